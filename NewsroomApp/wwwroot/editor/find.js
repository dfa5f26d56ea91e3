// Find and replace in the body. Replacing goes through WritingPage.edit: it can be undone, and colleagues see it.
// Words are found however they were typeset: blanks that do not break, line breaks, curly quotation marks, composed
// letters and hyphens inside a word make no difference.
import { clean } from './clean.js';
import { letter } from './shortcuts.js';
import { between, joined, move, sparing } from './splices.js';

/** Without width; they say where a line may break. */
const HIDDEN = /[\u00AD\u200B\u2060\uFEFF]/g;

const TRAILING = new RegExp(`(?:${HIDDEN.source})+$`);

/** What readers see as one: a letter and its marks, a Korean syllable, a flag, an emoji and what is joined to it; and
 *  hidden characters behind. */
const SIGN = new RegExp(
  '(?:\\p{RI}{2}|[^])'
    + `(?:[\\p{M}\\u1160-\\u11FF]|${HIDDEN.source}|\\p{EMod}|\\u200D\\p{ExtPict})*`,
  'gu'
);

/** Where the words stand in the text, as [at, length] in UTF-16 units. `exact`: in the same case. */
export function matches(text, wanted, exact) {
  const words = signs(wanted, exact), { length } = words.folded;
  if (length === 0) return wanted ? literal(text, wanted) : [];
  const { folded, from, to } = signs(text, exact), found = [];
  for (let i = folded.indexOf(words.folded[0]); i >= 0 && i + length <= folded.length;) {
    const here = words.folded.every((sign, k) => folded[i + k] === sign);
    if (here) found.push([from[i], to[i + length - 1] - from[i]]);
    i = folded.indexOf(words.folded[0], i + (here ? length : 1));
  }
  return found;
}

/** Splices that put other words in these places, and spare what stays. */
export const replaced = (text, places, by) => places.flatMap(([at, length]) =>
  between(text.slice(at, at + length), by)
    .flatMap(([start, ...change]) => sparing([at + start, ...change], text)));

/** Hidden characters are found where nothing else is looked for. */
const literal = (text, wanted) => [...text.matchAll(new RegExp(`${wanted}(?!${HIDDEN.source}*\\p{M})`, 'gu'))]
  .map(({ index }) => [index, wanted.length]);

/** The signs of a text as they are compared, and from where to where each stands. */
function signs(text, exact) {
  const known = new Map(), folded = [], from = [], to = [];
  let at = 0;
  for (const sign of text.match(SIGN) ?? []) {
    if (!known.has(sign)) known.set(sign, fold(sign, exact));
    const plain = known.get(sign);
    if (plain) {
      folded.push(plain);
      from.push(at);
      to.push(at + (sign.length === 1 ? 1 : sign.replace(TRAILING, '').length));
    }
    at += sign.length;
  }
  return { folded, from, to };
}

function fold(sign, exact) {
  const plain = sign.replace(HIDDEN, '').normalize('NFD')
    .replace(/\s/, ' ').replace(/[‘’‚‛ʼ]/, "'").replace(/[“”„‟]/, '"').replace(/[\u2010\u2011]/, '-');
  return exact ? plain : plain.toLowerCase().replace('ς', 'σ');
}

export class Find {
  constructor(area, bar, make, signal) {
    this.area = area;
    this.bar = bar;
    this.make = make;
    const part = name => bar.querySelector(`[data-find="${name}"]`);
    [this.text, this.by, this.exact, this.count] = ['text', 'by', 'case', 'count'].map(part);
    bar.parentElement.querySelector('[data-find="open"]').addEventListener('click', () => this.open(), { signal });
    part('next').addEventListener('click', () => this.step(1), { signal });
    part('previous').addEventListener('click', () => this.step(-1), { signal });
    part('replace').addEventListener('click', () => this.replace(), { signal });
    part('all').addEventListener('click', () => this.replaceAll(), { signal });
    part('close').addEventListener('click', () => this.close(), { signal });
    this.text.addEventListener('input', () => this.say(), { signal });
    this.exact.addEventListener('change', () => this.say(), { signal });
    bar.addEventListener('keydown', e => {
      if (e.key === 'Escape') this.close();
      else if (e.key === 'Enter' && !e.isComposing && e.target.matches('input:not([type="checkbox"])')) {
        e.preventDefault();
        if (e.target === this.by) this.replace();
        else this.step(e.shiftKey ? -1 : 1);
      }
    }, { signal });
    area.addEventListener('keydown', e => {
      if ((e.ctrlKey || e.metaKey) && !e.altKey && letter(e) === 'f') { e.preventDefault(); this.open(); }
    }, { signal });
  }

