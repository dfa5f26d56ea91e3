// The browser's half of a draft page. Each change in a field is sent to the server as splices and kept in the journal
// (journal.js) until it is stored. Colleagues' changes are merged in (manuscript.js) without moving the caret.
import { Find, sight } from './find.js';
import { Journal, left, forget } from './journal.js';
import { Manuscript, brought } from './manuscript.js';
import { Marks } from './marks.js';
import { apply, between, move } from './splices.js';
import { Undo } from './undo.js';

const CARET = 'newsroom.caret';

/** One change in this many carries a hash of its text, so that browser and server notice when they differ. */
const CHECKED = 8;

export async function open(room, desk, about) {
  const page = new WritingPage(room, desk, about);
  await page.begin();
  return page;
}

class WritingPage {
  constructor(room, desk, about) {
    this.room = room;
    this.desk = desk;
    this.about = about;
    this.fields = new Map([...room.querySelectorAll('[data-part]')].map(field => [field.dataset.part, field]));
    this.wholes = [...this.fields].filter(([, field]) => field.dataset.whole !== undefined).map(([label]) => label);
    this.manuscript = new Manuscript(
      about.page,
      about.version,
      Object.fromEntries([...this.fields].map(([label, field]) => [label, field.value])),
      this.wholes
    );
    this.undo = Object.fromEntries([...this.fields.keys()].map(label => [label, new Undo()]));
    this.journal = new Journal(about);
    this.turn = 0;
    this.over = new AbortController();
  }

  async begin() {
    for (const [label, field] of this.fields) this.listen(label, field);
    const { signal } = this.over, body = this.fields.get('Body');
    document.addEventListener('newsroom:connected', () => this.resume(), { signal });
    document.addEventListener('selectionchange', () => this.tellPlace(), { signal });
    window.addEventListener('pagehide', () => this.keepCaret(), { signal });
    this.room.addEventListener('keydown', e => {
      if ((e.ctrlKey || e.metaKey) && !e.altKey && e.key.toLowerCase() === 's') {
        e.preventDefault();
        this.desk.invokeMethodAsync('SaveRevision');
      }
      if ((e.ctrlKey || e.metaKey) && e.altKey && e.key.toLowerCase() === 'm'
        && this.room.querySelector('[data-calm]')) {
        e.preventDefault();
        this.calm();
      }
      if (e.key === 'Escape' && !e.defaultPrevented && 'calm' in document.documentElement.dataset
        && !e.target.closest('.find'))
        this.calm(false);
    }, { signal });
    if (body && !body.readOnly)
      new Find(body, this.room.querySelector('.find'), splices => this.make('Body', splices), signal);
    this.room.querySelector('[data-calm]')?.addEventListener('click', () => this.calm(), { signal });
    if (body && !body.readOnly)
      new Marks(body, this.room.querySelector('[role="toolbar"]'), (...change) => this.put(body, ...change));
    this.caret = this.keptCaret();
    await this.journal.leftovers((old, mine) => this.takeOver(old, mine));
    if (this.caret) {
      await this.bring({ ...this.caret, edition: this.about.edition, typed: [] }, this.caret);
      this.setCaret();
    }
    this.room.dataset.ready = this.fields.size;
  }

  close() {
    this.over.abort();
    delete document.documentElement.dataset.calm;
  }

  /** Shows only headline and body, or everything again. */
  calm(on = !('calm' in document.documentElement.dataset)) {
    document.documentElement.toggleAttribute('data-calm', on);
    this.room.querySelector('[data-calm]').setAttribute('aria-pressed', on);
    this.fields.get('Body').focus();
  }

  listen(label, field) {
    const { signal } = this.over;
    if (field.dataset.whole !== undefined) {
      field.addEventListener(
        'change',
        () => this.type(label, [[0, this.manuscript.text(label).length, field.value]]),
        { signal }
      );
      return;
    }
    const single = field.dataset.singleLine !== undefined;
    field.addEventListener('beforeinput', e => {
      if (e.inputType === 'historyUndo' || e.inputType === 'historyRedo') {
        e.preventDefault();
        this.takeBack(label, e.inputType === 'historyRedo');
      } else refuseTooLong(field, e);
    }, { signal });
    field.addEventListener('input', () => this.changed(label, field, single), { signal });
    field.addEventListener('compositionstart', () => { this.composing = true; }, { signal });
    field.addEventListener('compositionend', () => { this.composing = false; this.catchUp(); }, { signal });
    field.addEventListener('keydown', e => {
      if (e.isComposing) return;
      if (single && e.key === 'Enter') e.preventDefault();
      const key = (e.ctrlKey || e.metaKey) && !e.altKey ? e.key.toLowerCase() : '';
      if (key === 'z' || key === 'y') { e.preventDefault(); this.takeBack(label, key === 'y' || e.shiftKey); }
    }, { signal });
  }

