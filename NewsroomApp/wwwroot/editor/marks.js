// The body's toolbar and shortcuts. A mark changes only its own signs, never the words between them, so that words a
// colleague types there at the same time stay whole, and undo takes out the signs alone.
import { letter } from './shortcuts.js';
import { apply, inverse, move } from './splices.js';

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
    const { value: text, selectionStart: from, selectionEnd: to } = this.area, step = this.step(text, from, to, mark);
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
  if (mark === 'link') return linked(text, from, to);
  const start = text.slice(0, from).lastIndexOf('\n\n') + 1, found = text.indexOf('\n\n', to);
  const part = text.slice(start, found < 0 ? text.length : found);
  const { splices, from: first, to: last, mixed } = emphasized(part, from - start, to - start, ...emphases[mark]);
  return {
    splices: splices.map(([at, ...rest]) => [at + start, ...rest]),
    from: first + start,
    to: last + start,
    mixed,
  };
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

function linesOf(text, from, to) {
  // A selection that ends in front of a line does not reach into it.
  const last = to > from && text[to - 1] === '\n' ? to - 1 : to, found = text.indexOf('\n', last);
  let at = text.slice(0, from).lastIndexOf('\n') + 1;
  return text.slice(at, found < 0 ? text.length : found).split('\n').map(line => {
    const start = at;
    at += line.length + 1;
    return { at: start, text: line };
  });
}

const LINKS = /\[([^[\]\n]*)\]\(([^()\s]*)\)/g;

function linked(text, from, to) {
  const link = linkAround(text, from, to);
  if (link) return unlinked(link, from, to);
  const here = () => addressAt(text, from) ?? wordAt(text, from) ?? [from, from];
  const [start, end] = from < to ? trimmed(text, from, to) : here();
  if (start === end) return { splices: [[from, 0, '[link text](https://)']], from: from + 12, to: from + 20 };
  const address = addressOf(text.slice(start, end));
  return {
    splices: [[start, 0, '['], [end, 0, `](${address ?? 'https://'})`]],
    ...address ? { from: start + 1, to: end + 1 } : { from: end + 3, to: end + 11 },
  };
}

/** Takes the link off when all its words are selected; otherwise selects its address, to be changed. */
function unlinked({ start, words, address, end }, from, to) {
  const close = start + 1 + words.length;
  if (from < to && from <= start + 1 && to >= close)
    return { splices: [[start, 1, ''], [close, end - close, '']], from: start, to: close - 1 };
  return { splices: [], from: close + 2, to: close + 2 + address.length };
}

function linkAround(text, from, to) {
  const [{ at, text: line }] = linesOf(text, from, from);
  return [...line.matchAll(LINKS)]
    .map(({ 0: all, 1: words, 2: address, index }) =>
      ({ start: at + index, words, address, end: at + index + all.length }))
    .find(({ start, end }) => from < to ? start <= from && to <= end : start < from && from < end);
}

function addressAt(text, caret) {
  const [{ at, text: line }] = linesOf(text, caret, caret);
  return [...line.matchAll(/\S+/g)]
    .map(({ 0: words, index }) => [at + index, at + index + words.length])
    .find(([start, end]) => start < caret && caret < end && addressOf(text.slice(start, end)));
}

function addressOf(words) {
  const plain = words.replaceAll('(', '%28').replaceAll(')', '%29');
  if (/^https?:\/\/\S+$/i.test(words)) return plain;
  if (/^www\.[^\s.]\S*$/i.test(words)) return `https://${plain}`;
  return /^[^\s@()<>[\],;:"]+@[^\s@()<>[\],;:"]+$/.test(words) ? `mailto:${words}` : null;
}

function trimmed(text, from, to, edge = /\s/) {
  while (from < to && edge.test(text[from])) from++;
  while (to > from && edge.test(text[to - 1])) to--;
  return [from, to];
}

const segments = new Intl.Segmenter('en', { granularity: 'word' });

/** The word that the caret stands inside, not at its edge; undefined when there is none. */
function wordAt(text, caret) {
  const [line] = linesOf(text, caret, caret), word = segments.segment(line.text).containing(caret - line.at);
  const start = line.at + (word?.index ?? 0);
  return word?.isWordLike && start < caret ? [start, start + word.segment.length] : undefined;
}

