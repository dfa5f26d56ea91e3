// The browser's side of a draft page. Each textarea keeps its own words; what changed since the server last agreed is sent as
// (start, deleted, inserted), one delta under way at a time, so that nothing is lost while the line is slow and nothing is sent twice.

const CHUNK = 4000;

export function open(room, desk) {
  const parts = [...room.querySelectorAll('textarea[data-part]')].map(area => new Part(area, desk));
  const body = room.querySelector('textarea[data-part="Body"]');
  if (body && !body.readOnly) new Marks(body, room.querySelector('[role="toolbar"]'), desk);
  room.dataset.ready = parts.length;
}

class Part {
  constructor(area, desk) {
    this.area = area;
    this.desk = desk;
    this.agreed = area.value;
    this.note = document.getElementById(area.id + '-note');
    area.addEventListener('beforeinput', e => this.refuseTooLong(e));
    area.addEventListener('input', () => this.changed());
    if (area.dataset.singleLine !== undefined) area.addEventListener('keydown', e => { if (e.key === 'Enter' && !e.isComposing) e.preventDefault(); });
  }

  /** A paste over the limit is refused whole, so that no half of it stands there as if it were all. */
  refuseTooLong(e) {
    const { area } = this, limit = +area.dataset.limit;
    const text = e.data ?? e.dataTransfer?.getData('text/plain') ?? '';
    const length = area.value.length - (area.selectionEnd - area.selectionStart) + text.length;
    this.say('');
    if (text.length === 0 || length <= limit) return;
    e.preventDefault();
    this.say(`This would make ${length.toLocaleString('en')} characters, and ${area.dataset.part} takes up to ${limit.toLocaleString('en')}. Nothing was put in; use a shorter piece.`);
  }

  changed() {
    const { area } = this;
    if (area.dataset.singleLine !== undefined && area.value.includes('\n')) {
      const caret = area.selectionStart;
      area.value = area.value.replaceAll('\n', ' ');
      area.setSelectionRange(caret, caret);
    }
    this.send();
  }

  async send() {
    if (this.sending) return;
    this.sending = true;
    try {
      while (this.area.value !== this.agreed) {
        const wanted = this.area.value;
        const delta = difference(this.agreed, wanted);
        const inserted = whole(wanted, delta.start, Math.min(delta.inserted, CHUNK));
        const next = this.agreed.slice(0, delta.start) + inserted + this.agreed.slice(delta.start + delta.deleted);
        try {
          const agreed = await this.desk.invokeMethodAsync('Type', this.area.dataset.part, delta.start, delta.deleted, inserted, next !== wanted, hash(next));
          this.agreed = agreed ? next : '';
        } catch {
          document.querySelector('[data-saved]')?.setAttribute('data-cut-off', '');
          if (document.documentElement.dataset.connection === 'lost') return;
          await new Promise(resolve => setTimeout(resolve, 500));
          continue;
        }
        document.querySelector('[data-saved]')?.removeAttribute('data-cut-off');
      }
    } finally {
      this.sending = false;
    }
  }

  say(sentence) {
    if (this.note.textContent !== sentence) this.note.textContent = sentence;
  }
}

/** The one span in which two texts differ, never cutting a surrogate pair. */
function difference(before, after) {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (start > 0 && isHigh(before, start - 1)) start--;
  let end = 0;
  while (end < shortest - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++;
  if (end > 0 && isLow(after, after.length - end)) end--;
  return { start, deleted: before.length - start - end, inserted: after.length - start - end };
}

function whole(text, start, length) {
  if (length > 0 && start + length < text.length && isHigh(text, start + length - 1)) length++;
  return text.slice(start, start + length);
}

const isHigh = (text, at) => (text.charCodeAt(at) & 0xFC00) === 0xD800;
const isLow = (text, at) => (text.charCodeAt(at) & 0xFC00) === 0xDC00;

/** FNV-1a over UTF-16 units, as TypedText.Hash. */
function hash(text) {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return h >>> 0;
}

/** Toolbar and shortcuts. Text is put in by execCommand, which is old but the one way that undo understands. */
class Marks {
  static around = { bold: ['**', '**', 'bold words'], italic: ['*', '*', 'words in italics'], link: ['[', '](https://)', 'link text'] };
  static before = { heading: '## ', quotation: '> ', list: '- ' };

  constructor(area, toolbar, desk) {
    this.area = area;
    const buttons = [...toolbar.querySelectorAll('[data-mark]')];
    toolbar.addEventListener('click', e => { const button = e.target.closest('[data-mark]'); if (button) this.put(button.dataset.mark); });
    toolbar.addEventListener('keydown', e => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
      if (!step) return;
      e.preventDefault();
      const next = buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length);
      for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
      next.focus();
    });
    area.addEventListener('keydown', e => {
      if (!(e.ctrlKey || e.metaKey) || e.isComposing) return;
      const key = e.key.toLowerCase();
      const mark = e.altKey ? { h: 'heading', q: 'quotation', l: 'list' }[key] : { b: 'bold', i: 'italic', k: 'link' }[key];
      if (mark) { e.preventDefault(); this.put(mark); }
    });
    area.closest('.writing').addEventListener('keydown', e => {
      if ((e.ctrlKey || e.metaKey) && !e.altKey && e.key.toLowerCase() === 's') { e.preventDefault(); desk.invokeMethodAsync('SaveRevision'); }
    });
  }

  put(mark) {
    this.area.focus();
    if (mark in Marks.around) this.wrap(...Marks.around[mark]);
    else this.prefix(Marks.before[mark]);
  }

  wrap(open, close, example) {
    const { area } = this, start = area.selectionStart, end = area.selectionEnd, text = area.value;
    if (text.slice(start - open.length, start) === open && text.slice(end, end + close.length) === close && text[start - open.length - 1] !== open[0]) {
      area.setSelectionRange(start - open.length, end + close.length);
      insert(text.slice(start, end));
      area.setSelectionRange(start - open.length, end - open.length);
      return;
    }
    const words = text.slice(start, end) || example;
    insert(open + words + close);
    if (close.length > 2) area.setSelectionRange(start + open.length + words.length + 2, start + open.length + words.length + close.length - 1);
    else area.setSelectionRange(start + open.length, start + open.length + words.length);
  }

  prefix(sign) {
    const { area } = this, text = area.value;
    const start = text.lastIndexOf('\n', area.selectionStart - 1) + 1;
    const found = text.indexOf('\n', area.selectionEnd);
    const end = found < 0 ? text.length : found;
    const lines = text.slice(start, end).split('\n');
    const off = lines.every(line => line.startsWith(sign));
    const marked = lines.map(line => off ? line.slice(sign.length) : sign + line).join('\n');
    area.setSelectionRange(start, end);
    insert(marked);
    area.setSelectionRange(start + (lines.length > 1 ? 0 : marked.length), start + marked.length);
  }
}

const insert = text => document.execCommand(text ? 'insertText' : 'delete', false, text);