  changed(label, field, single) {
    const [splice] = between(this.manuscript.text(label), field.value);
    if (!splice) return;
    const clean = printable(splice[2], single);
    if (clean !== splice[2]) {
      const caret = field.selectionStart;
      field.setRangeText(clean, splice[0], splice[0] + clean.length);
      field.setSelectionRange(caret, caret);
      splice[2] = clean;
    }
    this.type(label, [splice]);
  }

  type(label, splices, undoable = true) {
    if (undoable) this.undo[label].typed(splices, this.manuscript.text(label));
    this.manuscript.type(label, splices);
    this.send();
    this.keep();
  }

  /** A change the writer did not type: made by a button or by undo, or restored from an earlier page. */
  make(label, splices, undoable = true) {
    this.type(label, splices, undoable);
    this.fields.get(label).value = this.manuscript.text(label);
  }

  put(area, start, end, text, from, to) {
    if (area.value.length - (end - start) + text.length > +area.dataset.limit) return;
    this.make(area.dataset.part, [[start, end - start, text]]);
    area.setSelectionRange(from, to);
  }

  takeBack(label, again) {
    const field = this.fields.get(label),
      step = field.readOnly ? null : this.undo[label].step(again, this.manuscript.text(label));
    if (!step) return;
    this.make(label, step, false);
    const last = step.at(-1), caret = last ? move(step, last[0] + last[1], true) : field.selectionStart;
    field.setSelectionRange(caret, caret);
  }

  /** Resolves once everything typed so far is sent. One change at a time: on a slow line several keys go as one. */
  send() {
    if (!this.sending && !this.cut && !away()) this.way = this.tell();
    return this.way;
  }

  async tell() {
    const turn = this.turn;
    this.sending = true;
    try {
      for (let next; (next = this.manuscript.next());) {
        const lines = await this.desk.invokeMethodAsync(
          'Type',
          next.sequence,
          this.manuscript.version,
          [next.part, ...next.splices.flat()],
          next.more,
          next.sequence % CHECKED === 0 ? hash(next.text) : null
        );
        if (turn !== this.turn) return;
        if (!lines) return this.startOver();
        if (lines.length > 0) this.take(lines);
      }
    } catch {
      if (turn === this.turn) this.interrupted();
    } finally {
      if (turn === this.turn) this.sending = false;
    }
  }

  interrupted() {
    this.cut = true;
    if (!away()) setTimeout(() => this.resume(), 1000);
  }

  /** After a lost connection: sends all unstored changes again, then fetches what others have stored meanwhile. */
  async resume() {
    if (this.over.signal.aborted) return;
    this.turn++;
    this.sending = this.cut = false;
    this.manuscript.tellAgain();
    await this.send();
    if (!this.cut) await this.catchUp().catch(() => this.interrupted());
  }

  async catchUp() {
    this.take(await this.desk.invokeMethodAsync('Since', this.manuscript.version));
  }

  /** Takes log lines in order. Skips those already taken, and fetches the rest when there is a gap. */
  take(lines) {
    if (this.composing) return;
    const before = this.manuscript.version;
    let others = false;
    for (const line of lines) {
      if (line.version <= this.manuscript.version) continue;
      if (line.version !== this.manuscript.version + 1) { this.catchUp(); break; }
      for (const [label, splices] of this.manuscript.take(line)) {
        others = true;
        this.show(label, splices);
      }
    }
    if (this.manuscript.version === before) return;
    this.keep();
    if (others) this.desk.invokeMethodAsync('Took', this.manuscript.version).catch(() => { });
  }

