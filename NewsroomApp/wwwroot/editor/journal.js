// What was typed and is not known to be stored, kept in this browser (localStorage) until it is: through a lost line, a killed server, an expired sign-in, a closed tab.
// One entry for each open page, under its person and statement; a lock held as long as the page lives tells whether another tab still looks after it.

const PREFIX = 'newsroom.typed.';
const TAB = 'newsroom.tab';
const TEXTS = '.texts';

export class Journal {
  constructor({ person, statement, edition, page }) {
    this.prefix = `${PREFIX}${person}.${statement}.`;
    this.edition = edition;
    this.page = page;
    this.works = true;
    navigator.locks?.request(this.prefix + page, () => new Promise(() => { }));
  }

  /** @param now that the texts matter now: nothing can be stored
   *  @param broken that the changes do not lead where they should, and only the texts can be trusted
   *  @returns false when this browser does not let us keep anything. */
  keep(manuscript, { now = false, broken = false } = {}) {
    try {
      const key = this.prefix + this.page;
      if (manuscript.unstored.length === 0) forget(key);
      else {
        localStorage.setItem(key, JSON.stringify({ edition: this.edition, page: this.page, version: manuscript.version, typed: manuscript.unstored, at: Date.now(), broken }));
        // A long text takes a while to write, so as long as it is about to be stored anyway it is not written with each key.
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

  /** The whole texts of the parts concerned, for the day when the changes alone cannot be placed any more; small while little is under way. */
  texts(manuscript) {
    const texts = {};
    for (const { part } of manuscript.unstored) texts[part] ??= manuscript.text(part);
    return texts;
  }

  /** Takes over what earlier pages left behind: each is given to the visitor once, by one tab only, and forgotten when the visitor returns true. */
  async leftovers(visit) {
    let last = null;
    try {
      last = sessionStorage.getItem(TAB);
      sessionStorage.setItem(TAB, this.page);
    } catch { /* a browser that forbids storage has nothing to take over */ }
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

/** What was left in this browser of a statement that nothing is drafted of any more. */
export const left = (person, statement) => keys(`${PREFIX}${person}.${statement}.`).map(read).filter(Boolean);

export function forget(key) {
  localStorage.removeItem(key);
  localStorage.removeItem(key + TEXTS);
}

/** With the lock of a page that is gone. The page this very tab came from may need a moment to let go of it. */
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
    return Array.isArray(left?.typed) && left.typed.length > 0 ? { ...left, key, texts: JSON.parse(localStorage.getItem(key + TEXTS)) ?? {} } : null;
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
