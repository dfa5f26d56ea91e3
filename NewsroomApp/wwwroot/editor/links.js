import { nested } from './emphasis.js';
import { inside, leavesOf, linesOf, LINKS, overlap, trimmed, wordAt } from './markdown.js';
import { joined, move } from './splices.js';

const NOWHERE = 'https://', EDGE = /[\s\u0002\u0003*]/;

/** In each line of the selection the words become a link. A link among them gives way, and its address serves all. */
export function linked(text, from, to) {
  const chosen = from < to ? trimmed(text, from, to) : [from, to], link = linkAround(text, ...chosen);
  if (link) return unlinked(link, ...chosen);
  const [start, end] = from < to ? chosen : addressAt(text, from) ?? wordAt(text, from) ?? chosen;
  const leaves = leavesOf(text, start, end).filter(leaf => !leaf.silent);
  if (start === end && leaves.length > 0)
    return { splices: [[start, 0, `[link text](${NOWHERE})`]], from: start + 12, to: start + 12 + NOWHERE.length };
  const stretches = leaves.flatMap(leaf => stretchesOf(leaf, start - leaf.start, end - leaf.start));
  const [first] = stretches, last = stretches.at(-1), old = stretches.flatMap(stretch => stretch.addresses)[0];
  const address = addressOf(text.slice(start, end)) ?? (old && text.slice(...old)), close = `](${address ?? NOWHERE})`;
  const splices = joined(stretches.flatMap(({ start, end, signs }) => [[start, 0, '['], ...signs, [end, 0, close]]))
    .filter(([at, deleted, inserted]) => text.slice(at, at + deleted) !== inserted);
  if (splices.length === 0) return { splices, from, to };
  const closeOf = ({ end }) => move(splices, end, true) - close.length, at = closeOf(first) + 2;
  return address === undefined
    ? { splices, from: at, to: at + NOWHERE.length }
    : { splices, from: move(splices, first.start, false) + 1, to: closeOf(last) };
}

/** What becomes a link: whole links and code, no more than a line, all or nothing of an emphasis. `signs` are the
 *  splices inside: links that give way, backslashes before lonely brackets. */
function stretchesOf(leaf, from, to) {
  const whole = leaf.shapes.filter(({ outer }) => overlap(outer, [from, to])).flatMap(({ outer }) => outer);
  const range = [Math.max(0, Math.min(from, ...whole)), Math.min(leaf.copy.length, Math.max(to, ...whole))];
  return [...leaf.copy.slice(...range).matchAll(/[^\n]+/g)]
    .map(({ 0: { length }, index }) => [range[0] + index, range[0] + index + length])
    .flatMap(line => nested(leaf, line, leaf.pairs, EDGE))
    .sort(([a], [b]) => a - b)
    .map(([start, end]) => {
      const links = leaf.shapes.filter(({ outer, inner }) => inner[0] >= 0 && inside(outer, [start, end]));
      const signs = [
        ...links.flatMap(({ outer, inner }) => [[outer[0], 1, ''], [inner[1], outer[1] - inner[1], '']]),
        ...lonely(leaf.copy, start, end).map(at => [at, 0, '\\']),
      ];
      const at = place => place + leaf.start;
      return {
        start: at(start),
        end: at(end),
        signs: signs.sort(([a], [b]) => a - b).map(([place, ...rest]) => [at(place), ...rest]),
        addresses: links.map(({ outer, inner }) => [at(inner[1]) + 2, at(outer[1]) - 1]),
      };
    });
}

function lonely(copy, start, end) {
  const open = [], closed = [];
  for (let at = start; at < end; at++) {
    if (copy[at] === '[') open.push(at);
    else if (copy[at] === ']' && open.pop() === undefined) closed.push(at);
  }
  return [...closed, ...open];
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
  return /^[^\s@()<>[\],;:"]+@[^\s@()<>[\],;:"]+$/.test(words) ? `mailto:${words}` : undefined;
}
