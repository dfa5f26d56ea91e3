// The words on this page: the stored words of one version, plus what was typed here and is not yet confirmed as stored.
// The browser's half of Collaboration/Manuscript.cs, which names the source of the algorithm.
import { apply, back, isHigh, move, over } from './splices.js';

/** In UTF-16 units. A longer change is sent in pieces: at three bytes a unit a message stays below half of the limit of
 *  the server, which is 32 KB (HubOptions.MaximumReceiveMessageSize). */
const PIECE = 4000;

/** What a splice takes in a message beside its text. */
const SPLICE = 16;

const OF_FILE = /^([^/]+\/)?(alt|caption|credit|title):/;

/** In log lines: for so long a place of an earlier version can be found again. */
const REMEMBERED = 200;

/** In a part that changes as a whole, such as a date, the later change wins. */
const change = (part, text) => part.whole
  ? splices => splices.length ? splices.map(s => s[2]).join('') : text
  : splices => apply(splices, text);
/** `behind`: ours goes second where both insert at one place. What a writer types on stays with what is typed: a
 *  colleague who inserts at the same place between two saves does not come between the letters of a word. */
const rebase = (part, mine, theirs, behind) => part.whole
  ? (behind || theirs.length === 0 ? mine : [])
  : over(mine, theirs, behind);

export class Manuscript {
  /** `texts` by part key; `wholes`: the keys of parts that change as a whole. */
  constructor(page, version, texts, wholes = []) {
    this.page = page;
    this.version = version;
    this.sequence = 0;
    this.sent = 0;
    this.told = 0;
    this.unstored = [];
    this.lines = [];
    this.parts = {};
    for (const key in texts)
      this.parts[key] = {
        whole: wholes.includes(key),
        stored: texts[key],
        there: texts[key],
        here: texts[key],
      };
  }

  text(key) { return this.parts[key].here; }

  texts(keys) { return Object.fromEntries(keys.map(key => [key, this.parts[key]?.here ?? null])); }

  /** What is said of a file is a part from the moment the file is put in. False for what is no such part. */
  meet(key) {
    if (key in this.parts) return true;
    if (!OF_FILE.test(key)) return false;
    this.parts[key] = { whole: false, stored: '', there: '', here: '' };
    return true;
  }

  /** `follows`: it is known to go on where its page changed something last; otherwise that is found out. */
  type(key, splices, follows = false) {
    const part = this.parts[key];
    part.here = change(part, part.here)(splices);
    for (const piece of pieces(splices)) {
      const last = this.unstored.at(-1);
      // Never behind a sequence that was once told: the desk may have it, and would ignore a second of that number.
      if (last && last.sequence > this.told && last.part === key && !part.whole && joined(last, piece)) continue;
      const goesOn = !part.whole && (follows || this.isEnd(key, piece.splices));
      this.unstored.push({ sequence: ++this.sequence, part: key, at: Date.now(), follows: goesOn, ...piece });
    }
    const last = splices.at(-1);
    this.end = { key, place: move(splices, last[0] + last[1], true) };
  }

  /** Whether a change goes on where this page changed something last. */
  isEnd(key, [[at, deleted], ...others]) {
    return this.end?.key === key && this.end.place === at && deleted === 0 && others.length === 0;
  }

  /** The next change to send, with the text the server should have after it; null when all are sent. */
  next() {
    const next = this.unstored.find(typed => typed.sequence > this.sent);
    if (!next) return null;
    const part = this.parts[next.part];
    part.there = change(part, part.there)(next.splices);
    this.sent = next.sequence;
    this.told = Math.max(this.told, this.sent);
    return { ...next, text: part.there };
  }

  /** After a lost connection, when nobody knows what arrived: marks everything unstored to be sent again. */
  tellAgain() {
    this.sent = (this.unstored[0]?.sequence ?? this.sequence + 1) - 1;
    for (const key in this.parts) this.parts[key].there = this.parts[key].stored;
  }

