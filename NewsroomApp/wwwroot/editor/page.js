// The browser's half of a draft page. Each change in a field goes to the desk as splices (line.js) and is kept in the
// journal until it is stored. Colleagues' changes are merged in (manuscript.js) without moving the caret.
import { clean } from './clean.js';
import { Fields, refuseTooLong, sayLength } from './fields.js';
import { Find } from './find.js';
import { Journal } from './journal.js';
import { Leftovers } from './leftovers.js';
import { Line, LineLost } from './line.js';
import { Manuscript } from './manuscript.js';
import { Marks } from './marks.js';
import { openPanes } from './panes.js';
import { Uploads } from './uploads.js';
import { Place } from './place.js';
import { htmlOf, isRich, stream } from './rich.js';
import { letter } from './shortcuts.js';
import { sight } from './sight.js';
import { apply, between, isNothing, move, replaced, sparing, typed } from './splices.js';
import { Underlay } from './underlay.js';
import { Undo } from './undo.js';

/** In milliseconds. Words that are not stored by then are said to be unsaved, whatever the server said last. */
const LATE = 2000;

/** In milliseconds. */
const LEAVING = 4000;

/** Where Enter leads. */
const NEXT = { headline: 'standfirst', standfirst: 'body' };

const PASTED = new Set(['insertFromPaste', 'insertFromDrop']);

export function sayLate(sentence) {
  const late = document.querySelector('[data-late]');
  if (late && late.textContent !== sentence) late.textContent = sentence;
}

const control = e => (e.ctrlKey || e.metaKey) && !e.altKey ? letter(e) : '';

export class WritingPage {
  constructor(room) {
    const { person, statement, edition, page, version } = room.dataset;
    this.room = room;
    this.about = { person, statement, edition: +edition, page, version: +version };
    this.fields = new Fields(room);
    this.manuscript = new Manuscript(page, +version, this.fields.texts(), this.fields.wholes);
    this.undo = Object.fromEntries([...this.fields.byPart.keys()].map(key => [key, new Undo()]));
    this.journal = new Journal(this.about);
    this.line = new Line(this.manuscript, {
      lines: lines => this.take(lines),
      cut: () => this.keep(),
      torn: () => this.startOver(),
    });
    this.leftovers = new Leftovers(this);
    this.place = new Place(this);
    this.later = new Set();
    this.answers = new Set();
    this.over = new AbortController();
    this.underlay = new Underlay(this, this.over.signal);
    new Uploads(this, this.over.signal);
    this.listen();
    if (!this.fields.focused() && Object.values(this.fields.texts()).every(text => !text))
      this.fields.get('headline')?.focus();
  }

  /** Fields that have appeared since: those of a file that was put in. */
  meet() {
    for (const [key, field] of this.fields.meet(this.room)) {
      this.manuscript.meet(key);
      this.undo[key] ??= new Undo();
      field.value = this.manuscript.text(key);
      this.follow(key, field, this.over.signal);
    }
  }

  get isLocked() { return this.fields.get('body').readOnly; }

  /** The desk answers now: what an earlier page left behind, the caret, and what was typed meanwhile. */
  async connect(desk) {
    if (this.line.desk) return;
    this.caret = this.place.kept();
    this.opening = true;
    this.sayWhetherLate();
    await this.line.connect(desk);
    await this.takeOver();
    this.opening = false;
    this.sayWhetherLate();
    this.room.dataset.ready = this.fields.size;
  }

  /** Takes over what earlier pages left behind, again where the line breaks meanwhile. */
  takeOver() {
    this.taken = (this.taken ?? Promise.resolve()).then(async () => {
      let returns;
      do {
        if (returns !== undefined) await this.line.back(returns);
        returns = this.line.returns;
      } while (!this.line.closed && !await this.tryToTakeOver());
    });
    return this.taken;
  }

  /** False when the line broke before all of it was taken over. */
  async tryToTakeOver() {
    const { journal, leftovers, place } = this;
    let whole = true;
    const unlessLost = error => {
      if (error instanceof LineLost) whole = false;
      else console.error(error);
      return false;
    };
    if (!this.isLocked)
      await journal.leftovers(async (old, mine) => {
        const moved = mine && this.caret ? { ...this.caret } : null;
        const outcome = await leftovers.takeOver(old, moved, mine).catch(unlessLost);
        if (outcome === 'restored' && moved) {
          place.goBack(moved);
          this.caret = null;
        }
        return outcome;
      }, key => this.takeOverLater(key));
    if (this.caret && whole) {
      const left = { ...this.caret, edition: this.about.edition, typed: [] };
      await leftovers.bring(left, () => place.goBack(this.caret), this.caret).catch(unlessLost);
    }
    return whole;
  }

