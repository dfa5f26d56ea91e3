// The fields of a draft page: one for each part of the text.
import { move } from './splices.js';

export class Fields {
  constructor(room) {
    this.byPart = new Map([...room.querySelectorAll('[data-part]')].map(field => [field.dataset.part, field]));
    /** The keys of parts that change as a whole, such as a date. */
    this.wholes = [...this.byPart].filter(([, field]) => field.dataset.whole !== undefined).map(([key]) => key);
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

  /** Shows a colleague's change; the caret and the visible text stay where they are. */
  show(key, text, splices) {
    const field = this.get(key);
    if (this.isWhole(key)) { field.value = text; return; }
    const { selectionStart, selectionEnd, selectionDirection, scrollTop, scrollHeight } = field;
    const eye = field === document.activeElement ? selectionStart : field.value.length * scrollTop / scrollHeight;
    field.value = text;
    field.setSelectionRange(
      move(splices, selectionStart, false),
      move(splices, selectionEnd, false),
      selectionDirection
    );
    field.scrollTop = scrollTop + (splices.every(([at]) => at < eye) ? field.scrollHeight - scrollHeight : 0);
  }
}

/** Refuses a paste over the limit as a whole: half of one could be taken for all of it. */
export function refuseTooLong(area, e) {
  const limit = +area.dataset.limit, note = document.getElementById(area.id + '-note');
  const text = e.data ?? e.dataTransfer?.getData('text/plain') ?? '';
  const length = area.value.length - (area.selectionEnd - area.selectionStart) + text.length;
  const tooLong = text.length > 0 && length > limit;
  const sentence = tooLong
    ? `This would make ${length.toLocaleString('en')} characters, and ${area.labels[0].textContent} takes up to `
      + `${limit.toLocaleString('en')}. Nothing was put in; use a shorter piece.`
    : '';
  if (note.textContent !== sentence) note.textContent = sentence;
  if (tooLong) e.preventDefault();
}
