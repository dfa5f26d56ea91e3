// The body's toolbar and shortcuts. A mark changes only its own signs, never the words between them, so that words a
// colleague types there at the same time stay whole, and undo takes out the signs alone.
import { emphasized } from './emphasis.js';
import { linked } from './links.js';
import { linesOf } from './markdown.js';
import { letter } from './shortcuts.js';
import { apply, inverse, isLow, move } from './splices.js';

const emphases = { bold: ['**', 'bold words'], italic: ['*', 'words in italics'] };
const prefixes = {
  heading: ['## ', /^( *)(#{1,6} +)?/],
  quotation: ['> ', /^()(> ?)?/],
  list: ['- ', /^( *)([-+*] +)?/],
};

export class Marks {
  /** `change(splices, from, to)` changes the text in one undoable step, then selects from to to in the new text. */
  constructor(area, toolbar, change) {
    this.area = area;
    this.change = change;
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
      const key = letter(e);
      if (!(e.ctrlKey || e.metaKey)) return;
      const mark = e.altKey
        ? { h: 'heading', q: 'quotation', l: 'list' }[key]
        : { b: 'bold', i: 'italic', k: 'link' }[key];
      if (mark) { e.preventDefault(); this.set(mark); }
    });
  }

  set(mark) {
    this.area.focus();
    const { value: text, selectionStart, selectionEnd } = this.area;
    // A script may put the caret into the middle of an emoji.
    const from = selectionStart - isLow(text, selectionStart), to = selectionEnd + isLow(text, selectionEnd);
    const step = this.step(text, from, to, mark);
    this.last = step.mixed ? null : {
      mark,
      text: apply(step.splices, text),
      from: step.from,
      to: step.to,
      back: { splices: inverse(step.splices, text), from, to },
    };
    if (step.splices.length > 0) this.change(step.splices, step.from, step.to);
    else this.area.setSelectionRange(step.from, step.to);
  }

  /** Pressed again at once, a button gives back exactly the text before, an example or unusual signs included. */
  step(text, from, to, mark) {
    const { last } = this;
    return last && last.mark === mark && last.text === text && last.from === from && last.to === to
      ? last.back
      : marked(text, from, to, mark);
  }
}

/** What a button changes: splices, and the selection in the text after. `mixed`: only some of the words selected had
 *  the mark, and now all have it. */
export function marked(text, from, to, mark) {
  if (mark in prefixes) return prefixed(text, from, to, ...prefixes[mark]);
  return mark === 'link' ? linked(text, from, to) : emphasized(text, from, to, ...emphases[mark]);
}

function prefixed(text, from, to, sign, shape) {
  const lines = linesOf(text, from, to), words = lines.filter(line => line.text.trim());
  const signs = (words.length > 0 ? words : lines).map(({ at, text: line }) => {
    const [, indent, found = ''] = shape.exec(line);
    return { at: at + indent.length, found };
  });
  const off = signs.every(({ found }) => found);
  // Without a sign on the empty lines between, a quotation would fall into two.
  if (!off && sign === '> ' && words.length > 0)
    for (const { at, text: line } of lines)
      if (!line.trim() && at > words[0].at && at < words.at(-1).at) signs.push({ at, found: '' });
  const splices = signs
    .filter(({ found }) => off || !found)
    .sort((a, b) => a.at - b.at)
    .map(({ at, found }) => off ? [at, found.length, ''] : [at, 0, sign]);
  return {
    splices,
    from: move(splices, from, true),
    to: move(splices, to, true),
    mixed: !off && signs.some(({ found }) => found),
  };
}
