// Entry of the draft editor. A page listens from the moment its fields appear, before the connection to the desk is
// ready, so that what is typed at once is neither lost nor taken for the stored text.
import { forget, left } from './journal.js';
import { WritingPage, sayLate } from './page.js';
import './signout.js';

const pages = new Map();
const rooms = document.getElementsByClassName('room');

/** Runs before any key can reach fields that have just been rendered: observers are told before the next event. */
function follow() {
  for (const room of rooms) if (!pages.has(room)) pages.set(room, new WritingPage(room));
  for (const [room, page] of pages)
    if (room.isConnected) page.meet();
    else { page.close(); pages.delete(room); }
}

new MutationObserver(follow).observe(document.documentElement, { childList: true, subtree: true });
follow();

/** The desk is ready for the page of this room, which it names so that nobody takes over another's. */
export async function open(room, desk, { page: name }) {
  follow();
  const page = pages.get(room);
  if (page.about.page !== name) throw new Error('The fields belong to another page.');
  page.connect(desk);
  return page;
}

/** Shows what this browser still holds for a statement and the edition that is `open`, if any, does not take. `labels`:
 *  what each part is called. */
export async function showLeft(panel, person, statement, open, labels) {
  const found = (await left(person, statement)).filter(old => old.edition !== open);
  // The page may have gone on meanwhile.
  if (!panel) return;
  panel.hidden = found.length === 0;
  if (found.length > 0) sayLate('Not saved yet');
  panel.querySelector('pre').textContent = found
    .flatMap(old => Object.entries(old.texts).map(([key, text]) => `${labels[key] ?? key}\n${text}`))
    .join('\n\n');
  panel.querySelector('[data-copy]').onclick = e => navigator.clipboard
    .writeText(panel.querySelector('pre').textContent)
    .then(() => { e.target.textContent = 'Copied'; });
  panel.querySelector('[data-forget]').onclick = () => {
    found.forEach(old => forget(old.key));
    panel.hidden = true;
    sayLate('');
  };
}
