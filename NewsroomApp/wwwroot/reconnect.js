// Shows the notice of Reconnect.razor while the connection is lost. Blazor tries to reconnect first; if it gives up or
// the circuit is gone, the page is reloaded once the server answers. editor/journal.js keeps what was typed.
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
    watching ??= setInterval(watch, 5000);
  }

  let watching = null, healthy = 0;

  /** A dead connection may be waited for, for minutes, while the server answers others: then the page starts anew. */
  async function watch() {
    healthy = await answers() ? healthy + 1 : 0;
    if (watching && healthy > 3) location.reload();
  }

  function back() {
    clearInterval(watching);
    [watching, healthy] = [null, 0];
    delete document.documentElement.dataset.connection;
    notice.classList.remove('shown');
    document.dispatchEvent(new Event('newsroom:connected'));
  }

  async function again() {
    await untilThere(1000);
    if (await Blazor.reconnect().catch(() => false)) back();
    else location.reload();
  }

  async function reloadWhenThere() {
    await untilThere(500);
    location.reload();
  }

  async function untilThere(pause) {
    while (!await answers()) await new Promise(resolve => setTimeout(resolve, pause));
  }

  const answers = () => fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(4000) })
    .then(response => response.ok, () => false);

  // The connection broke before the page was ready, so there is nothing to reconnect to.
  addEventListener('unhandledrejection', () => { if (!document.querySelector('[data-ready]')) reloadWhenThere(); });

  // The editor has to be there before the fields are, so that it hears the first key (editor/editor.js).
  const editor = () => import('/editor/editor.js');
  editor().catch(() => untilThere(500).then(editor)).catch(() => { }).then(() => Blazor.start({
    circuit: { reconnectionOptions: { maxRetries: 1000, retryIntervalMilliseconds: tries => tries < 10 ? 300 : 1000 } },
  }));
})();