// Emphasis is read as CommonMark reads it, in a copy of equal length: BREAK stands where a paragraph ends, LINK for the
// signs of a link, a dot for code and escaped signs, blanks for the prefixes of lines. A leaf is the text between two
// breaks, with all places counted from its start; no emphasis reaches out of it.
const BREAK = '\f', LINK = '\u0001', SIGN = '\u0002';
const BLANK = /[\s\u0001\u0002*]/, GAP = /^(?:[^\S\n]|[\u0001\u0002])*$/;
const PLAIN = /\\[!-/:-@[-`{-~]|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g;
const PREFIX = /^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)]|#{1,6})(?=[ \t]|$))[ \t]*)*/;
const WORDLESS = /^(?:[`~]{3}.*|[-*_=~`|:+\s]*)$/;

function emphasized(text, from, to, sign, example) {
  const size = sign.length, page = leavesOf(text), wanted = from < to ? [from, to] : wordAt(text, from);
  const leaves = wanted ? page.map(leaf => selected(leaf, wanted)).filter(leaf => leaf.chosen.length > 0) : [];
  if (leaves.length === 0) return unmarked(text, page, from, to, sign, example);
  const have = leaves.map(leaf => share(leaf, size));
  const on = have.some(h => h < 1) ? leaves.flatMap(leaf => rewritten(leaf, size, true)) : [];
  const splices = on.length > 0 ? on : leaves.flatMap(leaf => rewritten(leaf, size, false));
  return {
    splices,
    from: move(splices, from < to ? leaves[0].first : from, true),
    to: move(splices, from < to ? leaves.at(-1).last : from, from === to),
    mixed: on.length > 0 && have.some(h => h > 0),
  };
}

/** With no word selected: the example, selected; at the end of a marked stretch, a step out of it or back into it. */
function unmarked(text, page, from, to, sign, example) {
  const same = { splices: [], from, to }, caret = at => ({ splices: [], from: at, to: at });
  if (text.slice(from, to).trim()) return same;
  const [line] = linesOf(text, to, to), at = Math.max(to, line.at + PREFIX.exec(line.text)[0].length);
  const leaf = page.find(({ start, copy }) => at <= start + copy.length), here = at - leaf.start;
  if (leaf.shapes.some(({ outer, inner }) => within(here, outer) && !inside([here, here], inner))) return same;
  const around = leaf.pairs.filter(pair => pair.size === sign.length && within(here - 0.5, pair.outer));
  const end = around.find(({ outer, inner }) => here === inner[1] || here === outer[1]);
  if (end) return caret(leaf.start + (here === end.inner[1] ? end.outer[1] : end.inner[1]));
  const words = [here, here + example.length], copy = apply([[here, 0, 'x'.repeat(example.length)]], leaf.copy);
  const pairs = [...pairsIn(copy), { inner: words, size: sign.length }];
  if (around.length > 0 || !holds(copy, pairs, words.map(place => [place, 0, sign]))) return same;
  const start = at + sign.length;
  return { splices: [[at, 0, sign + example + sign]], from: start, to: start + example.length };
}

/** The splices that put the mark on the words chosen, or take it off; none where signs cannot say it. */
function rewritten(leaf, size, on) {
  const own = leaf.pairs.filter(pair => pair.size === size);
  // Words newly marked join the stretches beside them; taking off concerns only the stretches that hold the words.
  const groups = joined(leaf, [...own.map(pair => pair.inner), ...on ? leaf.chosen : []])
    .filter(group => leaf.chosen.some(words => overlap(words, group)));
  const old = own.filter(({ inner }) => groups.some(group => inside(inner, group)));
  const ranges = on
    ? [...old.map(pair => pair.inner), ...leaf.chosen]
    : old.flatMap(pair => without(pair.inner, leaf.chosen));
  const others = [...leaf.shapes, ...leaf.pairs.filter(pair => pair.size !== size)]
    .sort((a, b) => a.outer[1] - a.outer[0] - (b.outer[1] - b.outer[0]));
  const stretches = joined(leaf, ranges)
    .flatMap(range => wordsIn(leaf, ...range))
    .flatMap(words => nested(leaf, words, others));
  // Punctuation next to a letter keeps a sign from being one, as in x**(y)**z; there it stays outside.
  const bare = stretches.map(words => trimmed(leaf.copy, ...words, /[\s\p{P}\p{S}]/u)).filter(([s, e]) => s < e);
  for (const news of [stretches, bare]) {
    const splices = signsChanged(leaf.copy, old, news, size);
    const pairs = [...leaf.pairs.filter(pair => !old.includes(pair)), ...news.map(inner => ({ inner, size }))];
    if (holds(leaf.copy, pairs, splices)) return splices.map(([at, ...rest]) => [at + leaf.start, ...rest]);
  }
  return [];
}

/** Asterisks in a row are alike, so only their number changes. */
function signsChanged(copy, old, news, size) {
  const more = new Map();
  const count = (place, number) => {
    let at = place;
    while (copy[at - 1] === '*') at--;
    more.set(at, (more.get(at) ?? 0) + number);
  };
  for (const { outer, inner } of old) for (const at of [outer[0], inner[1]]) count(at, -size);
  for (const stretch of news) for (const at of stretch) count(at, size);
  return [...more]
    .filter(([, number]) => number !== 0)
    .sort(([a], [b]) => a - b)
    .map(([at, number]) => number > 0 ? [at, 0, '*'.repeat(number)] : [at, -number, '']);
}

/** Cuts a stretch where it would reach only partly into a link, into code or into the other emphasis. */
function nested(leaf, range, others) {
  let [start, end] = trimmed(leaf.words, ...range, BLANK);
  if (start === end) return [];
  for (const { outer, inner } of others) {
    const stretch = [start, end];
    if (!overlap(stretch, outer) || inside(outer, stretch) || inside(stretch, inner)) continue;
    if (inside(trimmed(leaf.words, ...inner, BLANK), stretch) && !inside(stretch, outer))
      [start, end] = [Math.min(start, outer[0]), Math.max(end, outer[1])];
    else return [
      [start, outer[0]],
      [Math.max(start, inner[0]), Math.min(end, inner[1])],
      [outer[1], end],
    ].flatMap(part => part[0] < part[1] ? nested(leaf, part, others) : []);
  }
  return [[start, end]];
}

/** How much of the words chosen has the mark, from 0 to 1. */
function share(leaf, size) {
  const bits = inked(leaf.copy, leaf.pairs);
  let all = 0, had = 0;
  for (const [start, end] of leaf.chosen)
    for (let at = start; at < end; at++)
      if (!BLANK.test(leaf.words[at])) { all++; if (bits[at] & size) had++; }
  return had / all;
}

/** Whether the copy, changed by the splices, prints each letter and each lone asterisk as these pairs say. */
function holds(copy, pairs, splices) {
  const changed = apply(splices, copy), becameCode = changed.search(PLAIN) >= 0;
  return !becameCode
    && printed(signed(copy, pairsIn(copy)), pairs) === printed(signed(changed, pairsIn(changed)), pairsIn(changed));
}

function printed(words, pairs) {
  const bits = inked(words, pairs);
  return Array.from(bits, (bit, at) => words[at] === '*' ? '*' : BLANK.test(words[at]) ? '' : bit).join('');
}

function inked(copy, pairs) {
  const bits = new Uint8Array(copy.length);
  for (const { inner, size } of pairs) for (let at = inner[0]; at < inner[1]; at++) bits[at] |= size;
  return bits;
}

/** The leaf with its words chosen, and with where the selection starts and ends in the text, its links whole. */
function selected(leaf, wanted) {
  const range = widened(leaf, wanted.map(at => at - leaf.start)), seen = wordsIn(leaf, ...range, /[\s\u0002*]/);
  return {
    ...leaf,
    chosen: wordsIn(leaf, ...range),
    first: leaf.start + seen[0]?.[0],
    last: leaf.start + seen.at(-1)?.[1],
  };
}

/** Code and escaped signs are marked as a whole. */
function widened({ shapes }, [from, to]) {
  const cut = place => shapes.find(({ outer, inner }) => inner[0] < 0 && within(place, outer))?.outer;
  return [cut(from)?.[0] ?? from, cut(to)?.[1] ?? to];
}

function wordsIn(leaf, from, to, edge = BLANK) {
  const start = Math.max(from, 0), found = start < to ? leaf.words.slice(start, to).matchAll(/[^\n*]+/g) : [];
  return [...found]
    .map(({ 0: { length }, index }) => trimmed(leaf.words, start + index, start + index + length, edge))
    .filter(([s, e]) => s < e);
}

function joined(leaf, ranges) {
  const all = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && meet(leaf, last, [start, end])) last[1] = Math.max(last[1], end);
    else all.push([start, end]);
  }
  return all;
}

function without([start, end], holes) {
  const left = [];
  for (const [from, to] of holes) {
    if (to <= start || from >= end) continue;
    left.push([start, from]);
    start = to;
  }
  return [...left, [start, end]].filter(([s, e]) => s < e);
}

const inside = (small, large) => large[0] <= small[0] && small[1] <= large[1];
const within = (place, [start, end]) => start < place && place < end;
const overlap = (a, b) => a[0] < b[1] && b[0] < a[1];
const meet = ({ words }, a, b) => overlap(a, b)
  || GAP.test(a[1] <= b[0] ? words.slice(a[1], b[0]) : words.slice(b[1], a[0]));

function leavesOf(text) {
  const shapes = [];
  const copy = byLines(text
    .replace(PLAIN, (all, _, at) => {
      shapes.push({ outer: [at, at + all.length], inner: [-Infinity, -Infinity] });
      return '.'.repeat(all.length);
    })
    .replace(LINKS, (all, words, address, at) => {
      shapes.push({ outer: [at, at + all.length], inner: [at + 1, at + 1 + words.length] });
      return LINK + words + LINK.repeat(all.length - words.length - 1);
    }));
  let start = 0;
  return copy.split(BREAK).map(part => {
    const leaf = leafOf(part, start, shapes);
    start += part.length + 1;
    return leaf;
  });
}

function leafOf(copy, start, shapes) {
  const pairs = pairsIn(copy);
  const own = shapes
    .filter(({ outer }) => inside(outer, [start, start + copy.length]))
    .map(shape => ({ outer: shape.outer.map(at => at - start), inner: shape.inner.map(at => at - start) }));
  return { start, copy, words: signed(copy, pairs), pairs, shapes: own };
}

function signed(copy, pairs) {
  const words = copy.split('');
  for (const { outer, inner } of pairs) {
    words.fill(SIGN, outer[0], inner[0]);
    words.fill(SIGN, inner[1], outer[1]);
  }
  return words.join('');
}

function byLines(copy) {
  let above = null, result = '';
  for (const line of copy.split('\n')) {
    const [prefix] = PREFIX.exec(line), rest = line.slice(prefix.length), wordless = WORDLESS.test(rest);
    const quoted = prefix.split('>').length, goesOn = above?.goesOn && above.quoted === quoted && !wordless;
    if (above) result += goesOn && !/[^>\s]/.test(prefix) ? '\n' : BREAK;
    result += ' '.repeat(prefix.length)
      + (wordless ? ' '.repeat(rest.length) : rest[0] === '|' ? rest.replaceAll('|', BREAK) : rest);
    above = { quoted, goesOn: !wordless && !prefix.includes('#') };
  }
  return result;
}

function pairsIn(copy) {
  const open = [], pairs = [];
  for (const { 0: { length }, index } of copy.matchAll(/\*+/g)) {
    const run = { end: index + length, length, left: length, ...sidesOf(copy, index, length) };
    while (run.closes && run.left > 0) {
      const found = open.findLastIndex(other => fit(other, run));
      if (found < 0) break;
      open.length = found + 1;
      pairs.push(pairOf(open[found], run));
      if (open[found].left === 0) open.pop();
    }
    if (run.opens && run.left > 0) open.push({ ...run, start: run.end - run.left });
  }
  return pairs;
}

/** CommonMark's rule of three, which tells *a**b*c* from *a**b**c*. */
const fit = (opener, closer) => !(opener.closes || closer.opens)
  || (opener.length + closer.length) % 3 !== 0
  || (opener.length % 3 === 0 && closer.length % 3 === 0);

function pairOf(opener, closer) {
  const size = Math.min(2, opener.left, closer.left), at = closer.end - closer.left;
  const inner = [opener.start + opener.left, at];
  opener.left -= size;
  closer.left -= size;
  return { size, inner, outer: [inner[0] - size, at + size] };
}

function sidesOf(copy, at, length) {
  const kind = letter => /^\s?$/.test(letter) ? 2 : /[\p{P}\p{S}\u0001]/u.test(letter) ? 1 : 0;
  const before = kind([...copy.slice(Math.max(at - 2, 0), at)].at(-1) ?? '');
  const after = kind([...copy.slice(at + length, at + length + 2)][0] ?? '');
  return {
    opens: after === 0 || (after === 1 && before > 0),
    closes: before === 0 || (before === 1 && after > 0),
  };
}
