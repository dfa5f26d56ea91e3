// Find and replace in the body. Replacing goes through WritingPage.edit: it can be undone, and colleagues see it.
import { clean } from './clean.js';
import { matches, replaced } from './matches.js';
import { letter } from './shortcuts.js';
import { View, sight } from './sight.js';
import { joined, move } from './splices.js';

export class Find {
  constructor(area, bar, make, signal) {
    this.area = area;
    this.bar = bar;
    this.tools = bar.parentElement;
    this.make = make;
    const part = name => bar.querySelector(`[data-find="${name}"]`);
    [this.text, this.by, this.exact, this.count] = ['text', 'by', 'case', 'count'].map(part);
    this.tools.querySelector('[data-find="open"]').addEventListener('click', () => this.open(), { signal });
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
    bar.remove();
    bar.hidden = false;
  }

  open() {
    const { selectionStart, selectionEnd, value } = this.area;
    if (selectionEnd > selectionStart && selectionEnd - selectionStart < 200)
      this.text.value = value.slice(selectionStart, selectionEnd).replaceAll('\n', ' ');
    this.tools.append(this.bar);
    this.text.select();
    this.text.focus();
    this.say();
  }

  close() {
    this.bar.remove();
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
    this.area.focus({ preventScroll: true });
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
