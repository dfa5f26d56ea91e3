// A change to one text as splices [at, deleted, inserted]: in order, not touching, in positions of the text before the
// change. Must do exactly what Collaboration/TextChange.cs does; EditorScriptTests compares the two.

export function apply(splices, text) {
  let result = '', at = 0;
  for (const [start, deleted, inserted] of splices) {
    result += text.slice(at, start) + inserted;
    at = start + deleted;
  }
  return result + text.slice(at);
}

/** This change, for a text that `other` has changed. `behind`: ours goes second where both insert at one place. */
export function over(splices, other, behind) {
  const pieces = [];
  for (const splice of splices) {
    const [start, deleted, inserted] = splice;
    if (inserted && !once(splice, other)) add(pieces, move(other, start, before(other, splice) ?? behind), 0, inserted);
    let at = start;
    const end = start + deleted;
    for (const [theirs, gone] of other) {
      if (at >= end) break;
      if (theirs + gone < at || (theirs <= at && gone === 0)) continue;
      if (theirs > at) add(pieces, move(other, at, true), Math.min(theirs, end) - at, '');
      at = Math.max(at, theirs + gone);
    }
    if (at < end) add(pieces, move(other, at, true), end - at, '');
  }
  return pieces;
}

/** Two people who replace words alike, or put the same signs of Markdown, meant it once. */
const once = ([at, deleted, inserted], other) => (deleted > 0 || /^ *[*_#>-][*_#> -]*$/.test(inserted))
  && other.some(theirs => theirs[0] === at && theirs[1] === deleted && theirs[2] === inserted);

/** What is put in front of words stays in front of what they are replaced by. */
function before(other, [at, deleted]) {
  const theirs = other.find(splice => splice[0] === at && (splice[1] === 0) !== (deleted === 0));
  return theirs && theirs[1] === 0;
}

/** Where a place in the text before the change is afterwards. `past`: behind what is inserted there, not in front. */
export function move(splices, place, past) {
  let moved = place;
  for (const [at, deleted, inserted] of splices) {
    if (at > place || (at === place && !past)) break;
    moved += inserted.length - (Math.min(place, at + deleted) - at);
  }
  return moved;
}

/** Where a place in the text after the change was before; inside of what was inserted, where that begins. */
export function back(splices, place) {
  let shift = 0;
  for (const [at, deleted, inserted] of splices) {
    if (place <= at + shift) break;
    if (place < at + shift + inserted.length) return at;
    shift += inserted.length - deleted;
  }
  return place - shift;
}

export function inverse(splices, text) {
  let shift = 0;
  return splices.map(([at, deleted, inserted]) => {
    const back = [at + shift, inserted.length, text.slice(at, at + deleted)];
    shift += inserted.length - deleted;
    return back;
  });
}

/** One splice from the first difference to the last, never inside a surrogate pair. */
export function between(before, after) {
  if (before === after) return [];
  const shortest = Math.min(before.length, after.length), start = shared(before, after, shortest);
  let end = 0;
  while (
    end < shortest - start
    && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) end++;
  if (end > 0 && isLow(after, after.length - end)) end--;
  return [[start, before.length - start - end, after.slice(start, after.length - end)]];
}

/** The same for what was typed up to `caret`: between "m1" and "m2 m1" it says which of the two letters is the new one,
 *  which matters as soon as somebody else changes the old one. */
export function typed(before, after, caret) {
  if (before === after) return [];
  if (!before.endsWith(after.slice(caret)) || isLow(after, caret)) return between(before, after);
  const end = before.length - (after.length - caret), start = shared(before, after, Math.min(end, caret));
  return [[start, end - start, after.slice(start, caret)]];
}

/** The same where the words from one place to another were chosen, and so replaced whole: between "three" and "thirty"
 *  the letter that both begin with was typed anew. Null when it was not just that. */
export function replaced(before, after, [from, to]) {
  const end = after.length - (before.length - to);
  return to > from && end >= from && before.slice(0, from) === after.slice(0, from)
    && before.slice(to) === after.slice(end) && !isLow(before, from) && !isLow(before, to) && !isLow(after, end)
    ? [[from, to - from, after.slice(from, end)]]
    : null;
}

/** The length of what both begin with, `most` at most, never inside a surrogate pair. */
function shared(before, after, most) {
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  return start > 0 && isHigh(before, start - 1) ? start - 1 : start;
}

/** In cells of the table of two texts compared word by word. */
const LARGEST = 250_000;

/** The same change without the words that stay: a colleague's changes between them are not torn. Compares words, or
 *  lines where there are too many words. */
export function sparing([at, deleted, inserted], text) {
  const gone = text.slice(at, at + deleted);
  for (const unit of [/\s+|[^\s]+/g, /[^\n]*\n|[^\n]+/g]) {
    const was = gone.match(unit) ?? [], now = inserted.match(unit) ?? [];
    if (was.length < 2 || now.length < 2) break;
    if (was.length * now.length <= LARGEST) return changed(was, now, at);
  }
  return [[at, deleted, inserted]];
}

/** One splice for those that touch. */
export function joined(splices) {
  const pieces = [];
  for (const splice of splices) add(pieces, ...splice);
  return pieces;
}

/** Longest common subsequence of two lists of words (Hunt and Szymanski's problem, by the plain table). */
function changed(was, now, at) {
  const width = now.length + 1, common = new Uint32Array((was.length + 1) * width);
  for (let i = was.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      common[i * width + j] = was[i] === now[j]
        ? common[(i + 1) * width + j + 1] + 1
        : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
  const splices = [];
  for (let i = 0, j = 0; i < was.length || j < now.length;) {
    if (i < was.length && j < now.length && was[i] === now[j]) { at += was[i].length; i++; j++; }
    else if (j < now.length && (i === was.length || common[i * width + j + 1] >= common[(i + 1) * width + j]))
      add(splices, at, 0, now[j++]);
    else {
      add(splices, at, was[i].length, '');
      at += was[i++].length;
    }
  }
  return splices;
}

export const isNothing = ([, deleted, inserted]) => deleted === 0 && inserted === '';

export const isHigh = (text, at) => (text.charCodeAt(at) & 0xFC00) === 0xD800;
export const isLow = (text, at) => (text.charCodeAt(at) & 0xFC00) === 0xDC00;

function add(pieces, at, deleted, inserted) {
  const last = pieces.at(-1);
  if (last && last[0] + last[1] === at) {
    last[1] += deleted;
    last[2] += inserted;
  } else pieces.push([at, deleted, inserted]);
}