  /** Shows a colleague's change; the caret and the visible text stay where they are. */
  show(label, splices) {
    const field = this.fields.get(label);
    this.undo[label].around(splices);
    if (this.wholes.includes(label)) { field.value = this.manuscript.text(label); return; }
    const { selectionStart, selectionEnd, selectionDirection, scrollTop, scrollHeight } = field;
    const eye = field === document.activeElement ? selectionStart : field.value.length * scrollTop / scrollHeight;
    field.value = this.manuscript.text(label);
    field.setSelectionRange(
      move(splices, selectionStart, false),
      move(splices, selectionEnd, false),
      selectionDirection
    );
    field.scrollTop = scrollTop + (splices.every(([at]) => at < eye) ? field.scrollHeight - scrollHeight : 0);
  }

  keep() {
    const kept = this.journal.keep(this.manuscript, { now: this.cut || away() });
    document.querySelector('[data-saved]')?.toggleAttribute('data-unkept', !kept);
    this.room.toggleAttribute('data-unstored', this.manuscript.unstored.length > 0);
  }

  /** Browser and server hold different texts, a bug: reloads the page and then offers the writer what was here. */
  startOver() {
    this.journal.keep(this.manuscript, { broken: true });
    location.reload();
  }

  /** Words left by an earlier page. Restores them without asking if they are from this tab or nobody else has written
   *  since, unless both changed the same words; otherwise the writer decides. True when the journal may forget them. */
  async takeOver(old, mine) {
    const there = await this.bring(old, mine ? this.caret : null);
    if (there && !old.broken && !there.clash && (mine || there.others === 0)) {
      this.putBack(there.typed);
      if (mine) this.setCaret();
      return true;
    }
    const texts = there && !old.broken ? this.textsOf(there.typed)
      : old.edition === this.about.edition ? old.texts
      : {};
    const found = Object.entries(texts)
      .filter(([label, text]) => this.fields.has(label) && text !== this.manuscript.text(label));
    if (found.length === 0) return Object.keys(texts).length > 0 || !old.texts;
    this.old = { ...old, found };
    for (const [label, text] of found) {
      const [[at, deleted, inserted]] = between(this.manuscript.text(label), text);
      for (let from = 0; from === 0 || from < inserted.length; from += 4000)
        await this.desk.invokeMethodAsync(
          'Found',
          label,
          at + from,
          from === 0 ? deleted : 0,
          inserted.slice(from, from + 4000),
          old.at
        );
    }
    return false;
  }

  async bring(old, caret = null) {
    if (old.edition !== this.about.edition || old.version > this.manuscript.version) return null;
    const lines = old.version < this.manuscript.version
      ? await this.desk.invokeMethodAsync('Since', old.version)
      : [];
    const there = brought(old, lines, this.manuscript.version, this.wholes, caret);
    return there && this.textsOf(there.typed) ? there : null;
  }

  /** The texts these changes would produce; null when they do not fit. */
  textsOf(typed) {
    const texts = {};
    for (const { part, splices } of typed) {
      if (!this.fields.has(part)) return null;
      const text = texts[part] ?? this.manuscript.text(part);
      if (splices.some(([at, deleted]) => at + deleted > text.length) && !this.wholes.includes(part)) return null;
      texts[part] = this.wholes.includes(part) ? splices.map(s => s[2]).join('') : apply(splices, text);
    }
    return texts;
  }

  putBack(typed) {
    for (const { part, splices } of typed) if (splices.length > 0) this.make(part, splices, false);
  }

  /** The writer has chosen whether to keep the words found (WritingRoom.razor). */
  async decide(keep) {
    const { old } = this;
    this.old = null;
    if (keep) {
      const there = old.broken ? null : await this.bring(old);
      if (there) this.putBack(there.typed);
      else for (const [label, text] of old.found) this.make(label, between(this.manuscript.text(label), text));
    }
    forget(old.key);
  }

  /** Replaces the expected words by the version chosen; false when they have changed since the choice was offered. */
  replace(label, at, length, expected, text) {
    if (this.manuscript.text(label).slice(at, at + length) !== expected) return false;
    this.make(label, [[at, this.wholes.includes(label) ? this.manuscript.text(label).length : length, text]]);
    const field = this.fields.get(label);
    field.focus();
    if (!this.wholes.includes(label)) field.setSelectionRange(at, at + text.length);
    return true;
  }

