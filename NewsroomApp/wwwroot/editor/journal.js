// Keeps what was typed in localStorage until the server has stored it, so that it survives a lost connection, a server
// crash, an expired sign-in or a closed tab. One entry per open page, keyed by person and statement. Each page holds a
// Web Lock on its entry for as long as it is open, so that no other tab takes the entry over.

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
  close(manuscript) {
    this.keep(manuscript, { now: true });
    clearTimeout(this.later);
    this.release();
  }

  /** False when this browser keeps nothing. `now`: write the whole texts at once, as when the server is away. `broken`:
   *  the changes no longer lead to the texts, and only the texts can be trusted. */
  keep(manuscript, { now = false, broken = false } = {}) {
    try {
      const key = this.prefix + this.page;
      if (manuscript.unstored.length === 0 || 'leaving' in document.documentElement.dataset) forget(key);
      else {
        localStorage.setItem(key, JSON.stringify({
          edition: this.edition,
          page: this.page,
          version: manuscript.version,
          typed: manuscript.unstored,
          at: Date.now(),
          broken,
        }));
        // A long text is slow to write. While the server is about to store it, it is not written with each key.
        clearTimeout(this.later);
        if (broken || now) localStorage.setItem(key + TEXTS, JSON.stringify(this.texts(manuscript)));
        else this.later = setTimeout(() => this.keep(manuscript, { now: true }), 700);
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

  /** Hands each entry of an earlier page to `visit`, in one tab only, and forgets it when `visit` returns true. */
  async leftovers(visit) {
    let last = null;
    try {
      last = sessionStorage.getItem(TAB);
      sessionStorage.setItem(TAB, this.page);
    } catch { /* no storage: nothing to take over */ }
    for (const key of keys(this.prefix)) {
      if (key === this.prefix + this.page) continue;
      const mine = key === this.prefix + last;
      await held(key, mine, async () => {
        const left = read(key);
        if (!left || await visit(left, mine)) forget(key);
      });
    }
  }
}

/** The entries in this browser for a statement that has no draft any more. */
export const left = (person, statement) => keys(`${PREFIX}${person}.${statement}.`).map(read).filter(Boolean);

/** The keys of all entries of a person. */
export const of = person => keys(`${PREFIX}${person}.`);

export function forget(key) {
  localStorage.removeItem(key);
  localStorage.removeItem(key + TEXTS);
}

/** Runs `then` under the lock of a closed page. The page this tab has just left may take a moment to release it. */
async function held(key, wait, then) {
  if (!navigator.locks) return then();
  for (let tries = wait ? 20 : 1; tries > 0; tries--) {
    const free = await navigator.locks.request(key, { ifAvailable: true }, async lock => {
      if (lock) await then();
      return lock !== null;
    });
    if (free) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

function read(key) {
  try {
    const left = JSON.parse(localStorage.getItem(key));
    return Array.isArray(left?.typed) && left.typed.length > 0
      ? { ...left, key, texts: JSON.parse(localStorage.getItem(key + TEXTS)) ?? {} }
      : null;
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
