// What lies behind the fields: their text once more, unseen, in which the words that comments are about are marked, and
// the carets of colleagues find their place.
import { Carets, put } from './carets.js';

const LOOKS = ['font', 'letterSpacing', 'wordSpacing', 'textIndent', 'tabSize', 'padding', 'borderWidth', 'direction'];

export class Underlay {
  constructor({ room, fields, manuscript }, signal) {
    Object.assign(this, { room, fields, manuscript, sheets: new Map(), told: { version: 0, marks: [] } });
    this.carets = new Carets(manuscript);
    this.resized = new ResizeObserver(() => this.lay());
    signal.addEventListener('abort', () => this.resized.disconnect());
    room.addEventListener('click', e => this.pick(e.target), { signal });
    room.addEventListener('focusin', e => this.choose(e.target.closest('.comment')), { signal });
  }

  /** Marks places of the stored text of a version, which this page may not have heard of yet. */
  mark(version, marks) {
    this.coming = { version, marks };
    this.draw();
  }

  see(seats) {
    const before = this.carets.byPage.size;
    this.carets.see(seats);
    if (before + this.carets.byPage.size > 0) this.draw(true);
  }

  /** Once a frame at most. Where a field does not grow with its text, nothing can lie behind it. */
  draw(anew = this.coming) {
    if (this.frame || !(anew || this.sheets.size > 0) || !CSS.supports('field-sizing', 'content')) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = null;
      if (this.coming?.version <= this.manuscript.version) [this.told, this.coming] = [this.coming, null];
      this.lay();
    });
  }

  /** By part, where the marks are now as [from, to, id]. */
  places() {
    const { told: { version, marks }, manuscript } = this, places = new Map();
    for (const { id, part, start, length } of marks) {
      const from = manuscript.here(part, start, version, () => true);
      const to = manuscript.here(part, start + length, version, () => false);
      if (from < to && this.fields.has(part)) places.set(part, [...places.get(part) ?? [], [from, to, id]]);
    }
    return places;
  }

  lay() {
    const places = this.places(), carets = this.carets.places().filter(([part]) => this.fields.has(part));
    for (const [part] of carets) if (!places.has(part)) places.set(part, []);
    for (const key of new Set([...this.sheets.keys(), ...places.keys()]))
      if (places.has(key)) this.write(this.sheets.get(key) ?? this.begin(key), linesOf(
        this.fields.get(key).value,
        places.get(key).map(([from, to, id]) => [from, to, id === 0 || id === this.chosen])
      ));
      else this.end(key);
    this.fit();
    for (const [part, at, bar] of carets) put(bar, this.sheets.get(part), this.fields.get(part).value, at);
  }

  begin(key) {
    const field = this.fields.get(key), sheet = document.createElement('div');
    sheet.className = 'under';
    sheet.setAttribute('aria-hidden', true);
    sheet.lines = [];
    field.before(sheet);
    this.sheets.set(key, sheet);
    for (const box of [field, field.parentElement]) this.resized.observe(box);
    return sheet;
  }

  end(key) {
    const field = this.fields.get(key);
    for (const box of [field, field.parentElement]) this.resized.unobserve(box);
    this.sheets.get(key).remove();
    this.sheets.delete(key);
  }

  fit() {
    for (const [key, sheet] of this.sheets) {
      const field = this.fields.get(key), part = field.parentElement, look = getComputedStyle(field);
      const box = field.getBoundingClientRect(), around = part.getBoundingClientRect();
      const style = {
        ...Object.fromEntries(LOOKS.map(name => [name, look[name]])),
        // As a length it would be rounded otherwise.
        lineHeight: parseFloat(look.lineHeight) / parseFloat(look.fontSize),
        left: `${box.left - around.left - part.clientLeft}px`,
        top: `${box.top - around.top - part.clientTop}px`,
        width: `${box.width}px`,
      };
      const looks = Object.values(style).join();
      if (sheet.looks !== looks) Object.assign(sheet.style, style);
      sheet.looks = looks;
    }
  }

  /** Only lines that differ are made anew; where no more than their words do, only those. */
  write(sheet, lines) {
    const was = sheet.lines, now = lines.map(keyOf), most = Math.min(was.length, now.length);
    let start = 0, end = 0;
    while (start < most && was[start] === now[start]) start++;
    while (end < most - start && was.at(-1 - end) === now.at(-1 - end)) end++;
    sheet.lines = now;
    const old = [...sheet.children].slice(start, was.length - end), other = lines.slice(start, lines.length - end);
    if (old.length === other.length && old.every((made, i) => rewrite(made, other[i]))) return;
    const next = sheet.children[was.length - end];
    for (const gone of old) gone.remove();
    if (next) next.before(...other.map(line));
    else sheet.append(...other.map(line));
  }

  /** A click into marked words points to their comment. */
  pick({ dataset: { part }, selectionStart, selectionEnd }) {
    if (!this.sheets.has(part) || selectionStart !== selectionEnd) return;
    const [found] = (this.places().get(part) ?? [])
      .filter(([from, to]) => from <= selectionStart && selectionStart <= to)
      .sort((a, b) => a[1] - a[0] - (b[1] - b[0]));
    const comment = found && document.getElementById(`comment-${found[2]}`);
    this.choose(comment, true);
    comment?.scrollIntoView({ block: 'nearest' });
  }

  choose(comment, picked = false) {
    if (!comment && !picked) return;
    this.room.querySelector('[data-pointed]')?.removeAttribute('data-pointed');
    comment?.toggleAttribute('data-pointed', picked);
    this.chosen = comment ? +comment.id.replace('comment-', '') : null;
    this.draw();
  }
}

/** The lines of a text, each in pieces [words, mark]: 0 for none, 1 for soft, 2 for strong. */
function linesOf(text, ranges) {
  let at = 0;
  return text.split('\n').map(words => {
    const from = at, to = at + words.length, here = ranges.filter(range => range[0] < to && range[1] > from);
    at = to + 1;
    if (here.length === 0 || !words) return [[words, 0]];
    const ends = here.flatMap(range => [Math.max(range[0], from), Math.min(range[1], to)]);
    const cuts = [...new Set([from, to, ...ends])].sort((a, b) => a - b);
    return cuts.slice(1).map((end, i) => {
      const over = here.filter(range => range[0] <= cuts[i] && range[1] >= end);
      return [text.slice(cuts[i], end), over.length && over.some(range => range[2]) + 1];
    });
  });
}

const keyOf = pieces => pieces.length > 1 || pieces[0][1] ? '\n' + JSON.stringify(pieces) : pieces[0][0];

const strengthOf = ({ nodeName, className }) => ({ MARK: 1 + (className === 'chosen'), BR: -1 })[nodeName] ?? 0;

/** False where other nodes are needed. */
function rewrite(made, pieces) {
  const nodes = [...made.childNodes];
  if (nodes.length !== pieces.length) return false;
  if (!pieces.every(([words, strength], i) => words && strengthOf(nodes[i]) === strength)) return false;
  nodes.forEach((node, i) => {
    const text = node.firstChild ?? node;
    if (text.data !== pieces[i][0]) text.data = pieces[i][0];
  });
  return true;
}

function line(pieces) {
  const made = document.createElement('div');
  made.append(...pieces.map(([words, strength]) => {
    if (!strength) return words || document.createElement('br');
    const mark = document.createElement('mark');
    mark.textContent = words;
    mark.className = strength > 1 ? 'chosen' : '';
    return mark;
  }));
  return made;
}