  /** Once another window, or the page that this tab has just left, is done with it. */
  takeOverLater(key) {
    const { signal } = this.over;
    if (this.later.has(key)) return;
    this.later.add(key);
    navigator.locks.request(key, { signal }, () => this.later.delete(key)).then(() => this.takeOver(), () => { });
  }

  close() {
    if (this.over.signal.aborted) return;
    this.over.abort();
    this.line.close();
    this.journal.close(this.manuscript);
    clearTimeout(this.late);
    delete document.documentElement.dataset.calm;
  }

  listen() {
    const { signal } = this.over, body = this.fields.get('body');
    for (const [key, field] of this.fields.byPart) this.follow(key, field, signal);
    document.addEventListener('newsroom:connected', () => this.line.resume(), { signal });
    document.addEventListener('selectionchange', () => this.place.tell(), { signal });
    this.room.addEventListener('focusout', () => this.place.tell(), { signal });
    const watch = setInterval(() => this.watch(), LATE / 2);
    signal.addEventListener('abort', () => clearInterval(watch));
    window.addEventListener('pagehide', () => this.place.keep(), { signal });
    this.room.addEventListener('keydown', e => this.command(e), { signal });
    document.addEventListener('click', e => this.leave(e), { signal, capture: true });
    this.room.querySelector('[data-calm]')?.addEventListener('click', () => this.calm(), { signal });
    openPanes(this.room, signal);
    if (!body || body.readOnly) return;
    new Find(body, this.room.querySelector('.find'), splices => this.edit(body, splices), signal);
    new Marks(body, this.room.querySelector('[role="toolbar"]'), (...change) => this.mark(body, ...change));
  }

