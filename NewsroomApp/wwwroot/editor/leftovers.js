// Words that an earlier page of this person kept in the browser and that were never stored.
import { clean } from './clean.js';
import { forget, isKept } from './journal.js';
import { brought, pieces } from './manuscript.js';
import { apply, between, sparing } from './splices.js';

export class Leftovers {
  constructor(page) {
    this.page = page;
  }

  /** Restores them without asking if they are from this tab or nobody else has written since, unless both changed the
   *  same words; otherwise the writer decides. False while the journal has to keep them. `caret` is moved along. */
  async takeOver(old, caret, mine) {
    const { fields, line, manuscript } = this.page;
    if (this.found?.key === old.key) return false;
    let texts;
    const restored = await this.bring(old, there => {
      if (there && !old.broken && !there.clash && (mine || there.others === 0)) {
        this.putBack(there.typed);
        return true;
      }
      texts = this.leftTexts(old, there);
      return false;
    }, caret);
    if (restored) {
      for (const typed of manuscript.unstored) typed.at = Math.min(typed.at, old.at);
      await this.page.journal.keep(manuscript);
      return 'restored';
    }
    // One after the other: decide() comes back to it.
    if (this.found) return false;
    // What is offered is told as a difference to the text, which the desk must have for that.
    while (!line.isSent) {
      await line.allSent();
      texts = await this.bring(old, there => this.leftTexts(old, there));
    }
    const found = Object.entries(texts)
      .filter(([key, text]) => manuscript.meet(key) && clean(text) !== manuscript.text(key));
    if (found.length === 0) return Object.keys(texts).length > 0 || !old.texts;
    this.found = { ...old, found };
    try {
      const all = found.flatMap(([key, text]) =>
        pieces(between(manuscript.text(key), clean(text))).map(({ splices: [splice] }) => [key, ...splice]));
      for (const [i, piece] of all.entries())
        await this.page.line.say('Found', i === 0, i === all.length - 1, ...piece, old.at);
    } catch (error) {
      this.found = null;
      throw error;
    }
    return false;
  }

  /** The writer has chosen whether to keep the words found (WritingRoom.razor). What else was left is offered next. */
  async decide(keep) {
    const { page, found: old } = this;
    this.found = null;
    if (keep && isKept(old.key)) {
      await this.bring(old, there => {
        if (there && !old.broken) this.putBack(there.typed);
        else for (const [key, text] of old.found) {
          const now = page.manuscript.text(key), [splice] = between(now, text);
          if (splice) page.make(key, sparing(splice, now), { undoable: true });
        }
      });
      await page.journal.keep(page.manuscript);
    }
    forget(old.key);
    page.takeOver();
  }

  /** Gives `use` the changes as they apply to the text now, or null. The next line would make them wrong. */
  async bring(old, use, caret = null) {
    const { about, fields, line, manuscript } = this.page;
    if (old.edition !== about.edition || old.version > manuscript.version) return use(null);
    let lines = [];
    const last = () => lines.at(-1)?.version ?? old.version;
    for (let before = -1; last() < manuscript.version && last() > before;) {
      before = last();
      lines = await line.since(old.version);
    }
    for (const key of fields.byPart.keys()) this.page.notice(key);
    const { version, page, unstored: here } = manuscript;
    const there = brought(old, lines, version, fields.wholes, { caret, here, page });
    return use(there && this.textsOf(there.typed) ? there : null);
  }

  leftTexts(old, there) {
    if (there && !old.broken) return this.textsOf(there.typed);
    return old.edition === this.page.about.edition ? old.texts : {};
  }

  /** The texts these changes would produce; null when they do not fit. */
  textsOf(typed) {
    const { fields, manuscript } = this.page, texts = {};
    for (const { part, splices } of typed) {
      if (!manuscript.meet(part)) return null;
      const text = texts[part] ?? manuscript.text(part), whole = fields.isWhole(part);
      if (splices.some(([at, deleted]) => at + deleted > text.length) && !whole) return null;
      texts[part] = whole ? splices.map(s => s[2]).join('') : apply(splices, text);
    }
    return texts;
  }

  putBack(typed) {
    for (const { part, splices, follows } of typed) {
      this.page.undo[part]?.around(splices);
      this.page.make(part, splices, { follows });
    }
  }
}
