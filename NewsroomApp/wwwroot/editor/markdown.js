// What the buttons know of Markdown, as CommonMark has it.

/** The lines that the selection reaches into, and where they start. */
export function linesOf(text, from, to) {
  // A selection that ends in front of a line does not reach into it.
  const last = to > from && text[to - 1] === '\n' ? to - 1 : to, found = text.indexOf('\n', last);
  let at = text.slice(0, from).lastIndexOf('\n') + 1;
  return text.slice(at, found < 0 ? text.length : found).split('\n').map(line => {
    const start = at;
    at += line.length + 1;
    return { at: start, text: line };
  });
}

export function trimmed(text, from, to, edge = /\s/) {
  while (from < to && edge.test(text[from])) from++;
  while (to > from && edge.test(text[to - 1])) to--;
  return [from, to];
}

const segments = new Intl.Segmenter('en', { granularity: 'word' });

/** The word that the caret stands inside, not at its edge; undefined when there is none. */
export function wordAt(text, caret) {
  const [line] = linesOf(text, caret, caret), word = segments.segment(line.text).containing(caret - line.at);
  const start = line.at + (word?.index ?? 0);
  return word?.isWordLike && start < caret ? [start, start + word.segment.length] : undefined;
}

// Emphasis is read in a copy of equal length: BREAK stands where a paragraph ends, LINK for the signs of a link, SILENT
// for lines without emphasis (code, addresses), a dot for code and escaped signs in a line, blanks for the prefixes of
// lines. A leaf is the text between two breaks, its places counted from its start; no emphasis reaches out of it.
const BREAK = '\f', LINK = '\u0001', SIGN = '\u0002', SILENT = '\u0003';
export const BLANK = /[\s\u0001-\u0003*]/;
export const LINKS = /\[([^[\]\n]*)\]\(([^()\s]*)\)/g;
export const PLAIN = /\\[!-/:-@[-`{-~]|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g;
export const PREFIX = /^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)]|#{1,6})(?=[ \t]|$))[ \t]*)*/;
const WORDLESS = /^[-*_=~`|:+\s]*$/;
const FENCE = /^(?:`{3,}|~{3,})/, INDENTED = /^(?: {0,3}>(?: |(?! )))*(?: {4}|\t)/, TARGET = /^\[(?!\^)[^\]]+\]:/;

/** The leaves that the lines of the selection are in. */
export function leavesOf(text, from, to) {
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
  shapes.sort((a, b) => a.outer[0] - b.outer[0]);
  const last = linesOf(text, to, to)[0], leaves = [];
  let next = 0;
  for (let start = 0; start <= last.at + last.text.length;) {
    const found = copy.indexOf(BREAK, start), end = found < 0 ? copy.length : found;
    const first = next;
    while (next < shapes.length && shapes[next].outer[1] <= end) next++;
    if (end >= from) leaves.push(leafOf(copy.slice(start, end), start, shapes.slice(first, next)));
    start = end + 1;
  }
  return leaves;
}

function leafOf(copy, start, shapes) {
  const pairs = pairsIn(copy);
  const here = place => place - start;
  const own = shapes
    .filter(({ outer }) => outer[0] >= start)
    .map(({ outer, inner }) => ({ outer: outer.map(here), inner: inner.map(here) }));
  return { start, copy, silent: copy.includes(SILENT), words: signed(copy, pairs), pairs, shapes: own };
}

export function signed(copy, pairs) {
  const words = copy.split('');
  for (const { outer, inner } of pairs) {
    words.fill(SIGN, outer[0], inner[0]);
    words.fill(SIGN, inner[1], outer[1]);
  }
  return words.join('');
}

function byLines(copy) {
  let above = null, fence = null, listed = false, result = '';
  for (const line of copy.split('\n')) {
    const [prefix] = PREFIX.exec(line), rest = line.slice(prefix.length), quoted = prefix.split('>').length;
    const follows = above?.goesOn ?? false, opens = FENCE.exec(rest)?.[0];
    if (/[-+*\d]/.test(prefix)) listed = true;
    else if (!follows && /^\S/.test(line)) listed = false;
    const silent = fence || opens || (!follows && (TARGET.test(rest) || (!listed && INDENTED.test(line))));
    if (!fence) fence = opens ?? null;
    else if (line.trim().replace(/^[>\s]+/, '').startsWith(fence) && new Set(rest.trim()).size === 1) fence = null;
    const wordless = silent || WORDLESS.test(rest), goesOn = follows && above.quoted === quoted && !wordless;
    if (above) result += goesOn && !/[^>\s]/.test(prefix) ? '\n' : BREAK;
    result += silent ? SILENT.repeat(line.length)
      : ' '.repeat(prefix.length)
        + (wordless ? ' '.repeat(rest.length) : rest[0] === '|' ? rest.replaceAll('|', BREAK) : rest);
    above = { quoted, goesOn: !wordless && !prefix.includes('#') };
  }
  return result;
}

export function pairsIn(copy) {
  const open = [], pairs = [];
  for (const { 0: { length }, index } of copy.matchAll(/\*+|_+/g)) {
    const run = { sign: copy[index], end: index + length, length, left: length, ...sidesOf(copy, index, length) };
    while (run.closes && run.left > 0) {
      const found = open.findLastIndex(other => other.sign === run.sign && fit(other, run));
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
  return { sign: opener.sign, size, inner, outer: [inner[0] - size, at + size] };
}

function sidesOf(copy, at, length) {
  const kind = letter => /^\s?$/.test(letter) ? 2 : /[\p{P}\p{S}\u0001]/u.test(letter) ? 1 : 0;
  const before = kind([...copy.slice(Math.max(at - 2, 0), at)].at(-1) ?? '');
  const after = kind([...copy.slice(at + length, at + length + 2)][0] ?? '');
  const left = after === 0 || (after === 1 && before > 0), right = before === 0 || (before === 1 && after > 0);
  // Underscores inside a word, as in a file's name, mean nothing.
  return copy[at] === '*' ? { opens: left, closes: right }
    : { opens: left && (!right || before === 1), closes: right && (!left || after === 1) };
}

export const inside = (small, large) => large[0] <= small[0] && small[1] <= large[1];
export const within = (place, [start, end]) => start < place && place < end;
export const overlap = (a, b) => a[0] < b[1] && b[0] < a[1];
