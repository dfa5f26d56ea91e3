// The fields of a draft page: one for each part of the text.
import { asDay } from './day.js';
import { hidden, hide } from './sight.js';
import { move } from './splices.js';

const DAYS = {
  day: 'Give a day, such as 20 November 2015 or 2015-11-20.',
  minute: 'Give a day and a time, such as 20 November 2015, 14:05.',
};

export class Fields {
  constructor(room) {
    // The preview names its captions, too.
    const fields = room.querySelectorAll(':is(textarea, select, input)[data-part]');
    this.byPart = new Map([...fields].map(field => [field.dataset.part, field]));
    for (const [key, field] of this.byPart)
      if (field.dataset.day) asDay(field, () => this.refuse(key, DAYS[field.dataset.day]));
    /** The keys of parts that change as a whole, such as a date. */
    this.wholes = [...this.byPart].filter(([, field]) => field.dataset.whole !== undefined).map(([key]) => key);
  }

  /** Fields of files come and go. Gives those that are new, as [key, field] pairs. */
  meet(room) {
    for (const [key, field] of this.byPart) if (!field.isConnected) this.byPart.delete(key);
    const met = [...room.getElementsByClassName('of-file')]
      .map(part => part.querySelector('[data-part]'))
      .filter(field => field && !this.byPart.has(field.dataset.part))
      .map(field => [field.dataset.part, field]);
    for (const [key, field] of met) this.byPart.set(key, field);
    return met;
  }

  get size() { return this.byPart.size; }

  get(key) { return this.byPart.get(key); }

  has(key) { return this.byPart.has(key); }

  isWhole(key) { return this.wholes.includes(key); }

  texts() { return Object.fromEntries([...this.byPart].map(([key, field]) => [key, field.value])); }

  /** The part whose field has the focus; null when none has. */
  focused() {
    const key = document.activeElement?.dataset?.part;
    return key && this.get(key) === document.activeElement ? key : null;
  }

  /** Says what is wrong with a part, until it is changed. */
  refuse(key, sentence) {
    const field = this.get(key);
    field.setAttribute('aria-invalid', true);
    say(field, sentence);
    field.addEventListener('input', () => { field.removeAttribute('aria-invalid'); say(field, ''); }, { once: true });
  }

  /** Shows a colleague's change; the caret and the visible text stay where they are. */
  show(key, text, splices) {
    const field = this.get(key);
    if (!field) return;
    if (this.isWhole(key)) { field.value = text; return; }
    const { selectionStart, selectionEnd, selectionDirection, scrollHeight } = field, top = hidden(field);
    const eye = field === document.activeElement ? selectionStart : field.value.length * top / scrollHeight;
    field.value = text;
    sayLength(field);
    field.setSelectionRange(
      move(splices, selectionStart, false),
      move(splices, selectionEnd, false),
      selectionDirection
    );
    if (top > 0) hide(field, top + (splices.every(([at]) => at < eye) ? field.scrollHeight - scrollHeight : 0));
  }
}

/** Refuses a paste over the limit as a whole: half of one could be taken for all of it. */
export function refuseTooLong(area, e) {
  const text = e.data ?? e.dataTransfer?.getData('text/plain') ?? '';
  const replaced = e.type === 'drop' ? 0 : area.selectionEnd - area.selectionStart;
  const length = area.value.length - replaced + text.length, tooLong = text.length > 0 && length > +area.dataset.limit;
  if (tooLong) e.preventDefault();
  say(area, tooLong
    ? `This would make ${count(length)} characters, and ${takes(area)}. Nothing was put in; use a shorter piece.`
    : '');
}

/** Text may be longer than its part takes: two people wrote it, or another program put it there. */
export function sayLength(area) {
  const { length } = area.value;
  say(area, length > +area.dataset.limit ? `${takes(area)}; this one has ${count(length)}. Shorten it.` : '');
}

const count = number => number.toLocaleString('en');

const takes = area => `${area.labels[0].textContent} takes up to ${count(+area.dataset.limit)}`;

function say(area, sentence) {
  const note = document.getElementById(area.id + '-note');
  if (note.textContent !== sentence) note.textContent = sentence;
}