  open() {
    const { selectionStart, selectionEnd, value } = this.area;
    if (selectionEnd > selectionStart && selectionEnd - selectionStart < 200)
      this.text.value = value.slice(selectionStart, selectionEnd).replaceAll('\n', ' ');
    this.bar.hidden = false;
    this.text.select();
    this.text.focus();
    this.say();
  }

  close() {
    this.bar.hidden = true;
    this.area.focus({ preventScroll: true });
  }

  places() { return matches(this.area.value, clean(this.text.value, true), this.exact.checked); }

  isSelected([at, length]) {
    return at === this.area.selectionStart && at + length === this.area.selectionEnd;
  }

  say(sentence) {
    const places = this.places(), here = places.findIndex(([at]) => at === this.area.selectionStart);
    this.count.textContent = sentence ?? (
      !this.text.value ? ''
      : places.length === 0 ? 'Not found'
      : here >= 0 ? `${here + 1} of ${places.length}`
      : `${places.length} found`
    );
  }

  step(direction) {
    const places = this.places(), from = this.area.selectionStart;
    if (places.length === 0) return this.say();
    const next = direction > 0
      ? places.find(place => place[0] > from || (place[0] === from && !this.isSelected(place))) ?? places[0]
      : places.findLast(([at]) => at < from) ?? places.at(-1);
    this.show(...next);
    this.say();
  }

  show(at, length) {
    const back = document.activeElement;
    sight(this.area, at, length);
    this.area.focus();
    if (this.bar.contains(back)) back.focus();
  }

  replace() {
    const here = this.places().find(place => this.isSelected(place));
    if (here) {
      const by = clean(this.by.value, false), end = here[0] + by.length;
      if (this.put([here], by) < 0) return;
      this.area.setSelectionRange(end, end);
    }
    this.step(1);
  }

  replaceAll() {
    const places = this.places(), count = this.put(places, clean(this.by.value, false));
    if (count >= 0)
      this.say(
        places.length === 0 ? 'Not found'
        : count === 0 ? `${places.length} found, none differs`
        : `${count} replaced`
      );
  }

  /** What is selected and what is seen stay so. Returns how many of the places differed; -1 when it is too much. */
  put(places, by) {
    const { area } = this, text = area.value, { selectionStart, selectionEnd, selectionDirection } = area;
    const least = replaced(text, places, by), whole = places.map(([at, length]) => [at, length, by]);
    if (least.length === 0) return 0;
    const after = place => move(
      places.some(([at, length]) => at < place && place < at + length) ? least : whole,
      place,
      false
    );
    const view = new View(area, places);
    if (this.make(joined(least)) === false) {
      this.say('This would make the text too long; nothing is replaced');
      return -1;
    }
    area.setSelectionRange(after(selectionStart), after(selectionEnd), selectionDirection);
    view.restore(after);
    return places.filter(([at, length]) => text.slice(at, at + length) !== by).length;
  }
}

/** What is seen of a text field in which words are about to be replaced in these places. */
class View {
  constructor(field, places) {
    this.field = field;
    this.top = field.scrollTop;
    if (this.top === 0) return;
    const first = this.first();
    this.place = places.find(([at, length]) => at < first && first < at + length)?.[0] ?? first;
    this.height = heightTo(field, this.place);
  }

  /** The end of the first word at the upper edge: half a word may stand in another line than all of it. */
  first() {
    const { field, top } = this, text = field.value, edge = top + parseFloat(getComputedStyle(field).paddingBottom);
    let low = 0, high = text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (heightTo(field, middle) > edge) high = middle; else low = middle + 1;
    }
    return high + text.slice(high).search(/\s|$/);
  }

  /** Shows the same words where they stand now; `after` says where a place is now. */
  restore(after) {
    const { field, top } = this;
    field.scrollTop = top === 0 ? 0 : top + heightTo(field, after(this.place)) - this.height;
  }
}

/** Selects words in a text field and scrolls to them, which browsers do only for typing. */
export function sight(field, at, length) {
  field.setSelectionRange(at, at + length);
  field.scrollTop = heightTo(field, at) - field.clientHeight / 2;
}

/** In CSS pixels, of the text before a place. Measured in a hidden copy of the field that holds only this text. */
function heightTo(field, place) {
  const twin = field.cloneNode();
  twin.removeAttribute('id');
  delete twin.dataset.part;
  twin.tabIndex = -1;
  twin.style.cssText =
    `position: absolute; visibility: hidden; min-height: 0; height: 0; width: ${field.offsetWidth}px`;
  twin.value = field.value.slice(0, place);
  field.after(twin);
  const height = twin.scrollHeight;
  twin.remove();
  return height;
}