  /** A link waits until the desk has what was just typed, but no longer than LEAVING (ms). */
  async leave(e) {
    const link = e.target.closest?.('a[href]'), { line } = this;
    if (this.left || !link || link.target || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    for (const key of this.fields.byPart.keys()) this.notice(key);
    if (!line.desk || line.isDown || line.isSent) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    await Promise.race([line.allSent().catch(() => { }), new Promise(late => setTimeout(late, LEAVING))]);
    this.left = true;
    link.click();
  }

  command(e) {
    if (control(e) === 's') {
      e.preventDefault();
      this.line.say('SaveRevision').catch(() => { });
    } else if ((e.ctrlKey || e.metaKey) && e.altKey && letter(e) === 'm' && this.room.querySelector('[data-calm]')) {
      e.preventDefault();
      this.calm();
    } else if (e.key === 'Escape' && !e.defaultPrevented && 'calm' in document.documentElement.dataset
      && !e.target.closest('.find'))
      this.calm(false);
  }

  /** Shows only headline and body, or everything again. */
  calm(on = !('calm' in document.documentElement.dataset)) {
    document.documentElement.toggleAttribute('data-calm', on);
    this.room.querySelector('[data-calm]').setAttribute('aria-pressed', on);
    this.fields.get('body').focus();
  }

  follow(key, field, signal) {
    if (this.fields.isWhole(key)) {
      field.addEventListener('change', () => this.notice(key), { signal });
      return;
    }
    field.addEventListener('beforeinput', e => {
      this.chosen = { field, range: [field.selectionStart, field.selectionEnd] };
      if (e.inputType === 'historyUndo' || e.inputType === 'historyRedo') {
        e.preventDefault();
        this.takeBack(key, e.inputType === 'historyRedo');
      } else refuseTooLong(field, e);
    }, { signal });
    field.addEventListener('dragstart', () => { this.dragged = field; }, { signal });
    field.addEventListener('dragend', () => { this.dragged = null; }, { signal });
    // Before the browser takes the words out of where they were dragged from.
    field.addEventListener('drop', e => {
      this.html = this.dragged ? '' : htmlOf(e);
      if (this.dragged !== field) refuseTooLong(field, e);
    }, { signal });
    field.addEventListener('paste', e => { this.html = htmlOf(e); }, { signal });
    field.addEventListener('input', e => {
      const before = this.manuscript.text(key), put = this.notice(key, e.inputType !== 'insertText');
      // A paste that was refused left its formats here.
      const html = PASTED.has(e.inputType) ? this.html ?? '' : '';
      if (put && PASTED.has(e.inputType)) this.pasted(key, put, before, html).catch(() => { });
    }, { signal });
    field.addEventListener('blur', () => this.notice(key), { signal });
    field.addEventListener('compositionstart', () => {
      this.composed = this.manuscript.text(key);
    }, { signal });
    field.addEventListener('compositionend', () => this.compose(key), { signal });
    field.addEventListener('keydown', e => {
      if (e.isComposing) return;
      if (field.dataset.singleLine !== undefined && e.key === 'Enter') {
        e.preventDefault();
        this.fields.get(NEXT[key])?.focus();
      }
      const pressed = control(e);
      if (pressed === 'z' || pressed === 'y') {
        e.preventDefault();
        this.takeBack(key, pressed === 'y' || e.shiftKey);
      }
    }, { signal });
  }

  /** The desk keeps the formats of what was pasted, or looks at its line breaks and may offer to mend them. */
  async pasted(key, put, before, html) {
    const [at, , text] = put, step = this.undo[key].last;
    if (this.fields.get(key).dataset.singleLine !== undefined) return;
    if (isRich(html)) {
      // What the desk has by then may be another text: it is told this one, and answers in its places.
      const since = { key, changes: [] }, whole = this.manuscript.text(key);
      this.answers.add(since);
      const pasting = await this.line.insist(() => ['Converted', key, at, text.length, stream(whole), stream(html)])
        .finally(() => this.answers.delete(since));
      const isKept = pasting && this.format(key, put, before, step, pasting, since);
      if (pasting) {
        await this.send();
        await this.line.say('Formatted', isKept);
      }
      if (isKept) return;
    }
    if (!text.includes('\n')) return;
    await this.send();
    await this.line.say('Pasted', key, stream(text));
  }

  /** Puts the converted words where the pasted ones stand untouched, wherever that is `since`; one step undoes both. */
  format(key, [, deleted, text], before, step, { at, taken, markdown }, since) {
    this.notice(key);
    const now = this.manuscript.text(key), field = this.fields.get(key), around = taken.length - text.length;
    const words = clean(markdown), moved = (place, past) => since.changes.reduce((p, c) => move(c, p, past), place);
    const start = moved(at, true), end = moved(at + taken.length, false);
    if (!field || field.readOnly || words === taken || this.composed !== undefined || now.slice(start, end) !== taken
      || now.length - taken.length + words.length > +field.dataset.limit) return false;
    const splices = [[start, taken.length, words]];
    const instead = this.undo[key].instead(step, [[at, deleted + around, words]], before);
    if (!instead) this.undo[key].typed(splices, now, true);
    this.type(key, splices);
    this.fields.show(key, this.manuscript.text(key), splices);
    return true;
  }

  /** Takes what stands in a field and not in the manuscript for typed, with or without an event. Gives the change. */
  notice(key, alone = true) {
    const field = this.fields.get(key);
    if (!field) return;
    const before = this.manuscript.text(key);
    if (field.value === before) return;
    if (this.fields.isWhole(key)) { this.type(key, [[0, before.length, field.value]]); return; }
    const chosen = this.chosen?.field === field && replaced(before, field.value, this.chosen.range);
    const [splice] = chosen || typed(before, field.value, field.selectionEnd), put = splice[2];
    this.chosen = null;
    splice[2] = clean(put, field.dataset.singleLine !== undefined);
    if (splice[2] !== put) {
      const caret = splice[0] + clean(field.value.slice(splice[0], field.selectionStart)).length;
      field.setRangeText(splice[2], splice[0], splice[0] + put.length);
      field.setSelectionRange(caret, caret);
    }
    sayLength(field);
    const splices = sparing(splice, before);
    if (this.composed === undefined) this.undo[key].typed(splices, before, alone);
    this.type(key, splices);
    return splice;
  }

  /** Extensions, and helps for writing, may change a field without an event. */
  watch() {
    if (this.composed === undefined)
      for (const [key, field] of this.fields.byPart)
        if (!field.readOnly && !this.fields.isWhole(key)) this.notice(key);
  }

  /** What an input method put together in several steps is one change to undo. */
  compose(key) {
    const before = this.composed;
    this.notice(key);
    this.composed = undefined;
    const change = between(before ?? '', this.manuscript.text(key));
    if (before !== undefined && change.length > 0) this.undo[key].typed(change, before, true);
    this.line.catchUp().catch(() => { });
  }

  type(key, splices, follows = false) {
    if (splices.every(isNothing)) return;
    this.manuscript.type(key, splices, follows);
    this.changed(key, splices);
    this.underlay.draw();
    this.line.send();
    this.keep();
  }

  /** For answers of the desk that are still to come, and are about a text as it was. */
  changed(key, splices) {
    for (const since of this.answers) if (since.key === key) since.changes.push(splices);
  }

  /** A change the writer did not type: made by a button, which is one step to undo, or by undo, or restored from an
   *  earlier page. */
  make(key, splices, { undoable = false, follows = false } = {}) {
    // A file may have gone with its fields: what was typed of it comes back in one of its own.
    const field = this.fields.get(key), single = field?.dataset.singleLine !== undefined;
    const cleaned = splices.map(([at, deleted, inserted]) => [at, deleted, clean(inserted, single)]);
    if (undoable) this.undo[key]?.typed(cleaned, this.manuscript.text(key), true);
    this.type(key, cleaned, follows);
    if (field) field.value = this.manuscript.text(key);
  }

  /** A change of what stands in the field. False when the part would be too long. */
  edit(area, splices) {
    this.notice(area.dataset.part);
    if (apply(splices, area.value).length > +area.dataset.limit) return false;
    this.make(area.dataset.part, splices, { undoable: true });
    return true;
  }

  mark(area, splices, from, to) {
    if (this.edit(area, splices)) area.setSelectionRange(from, to);
  }

  takeBack(key, again) {
    this.notice(key);
    const field = this.fields.get(key),
      step = field.readOnly ? null : this.undo[key].step(again, this.manuscript.text(key));
    if (!step) return;
    // After a change in many places the writer stays where they are.
    const last = step.length > 2 ? null : step.at(-1);
    const caret = move(step, last ? last[0] + last[1] : field.selectionEnd, true);
    this.make(key, step);
    field.setSelectionRange(caret, caret);
  }

  /** Resolves once everything typed so far is sent. */
  send() { return this.line.send(); }

  /** Takes log lines in order. Skips those already taken, and fetches the rest when there is a gap. */
  take(lines) {
    if (this.composed !== undefined || this.over.signal.aborted) return;
    const before = this.manuscript.version;
    let others = false;
    for (const line of lines) {
      if (line.version <= this.manuscript.version) continue;
      if (line.version !== this.manuscript.version + 1) { this.line.catchUp().catch(() => { }); break; }
      // Also of parts that are no fields, such as topics.
      others ||= line.page !== this.about.page;
      for (const [key] of line.changes) this.notice(key);
      const were = this.manuscript.texts(line.changes.map(([key]) => key));
      for (const [key, splices] of this.manuscript.take(line)) {
        this.underlay.carets.wrote(line.page);
        this.undo[key]?.around(splices, were[key]);
        this.changed(key, splices);
        this.fields.show(key, this.manuscript.text(key), splices);
      }
    }
    if (this.manuscript.version === before) return;
    this.underlay.draw();
    if (this.place.company) this.place.tell();
    this.keep();
    if (others) this.line.say('Took', this.manuscript.version).catch(() => { });
  }

  /** Keeps what is not stored. */
  keep() {
    const waits = this.manuscript.unstored.length > 0;
    this.journal.keep(this.manuscript, { now: this.line.isDown })
      .then(kept => document.querySelector('[data-saved]')?.toggleAttribute('data-unkept', !kept));
    this.room.toggleAttribute('data-unstored', waits);
    this.sayWhetherLate();
  }

  /** By the oldest words that are not stored: of a long paste the store may have had nine pieces of ten. */
  sayWhetherLate() {
    clearTimeout(this.late);
    const left = LATE - (Date.now() - (this.manuscript.unstored[0]?.at ?? Infinity));
    const hasLeft = document.querySelector('section.left:not([hidden])')
      || (this.opening || this.isLocked) && this.journal.hasLeft();
    sayLate(left <= 0 || hasLeft ? 'Not saved yet' : '');
    if (left > 0 && left < Infinity) this.late = setTimeout(() => this.sayWhetherLate(), left);
  }

  /** Browser and server hold different texts, a bug: reloads the page and then offers the writer what was here. */
  async startOver() {
    await this.journal.keep(this.manuscript, { broken: true });
    location.reload();
  }

  /** What has to be mended first, said at the fields. */
  missing(issues) {
    for (const [key, sentence] of issues) this.fields.refuse(key, sentence);
    this.fields.get(issues[0]?.[0])?.focus();
  }

  decide(keep) { return this.leftovers.decide(keep); }

  marked() { return this.place.marked(); }

  comments(version, marks) { this.underlay.mark(version, marks); }

  colleagues(seats) {
    this.place.join(seats.length > 0);
    this.underlay.see(seats);
  }

  /** Replaces the expected words by the version chosen; false when they have changed since the choice was offered. */
  replace(key, at, length, expected, text) {
    const now = this.manuscript.text(key), only = now.indexOf(expected);
    if (!now.startsWith(expected, at)) {
      if (only < 0 || only !== now.lastIndexOf(expected)) return false;
      at = only;
    }
    const whole = this.fields.isWhole(key), field = this.fields.get(key);
    const splice = [at, whole ? this.manuscript.text(key).length : length, text];
    this.make(key, [splice], { undoable: true });
    field.focus();
    if (!whole) field.setSelectionRange(at, at + text.length);
    return true;
  }

  select(key, at, length) {
    const field = this.fields.get(key);
    field?.focus({ preventScroll: true });
    field?.scrollIntoView({ block: 'nearest' });
    if (field) sight(field, at, length);
  }
}
