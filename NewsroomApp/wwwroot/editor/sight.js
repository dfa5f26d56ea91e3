/** What is seen of a text field in which words are about to be replaced in these places. */
export class View {
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