  /** The selection in the part last used; null when nothing is selected. */
  marked() {
    const field = this.fields.get(this.here);
    return field && field.selectionEnd > field.selectionStart
      ? { part: this.here, start: field.selectionStart, length: field.selectionEnd - field.selectionStart }
      : null;
  }

  select(label, at, length) {
    const field = this.fields.get(label);
    field?.focus({ preventScroll: true });
    field?.scrollIntoView({ block: 'nearest' });
    if (field) sight(field, at, length);
  }

  /** Tells colleagues which paragraph the caret is in. */
  tellPlace() {
    const field = document.activeElement, label = field?.dataset?.part;
    if (!label || this.fields.get(label) !== field) return;
    this.here = label;
    if (this.telling) return;
    this.telling = true;
    setTimeout(() => {
      this.telling = false;
      const paragraph = label === 'Body' ? field.value.slice(0, field.selectionStart).split(/\n\s*\n/).length : 0;
      const place = `${label} ${paragraph}`;
      if (place === this.place || this.cut || away() || this.over.signal.aborted) return;
      this.place = place;
      this.desk.invokeMethodAsync('At', label, paragraph).catch(() => { this.place = null; });
    }, 250);
  }

  keepCaret() {
    const field = document.activeElement, part = field?.dataset?.part;
    try {
      sessionStorage.removeItem(CARET);
      if (part && this.fields.get(part) === field && !this.wholes.includes(part))
        sessionStorage.setItem(CARET, JSON.stringify({
          statement: this.about.statement,
          version: this.manuscript.version,
          page: this.about.page,
          part,
          start: field.selectionStart,
          end: field.selectionEnd,
          top: field.scrollTop,
          sight: scrollY,
        }));
    } catch { /* no storage: the caret is not kept */ }
  }

  /** Where the caret was when this tab left this statement; null when it was on another page. */
  keptCaret() {
    try {
      const caret = JSON.parse(sessionStorage.getItem(CARET));
      sessionStorage.removeItem(CARET);
      return caret?.statement === this.about.statement && this.fields.has(caret.part) ? caret : null;
    } catch {
      return null;
    }
  }

  setCaret() {
    const { caret } = this, field = this.fields.get(caret?.part);
    this.caret = null;
    if (!field) return;
    field.focus({ preventScroll: true });
    field.setSelectionRange(caret.start, caret.end);
    field.scrollTop = caret.top;
    scrollTo(0, caret.sight);
  }
}

/** Whether the connection is lost; set by reconnect.js. */
const away = () => document.documentElement.dataset.connection === 'lost';

/** Shows what this browser still holds for a statement that has no draft any more. */
export function showLeft(panel, person, statement) {
  const found = left(person, statement);
  panel.hidden = found.length === 0;
  panel.querySelector('pre').textContent = found
    .flatMap(old => Object.entries(old.texts).map(([label, text]) => `${label}\n${text}`))
    .join('\n\n');
  panel.querySelector('[data-copy]').onclick = e => navigator.clipboard
    .writeText(panel.querySelector('pre').textContent)
    .then(() => { e.target.textContent = 'Copied'; });
  panel.querySelector('[data-forget]').onclick = () => { found.forEach(old => forget(old.key)); panel.hidden = true; };
}

/** Refuses a paste over the limit as a whole: half of one could be taken for all of it. */
function refuseTooLong(area, e) {
  const limit = +area.dataset.limit, note = document.getElementById(area.id + '-note');
  const text = e.data ?? e.dataTransfer?.getData('text/plain') ?? '';
  const length = area.value.length - (area.selectionEnd - area.selectionStart) + text.length;
  const tooLong = text.length > 0 && length > limit;
  const sentence = tooLong
    ? `This would make ${length.toLocaleString('en')} characters, and ${area.dataset.part} takes up to `
      + `${limit.toLocaleString('en')}. Nothing was put in; use a shorter piece.`
    : '';
  if (note.textContent !== sentence) note.textContent = sentence;
  if (tooLong) e.preventDefault();
}

/** Replaces control characters and lone surrogates one for one with U+FFFD, so that no position moves. */
function printable(text, single) {
  const clean = text
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
  return single ? clean.replaceAll('\n', ' ') : clean;
}

/** FNV-1a over UTF-16 units; must match DraftSession.Hash. */
function hash(text) {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return h >>> 0;
}
