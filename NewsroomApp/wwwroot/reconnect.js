// Shows and hides the dialog of Reconnect.razor as the framework reports on the connection.
(() => {
  const dialog = document.getElementById('components-reconnect-modal');
  dialog.addEventListener('components-reconnect-state-changed', e => {
    const state = e.detail.state;
    if (state === 'show' && !dialog.open) dialog.showModal();
    if (state === 'hide') dialog.close();
    dialog.classList.toggle('over', state === 'failed' || state === 'rejected');
    if (state === 'failed' || state === 'rejected') document.documentElement.dataset.connection = 'lost';
  });
  dialog.querySelector('[data-look]').addEventListener('click', () => dialog.close());
  dialog.querySelector('[data-reload]').addEventListener('click', () => location.reload());
})();
