// Opens the keyboard reference (Keys.razor) on ? outside text fields, or by its button; skips to the content.
document.addEventListener('keydown', e => {
  if (e.key === '?' && !e.ctrlKey && !e.metaKey && !e.altKey
    && !e.target.closest('input, textarea, select, [contenteditable]'))
    open();
});
document.addEventListener('click', e => {
  if (e.target.closest('[data-keys]')) open();
  if (e.target.closest('.skip')) document.getElementById('content').focus();
});

function open() {
  const keys = document.getElementById('keys');
  if (keys && !keys.open) keys.showModal();
}
