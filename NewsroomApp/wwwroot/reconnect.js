// Shows and hides the notice of Reconnect.razor as the framework reports on the connection. While there is none it keeps trying: the framework first, and once that gives up
// or the server has forgotten this page, by loading the page anew as soon as the server answers. What was typed waits in the journal (editor/journal.js).
(() => {
  const notice = document.getElementById('components-reconnect-modal');
  notice.addEventListener('components-reconnect-state-changed', e => {
    const { state } = e.detail;
    if (state === 'show') lost();
    else if (state === 'hide') back();
    else if (state === 'failed') again();
    else if (state === 'rejected' || state === 'paused' || state === 'resume-failed') reloadWhenThere();
  });

  function lost() {
    document.documentElement.dataset.connection = 'lost';
    notice.classList.add('shown');
  }

  function back() {
    delete document.documentElement.dataset.connection;
    notice.classList.remove('shown');
    document.dispatchEvent(new Event('newsroom:connected'));
  }

  async function again() {
    while (!await answers()) await new Promise(resolve => setTimeout(resolve, 1000));
    if (await Blazor.reconnect().catch(() => false)) back();
    else location.reload();
  }

  async function reloadWhenThere() {
    while (!await answers()) await new Promise(resolve => setTimeout(resolve, 500));
    location.reload();
  }

  const answers = () => fetch('/health/live', { cache: 'no-store' }).then(response => response.ok, () => false);

  // The line broke before the page was there: there is nothing to reconnect to.
  addEventListener('unhandledrejection', () => { if (!document.querySelector('[data-ready]')) reloadWhenThere(); });

  Blazor.start({
    circuit: { reconnectionOptions: { maxRetries: 1000, retryIntervalMilliseconds: tries => tries < 10 ? 300 : 1000 } },
  });
})();
