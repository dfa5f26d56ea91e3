// The words on this page: the stored words of one version, plus what was typed here and is not yet confirmed as stored.
// The browser's half of Drafting/Manuscript.cs, which names the source of the algorithm.
import { apply, isHigh, move, over } from './splices.js';

/** In UTF-16 units. A longer insertion is sent in pieces, to keep messages small. */
const PIECE = 4000;

/** In a part that changes as a whole, such as a date, the later change wins. */
const change = (part, text) => part.whole
  ? splices => splices.length ? splices.map(s => s[2]).join('') : text
  : splices => apply(splices, text);
const rebase = (part, mine, theirs, behind) => part.whole
  ? (behind || theirs.length === 0 ? mine : [])
  : over(mine, theirs, behind);

export class Manuscript {
  /** `texts` by part label; `wholes`: the labels of parts that change as a whole. */
  constructor(page, version, texts, wholes = []) {
    this.page = page;
    this.version = version;
    this.sequence = 0;
    this.sent = 0;
    this.unstored = [];
    this.parts = {};
    for (const label in texts)
      this.parts[label] = {
        whole: wholes.includes(label),
        stored: texts[label],
        there: texts[label],
        here: texts[label],
      };
  }

  text(label) { return this.parts[label].here; }

  type(label, splices) {
    const part = this.parts[label];
    part.here = change(part, part.here)(splices);
    for (const piece of pieces(splices)) {
      const last = this.unstored.at(-1);
      if (last && last.sequence > this.sent && last.part === label && !part.whole && joined(last, piece)) continue;
      this.unstored.push({ sequence: ++this.sequence, part: label, ...piece });
    }
  }

  /** The next change to send, with the text the server should have after it; null when all are sent. */
  next() {
    const next = this.unstored.find(typed => typed.sequence > this.sent);
    if (!next) return null;
    const part = this.parts[next.part];
    part.there = change(part, part.there)(next.splices);
    this.sent = next.sequence;
    return { ...next, text: part.there };
  }

  /** After a lost connection, when nobody knows what arrived: marks everything unstored to be sent again. */
  tellAgain() {
    this.sent = (this.unstored[0]?.sequence ?? this.sequence + 1) - 1;
    for (const label in this.parts) this.parts[label].there = this.parts[label].stored;
  }

  /** Takes the next log line and returns what it changes on this page, as [label, splices] pairs. */
  take(line) {
    this.version = line.version;
    if (line.page === this.page) {
      while (this.unstored.length && this.unstored[0].sequence <= line.sequence) {
        const { part: label, splices } = this.unstored.shift(), part = this.parts[label];
        part.stored = change(part, part.stored)(splices);
      }
      this.settle();
      return [];
    }
    const changed = line.changes.map(([label, ...flat]) => {
      const part = this.parts[label], raw = unflat(flat);
      part.stored = change(part, part.stored)(raw);
      let theirs = raw, told = false;
      const tell = () => { if (!told) part.there = change(part, part.there)(theirs); told = true; };
      for (const typed of this.unstored) {
        if (typed.sequence > this.sent) tell();
        if (typed.part !== label) continue;
        const mine = typed.splices;
        typed.splices = rebase(part, mine, theirs, true);
        theirs = rebase(part, theirs, mine, false);
      }
      tell();
      part.here = change(part, part.here)(theirs);
      return [label, theirs];
    });
    this.settle();
    return changed;
  }

  /** With nothing unstored the three texts are equal; sharing one string saves memory. */
  settle() {
    if (this.unstored.length === 0)
      for (const label in this.parts)
        this.parts[label].stored = this.parts[label].there = this.parts[label].here;
  }
}

/** Rebases changes typed on an earlier page over the log lines stored since, and moves `caret` along; null when the
 *  lines have a gap or end before `version`. */
export function brought(left, lines, version, wholes, caret = null) {
  let typed = left.typed, at = left.version, others = 0, clash = false;
  for (const line of lines) {
    if (line.version > version) break;
    if (line.version !== ++at) return null;
    if (line.page === left.page) typed = typed.filter(t => t.sequence > line.sequence);
    else for (const [label, ...flat] of line.changes) {
      others++;
      let theirs = unflat(flat);
      typed = typed.map(t => {
        if (t.part !== label) return t;
        const mine = t.splices, part = { whole: wholes.includes(label) };
        const splices = rebase(part, mine, theirs, true);
        clash ||= mine.some(a => theirs.some(b => touch(a, b)));
        theirs = rebase(part, theirs, mine, false);
        return { ...t, splices };
      });
      if (caret?.part === label)
        [caret.start, caret.end] = [caret.start, caret.end].map(place => move(theirs, place, false));
    }
  }
  return at === version ? { typed, others, clash } : null;
}

/** Whether both change the same words; must match Clash.Touch in C#. */
function touch([at, deleted, inserted], [theirs, gone, put]) {
  if (deleted === 0 || gone === 0)
    return deleted === 0 ? at > theirs && at < theirs + gone : theirs > at && theirs < at + deleted;
  return Math.max(at, theirs) < Math.min(at + deleted, theirs + gone)
    && (inserted || put)
    && !(at === theirs && deleted === gone && inserted === put);
}

function unflat(flat) {
  const splices = [];
  for (let i = 0; i < flat.length; i += 3) splices.push(flat.slice(i, i + 3));
  return splices;
}

/** Merges further typing, or deleting what was just typed, into the last, unsent change; false when it cannot. */
function joined(last, piece) {
  if (last.more || piece.more || last.splices.length !== 1 || piece.splices.length !== 1) return false;
  const was = last.splices[0], [at, deleted, inserted] = piece.splices[0];
  if (at < was[0] || at + deleted > was[0] + was[2].length || was[2].length + inserted.length > PIECE) return false;
  const from = at - was[0];
  was[2] = was[2].slice(0, from) + inserted + was[2].slice(from + deleted);
  return true;
}

function* pieces(splices) {
  if (splices.length !== 1 || splices[0][2].length <= PIECE) {
    yield { splices, more: false };
    return;
  }
  let [at, deleted, rest] = splices[0];
  while (rest) {
    let length = Math.min(PIECE, rest.length);
    if (length < rest.length && isHigh(rest, length - 1)) length++;
    yield { splices: [[at, deleted, rest.slice(0, length)]], more: length < rest.length };
    at += length;
    deleted = 0;
    rest = rest.slice(length);
  }
}
