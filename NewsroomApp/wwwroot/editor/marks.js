// The body's toolbar and shortcuts. They change the text through WritingPage.put, so that each is undone in one step.

const around = {
  bold: ['**', '**', 'bold words'],
  italic: ['*', '*', 'words in italics'],
  link: ['[', '](https://)', 'link text'],
};
const before = { heading: '## ', quotation: '> ', list: '- ' };

export class Marks {
  /** `put(start, end, text, from, to)` replaces start to end by the text, then selects from to to. */
  constructor(area, toolbar, put) {
    this.area = area;
    this.put = (start, end, text, from, to) => put([[start, end - start, text]], from, to);
    const buttons = [...toolbar.querySelectorAll('[data-mark]')];
    toolbar.addEventListener('click', e => {
      const button = e.target.closest('[data-mark]');
      if (button) this.set(button.dataset.mark);
    });
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
      const mark = e.altKey
        ? { h: 'heading', q: 'quotation', l: 'list' }[key]
        : { b: 'bold', i: 'italic', k: 'link' }[key];
      if (mark) { e.preventDefault(); this.set(mark); }
    });
  }

  set(mark) {
    this.area.focus();
    if (mark in around) this.wrap(...around[mark]);
    else this.prefix(before[mark]);
  }

  wrap(open, close, example) {
    const { selectionStart: start, selectionEnd: end, value: text } = this.area;
    if (text.slice(start - open.length, start) === open
      && text.slice(end, end + close.length) === close
      && text[start - open.length - 1] !== open[0]) {
      this.put(start - open.length, end + close.length, text.slice(start, end), start - open.length, end - open.length);
      return;
    }
    const words = text.slice(start, end) || example;
    const after = start + open.length + words.length;
    if (close.length > 2) this.put(start, end, open + words + close, after + 2, after + close.length - 1);
    else this.put(start, end, open + words + close, start + open.length, after);
  }

  prefix(sign) {
    const { selectionStart, selectionEnd, value: text } = this.area;
    const start = text.lastIndexOf('\n', selectionStart - 1) + 1;
    const found = text.indexOf('\n', selectionEnd);
    const end = found < 0 ? text.length : found;
    const lines = text.slice(start, end).split('\n');
    const off = lines.every(line => line.startsWith(sign));
    const marked = lines.map(line => off ? line.slice(sign.length) : sign + line).join('\n');
    this.put(start, end, marked, start + (lines.length > 1 ? 0 : marked.length), start + marked.length);
  }
}
