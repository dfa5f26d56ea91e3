// Where the writer is: kept over a reload, and told to colleagues.

import { scroller } from './sight.js';

const CARET = 'newsroom.caret';

/** In milliseconds. */
const PAUSE = 300;

export class Place {
  constructor(page) {
    this.page = page;
  }

  /** Keeps the caret while the page is left. */
  keep() {
    const { about, fields, manuscript } = this.page, part = fields.focused(), field = fields.get(part);
    try {
      sessionStorage.removeItem(CARET);
      if (part && !fields.isWhole(part))
        sessionStorage.setItem(CARET, JSON.stringify({
          statement: about.statement,
          version: manuscript.version,
          page: about.page,
          part,
          start: field.selectionStart,
          end: field.selectionEnd,
          top: scroller(field).scrollTop,
        }));
    } catch { /* no storage: the caret is not kept */ }
  }

  /** Where the caret was when this tab left this statement; null when it was on another page. */
  kept() {
    try {
      const caret = JSON.parse(sessionStorage.getItem(CARET));
      sessionStorage.removeItem(CARET);
      return caret?.statement === this.page.about.statement && this.page.fields.has(caret.part) ? caret : null;
    } catch {
      return null;
    }
  }

  /** Unless the writer has gone somewhere already. */
  goBack(caret) {
    const { fields } = this.page, field = fields.get(caret?.part);
    if (!field || fields.focused()) return;
    field.focus({ preventScroll: true });
    field.setSelectionRange(caret.start, caret.end);
    scroller(field).scrollTop = caret.top;
  }

  /** The selection in the part last used; null when nothing is selected. */
  marked() {
    const field = this.page.fields.get(this.part);
    return field && field.selectionEnd > field.selectionStart
      ? { part: this.part, start: field.selectionStart, length: field.selectionEnd - field.selectionStart }
      : null;
  }

  /** Whether colleagues are here, who see the caret. */
  join(company) {
    this.company = company;
    this.tell();
  }

  /** Tells colleagues where the caret is, not with each key. */
  tell() {
    const { fields, line, manuscript } = this.page;
    this.part = fields.focused() ?? this.part;
    if (!this.part || this.telling) return;
    this.telling = true;
    setTimeout(() => {
      this.telling = false;
      const { part } = this, field = fields.get(part), { version } = manuscript;
      const paragraph = part === 'body' ? field.value.slice(0, field.selectionStart).split(/\n\s*\n/).length : 0;
      const at = this.company && fields.focused() === part && !fields.isWhole(part)
        ? manuscript.there(part, field.selectionEnd)
        : null;
      const place = at === null ? `${part} ${paragraph}` : `${part} ${paragraph} ${at} ${version}`;
      if (place === this.told) return;
      this.told = place;
      line.say('At', part, paragraph, at, version).catch(() => { this.told = null; });
    }, PAUSE);
  }
}