  /** Takes the next log line and returns what it changes on this page, as [key, splices] pairs. */
  take(line) {
    this.version = line.version;
    const changes = [];
    this.lines.push({ page: line.page, changes });
    if (this.lines.length > REMEMBERED) this.lines.shift();
    if (line.page === this.page) {
      while (this.unstored.length && this.unstored[0].sequence <= line.sequence) {
        const { part: key, sequence, splices } = this.unstored.shift(), part = this.parts[key];
        changes.push([key, splices]);
        part.stored = change(part, part.stored)(splices);
        // Stored before it was sent again: it had arrived before the cut.
        if (sequence > this.sent) {
          part.there = change(part, part.there)(splices);
          this.sent = sequence;
        }
      }
      this.settle();
      return [];
    }
    const changed = line.changes.filter(([key]) => this.meet(key)).map(([key, ...flat]) => {
      const part = this.parts[key], raw = unflat(flat);
      changes.push([key, raw]);
      part.stored = change(part, part.stored)(raw);
      let theirs = raw, told = false;
      const tell = () => { if (!told) part.there = change(part, part.there)(theirs); told = true; };
      for (const typed of this.unstored) {
        if (typed.sequence > this.sent) tell();
        if (typed.part !== key) continue;
        const mine = typed.splices;
        // The desk asks the writer; a page that takes this over later could not see it any more.
        if (clashes(mine, theirs)) typed.clash = true;
        typed.splices = rebase(part, mine, theirs, !typed.follows);
        theirs = rebase(part, theirs, mine, !!typed.follows);
      }
      tell();
      part.here = change(part, part.here)(theirs);
      if (this.end?.key === key) this.end.place = move(theirs, this.end.place, false);
      return [key, theirs];
    });
    this.settle();
    return changed;
  }

  /** Where a place of the stored text of a version is now; null when that is not known here. `past(page)`: it stays
   *  behind what that page inserts there. */
  here(key, place, version, past) {
    const first = this.lines.length - (this.version - version);
    if (first < 0 || version > this.version) return null;
    const follow = (changes, page) => {
      for (const [part, splices] of changes) if (part === key) place = move(splices, place, past(page));
    };
    for (const { page, changes } of this.lines.slice(first)) follow(changes, page);
    follow(this.unstored.map(typed => [typed.part, typed.splices]), this.page);
    return place;
  }

  /** Where a place of the text here is in the stored text. */
  there(key, place) {
    return this.unstored.reduceRight((at, typed) => typed.part === key ? back(typed.splices, at) : at, place);
  }

  /** With nothing unstored the three texts are equal; sharing one string saves memory. */
  settle() {
    if (this.unstored.length === 0)
      for (const key in this.parts)
        this.parts[key].stored = this.parts[key].there = this.parts[key].here;
  }
}

/** Rebases changes typed on an earlier page over the log lines stored since, and over what is typed `here` already, and
 *  moves `caret` along; null when the lines have a gap or end before `version`. `page`: the one that takes them over. */
export function brought(left, lines, version, wholes, { caret = null, here = [], page = null } = {}) {
  let typed = left.typed, at = left.version, others = 0, clash = false;
  const past = (key, splices) => {
    let theirs = splices;
    typed = typed.map(t => {
      if (t.part !== key) return t;
      const mine = t.splices, part = { whole: wholes.includes(key) };
      const moved = rebase(part, mine, theirs, !t.follows);
      clash ||= clashes(mine, theirs);
      theirs = rebase(part, theirs, mine, !!t.follows);
      return { ...t, splices: moved };
    });
    if (caret?.part === key)
      [caret.start, caret.end] = [caret.start, caret.end].map(place => move(theirs, place, false));
  };
  for (const line of lines) {
    if (line.version > version) break;
    if (line.version !== ++at) return null;
    if (line.page === left.page) typed = typed.filter(t => t.sequence > line.sequence);
    else for (const [key, ...flat] of line.changes) {
      if (line.page !== page) others++;
      past(key, unflat(flat));
    }
  }
  if (at !== version) return null;
  for (const { part, splices } of here) past(part, splices);
  return { typed, others, clash: clash || typed.some(t => t.clash) };
}

const clashes = (mine, theirs) => mine.some(a => theirs.some(b => touch(a, b)));

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

/** The change in pieces that each fit into a message, in order: a piece is for the text after those before it. */
export function pieces(splices) {
  const all = [];
  let shift = 0, pending = 0, batch = [], size = 0;
  const flush = () => {
    if (batch.length > 0) all.push(batch);
    shift += pending;
    [pending, batch, size] = [0, [], 0];
  };
  for (const [at, deleted, inserted] of splices) {
    let from = 0;
    do {
      let to = Math.min(from + PIECE, inserted.length);
      if (to < inserted.length && isHigh(inserted, to - 1)) to++;
      const gone = from === 0 ? deleted : 0, put = inserted.slice(from, to);
      // The rest of one insertion goes behind its beginning, so it is a change of its own.
      if (from > 0 || size + put.length + SPLICE > PIECE) flush();
      batch.push([at + shift + (from > 0 ? deleted : 0), gone, put]);
      pending += put.length - gone;
      size += put.length + SPLICE;
      from = to;
    } while (from < inserted.length);
  }
  flush();
  return all.map((piece, i) => ({ splices: piece, more: i < all.length - 1 }));
}
