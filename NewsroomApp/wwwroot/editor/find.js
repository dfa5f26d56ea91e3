// Find and replace in the body. Replacing goes through WritingPage.make: it can be undone, and colleagues see it.

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
      else if (e.key === 'Enter' && e.target.matches('input:not([type="checkbox"])')) {
        e.preventDefault();
        if (e.target === this.by) this.replace();
        else this.step(e.shiftKey ? -1 : 1, false);
      }
    }, { signal });
    area.addEventListener('keydown', e => {
      if ((e.ctrlKey || e.metaKey) && !e.altKey && e.key.toLowerCase() === 'f') { e.preventDefault(); this.open(); }
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
    this.area.focus();
  }

  /** Where matches start, in UTF-16 units. Letters whose lower case is longer keep their case, so no place moves. */
  places() {
    const wanted = this.text.value;
    if (!wanted) return [];
    const fold = text => this.exact.checked
      ? text
      : [...text].map(c => c.toLowerCase().length === c.length ? c.toLowerCase() : c).join('');
    const text = fold(this.area.value), words = fold(wanted), places = [];
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) places.push(at);
    return places;
  }

  say(sentence) {
    const places = this.places(), at = places.indexOf(this.area.selectionStart);
    this.count.textContent = sentence ?? (
      !this.text.value ? ''
      : places.length === 0 ? 'Not found'
      : at >= 0 ? `${at + 1} of ${places.length}`
      : `${places.length} found`
    );
  }

  step(direction, stay = true) {
    const places = this.places();
    if (places.length === 0) return this.say();
    const { selectionStart: from, selectionEnd: to } = this.area;
    const selected = places.includes(from) && to - from === this.text.value.length;
    const next = direction > 0
      ? places.find(at => at > from || (at === from && !selected)) ?? places[0]
      : places.findLast(at => at < from) ?? places.at(-1);
    this.show(next, this.text.value.length, stay);
    this.say();
  }

  show(at, length) {
    const back = document.activeElement;
    sight(this.area, at, length);
    this.area.focus();
    if (this.bar.contains(back)) back.focus();
  }

  replace() {
    const places = this.places(), at = this.area.selectionStart, { length } = this.text.value;
    if (places.includes(at) && this.area.selectionEnd - at === length) {
      this.make([[at, length, this.by.value]]);
      this.area.setSelectionRange(at + this.by.value.length, at + this.by.value.length);
    }
    this.step(1);
  }

  replaceAll() {
    const places = this.places(), { length } = this.text.value;
    // Adjacent matches become one splice: splices must not touch.
    const splices = [];
    for (const at of places) {
      const last = splices.at(-1);
      if (last && last[0] + last[1] === at) { last[1] += length; last[2] += this.by.value; }
      else splices.push([at, length, this.by.value]);
    }
    if (splices.length > 0) this.make(splices);
    this.say(places.length === 0 ? 'Not found' : `${places.length} replaced`);
  }
}

/** Selects words in a text field and scrolls to them, which browsers do only for typing. The words' height is measured
 *  in a hidden copy that holds only the text before them. */
export function sight(field, at, length) {
  field.setSelectionRange(at, at + length);
  const twin = field.cloneNode();
  twin.removeAttribute('id');
  delete twin.dataset.part;
  twin.tabIndex = -1;
  twin.style.cssText =
    `position: absolute; visibility: hidden; min-height: 0; height: 0; width: ${field.offsetWidth}px`;
  twin.value = field.value.slice(0, at);
  field.after(twin);
  field.scrollTop = twin.scrollHeight - field.clientHeight / 2;
  twin.remove();
}
