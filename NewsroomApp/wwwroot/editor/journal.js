// Keeps what was typed in localStorage until the server has stored it, so that it survives a lost connection, a server
// crash, an expired sign-in or a closed tab. One entry per open page, keyed by person and statement. Each page holds a
// Web Lock on its entry for as long as it is open, so that no other tab takes the entry over. Entries are sealed for
// their person (seal.js).
import { seal, unseal } from '../seal.js';

const PREFIX = 'newsroom.typed.';
const TAB = 'newsroom.tab';
const TEXTS = '.texts';

export class Journal {
  constructor({ person, statement, edition, page }) {
    this.prefix = `${PREFIX}${person}.${statement}.`;
    this.edition = edition;
    this.page = page;
    this.works = true;
    const isOpen = new Promise(close => { this.release = close; });
    navigator.locks?.request(this.prefix + page, () => isOpen);
  }

  /** The page is over: what is not stored is there for whoever of this person opens the statement next. */
  async close(manuscript) {
    await this.keep(manuscript, { now: true });
    this.release();
  }

  /** False when this browser keeps nothing. `now`: write the whole texts at once, as when the server is away. `broken`:
   *  the changes no longer lead to the texts, and only the texts can be trusted. */
  async keep(manuscript, { now = false, broken = false } = {}) {
    try {
      const key = this.prefix + this.page, typed = manuscript.unstored, whole = broken || now;
      // A long text is slow to write. While the server is about to store it, it is not written with each key.
      clearTimeout(this.later);
      if (typed.length === 0 || 'leaving' in document.documentElement.dataset) forget(key);
      else {
        if (!whole) this.later = setTimeout(() => this.keep(manuscript, { now: true }), 700);
        const { edition, page } = this, { version } = manuscript;
        await Promise.all([
          write(key, { edition, page, version, typed, at: Date.now(), broken }),
          whole && write(key + TEXTS, this.texts(manuscript)),
        ]);
      }
      this.works = true;
    } catch {
      this.works = false;
    }
    return this.works;
  }

  /** The whole texts of the changed parts, for when the changes alone no longer fit. */
  texts(manuscript) {
    const texts = {};
    for (const { part } of manuscript.unstored) texts[part] ??= manuscript.text(part);
    return texts;
  }

  /** Whether an earlier page, or another window, has words that are not stored. */
  hasLeft() { return keys(this.prefix).some(key => key !== this.prefix + this.page); }

  /** Hands each entry of an earlier page to `visit`, in one tab only, and forgets it when `visit` resolves to true. An
   *  entry that somebody else has just now goes to `busy`. */
  async leftovers(visit, busy) {
    try {
      this.last ??= sessionStorage.getItem(TAB);
      sessionStorage.setItem(TAB, this.page);
    } catch { /* no storage: nothing to take over */ }
    // What this tab left comes back first: the rest is offered beside the text with it.
    const isMine = key => key === this.prefix + this.last;
    for (const key of keys(this.prefix).sort((a, b) => isMine(b) - isMine(a))) {
      if (key === this.prefix + this.page) continue;
      const mine = isMine(key);
      const free = await held(key, mine, async () => {
        const left = await read(key);
        if (left === null || left && await visit(left, mine)) forget(key);
      });
      if (!free) busy(key);
    }
  }
}

/** The entries in this browser for a statement that has no draft any more. */
export const left = async (person, statement) =>
  (await Promise.all(keys(`${PREFIX}${person}.${statement}.`).map(read))).filter(Boolean);

/** The keys of all entries of a person. */
export const of = person => keys(`${PREFIX}${person}.`);

/** False once another window has dealt with it. */
export const isKept = key => localStorage.getItem(key) !== null;

export function forget(key) {
  for (const each of [key, key + TEXTS]) {
    turns.delete(each);
    localStorage.removeItem(each);
  }
}

/** What is being sealed, by key. */
const turns = new Map();

/** Sealing takes a moment: only what is newest by then is written. Resolves once that or something newer is. */
function write(key, value) {
  const turn = seal(JSON.stringify(value)).then(sealed => {
    if (turns.get(key) !== turn) return turns.get(key);
    localStorage.setItem(key, sealed);
  });
  turns.set(key, turn);
  return turn;
}

/** Runs `then` under the lock of a closed page. The page this tab has just left may take a moment to release it. False
 *  when it did not get the lock. */
async function held(key, wait, then) {
  if (!navigator.locks) return then().then(() => true);
  for (let tries = wait ? 20 : 1; tries > 0; tries--) {
    const free = await navigator.locks.request(key, { ifAvailable: true }, async lock => {
      if (lock) await then();
      return lock !== null;
    });
    if (free) return true;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return false;
}

/** An entry; null when it is none; undefined when it is sealed for somebody else. */
async function read(key) {
  let kept, texts;
  try {
    [kept, texts] = await Promise.all([key, key + TEXTS].map(each => unseal(localStorage.getItem(each) ?? '{}')));
  } catch {
    return undefined;
  }
  try {
    const left = JSON.parse(kept);
    return Array.isArray(left.typed) && left.typed.length > 0 ? { ...left, key, texts: JSON.parse(texts) } : null;
  } catch {
    return null;
  }
}

function keys(prefix) {
  try {
    return Object.keys(localStorage).filter(key => key.startsWith(prefix) && !key.endsWith(TEXTS));
  } catch {
    return [];
  }
}
