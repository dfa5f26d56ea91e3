// What the panes of a draft page do by themselves.

export function openPanes(room, signal) {
  openDetails(room.querySelector('[data-details]'), signal);
  followText(room.querySelector('.writing'), room.querySelector('.preview'), signal);
}

/** The button opens and closes the details, and the focus opens what it goes into. */
function openDetails(button, signal) {
  const show = open => button.setAttribute('aria-expanded', open);
  button.addEventListener('click', () => show(button.getAttribute('aria-expanded') !== 'true'), { signal });
  button.nextElementSibling.addEventListener('focusin', () => show(true), { signal });
}

/** The preview stays beside what is written. */
function followText(text, preview, signal) {
  const rest = pane => pane.scrollHeight - pane.clientHeight;
  text.addEventListener('scroll', () => {
    if (rest(text) > 0) preview.scrollTop = text.scrollTop / rest(text) * rest(preview);
  }, { signal, passive: true });
}
