// Bold and italic, leaf by leaf (markdown.js).
import {
  BLANK, PLAIN, PREFIX, inside, leavesOf, linesOf, overlap, pairsIn, signed, trimmed, within, wordAt,
} from './markdown.js';
import { apply, joined, move } from './splices.js';

const GAP = /^(?:[^\S\n]|[\u0001\u0002])*$/;

export function emphasized(text, from, to, sign, example) {
  const size = sign.length, page = leavesOf(text, from, to), wanted = from < to ? [from, to] : wordAt(text, from);
  const leaves = wanted ? page.map(leaf => selected(leaf, wanted)).filter(leaf => leaf.chosen.length > 0) : [];
  if (leaves.length === 0) return unmarked(text, page, from, to, sign, example);
  const have = leaves.map(leaf => share(leaf, size));
  const on = have.some(h => h < 1) ? leaves.flatMap(leaf => rewritten(leaf, size, true)) : [];
  const splices = on.length > 0 ? on : leaves.flatMap(leaf => rewritten(leaf, size, false));
  // What signs cannot say of parts of words they may say of the words.
  if (splices.length === 0 && from < to) {
    const [first, last] = [wordAt(text, from)?.[0] ?? from, wordAt(text, to)?.[1] ?? to];
    if (first < from || last > to) return emphasized(text, first, last, sign, example);
  }
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
  if (leaf.silent) return same;
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
  const groups = united(leaf, [...own.map(pair => pair.inner), ...on ? leaf.chosen : []])
    .filter(group => leaf.chosen.some(words => overlap(words, group)));
  const old = own.filter(({ inner }) => groups.some(group => inside(inner, group)));
  const ranges = on
    ? [...old.map(pair => pair.inner), ...leaf.chosen]
    : old.flatMap(pair => without(pair.inner, leaf.chosen));
  const others = [...leaf.shapes, ...leaf.pairs.filter(pair => pair.size !== size)]
    .sort((a, b) => a.outer[1] - a.outer[0] - (b.outer[1] - b.outer[0]));
  const stretches = united(leaf, ranges)
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

/** New signs are asterisks. In a row they are alike, so only their number changes. */
function signsChanged(copy, old, news, size) {
  const more = new Map(), gone = [];
  const count = (place, number) => {
    let at = place;
    while (copy[at - 1] === '*') at--;
    more.set(at, (more.get(at) ?? 0) + number);
  };
  for (const { sign, outer, inner } of old)
    for (const at of [outer[0], inner[1]]) if (sign === '*') count(at, -size); else gone.push([at, size, '']);
  for (const stretch of news) for (const at of stretch) count(at, size);
  const stars = [...more]
    .filter(([, number]) => number !== 0)
    .map(([at, number]) => number > 0 ? [at, 0, '*'.repeat(number)] : [at, -number, '']);
  return joined([...stars, ...gone].sort(([a], [b]) => a - b));
}

/** Cuts a stretch where it would reach only partly into a link, into code or into the other emphasis. */
export function nested(leaf, range, others, edge = BLANK) {
  let [start, end] = trimmed(leaf.words, ...range, edge);
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
    ].flatMap(part => part[0] < part[1] ? nested(leaf, part, others, edge) : []);
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

function united(leaf, ranges) {
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

const meet = ({ words }, a, b) => overlap(a, b)
  || GAP.test(a[1] <= b[0] ? words.slice(a[1], b[0]) : words.slice(b[1], a[0]));

