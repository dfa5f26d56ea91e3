// Signing out with words that are not stored asks first: they leave this browser with their person.
import { forget, of } from './journal.js';

/** In milliseconds: how long a line that works may take to store the last words. */
const PATIENCE = 2000;

const QUESTION = 'Some of your words have not reached the newsroom, and this browser forgets them when you sign out. '
  + 'Sign out and lose them?';

document.addEventListener('submit', async e => {
  const form = e.target;
  if (form.dataset.person === undefined || of(form.dataset.person).length === 0) return;
  e.preventDefault();
  for (const end = performance.now() + PATIENCE; performance.now() < end;) {
    if (of(form.dataset.person).length === 0) break;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  const left = of(form.dataset.person);
  if (left.length > 0) {
    if (!confirm(QUESTION)) return;
    if (!await fetch('/health/live', { cache: 'no-store' }).then(answer => answer.ok, () => false)) {
      alert('The newsroom does not answer, so you are still signed in, and your words are still here.');
      return;
    }
    document.documentElement.dataset.leaving = '';
    left.forEach(forget);
  }
  form.submit();
});
