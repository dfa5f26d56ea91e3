/** What scrolls the text of a field: the field, its pane, or the page. */
export function scroller(field) {
  for (let box = field; box; box = box.parentElement)
    // Both are rounded.
    if (box.scrollHeight > box.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  return document.scrollingElement;
}

/** In CSS pixels: how much of the field is above what can be seen. */
export function hidden(field) {
  const box = scroller(field);
  return box === field ? field.scrollTop : Math.max(0, edge(box) - field.getBoundingClientRect().top);
}

/** Scrolls until so much of the field is hidden. */
export function hide(field, height) {
  scroller(field).scrollTop += height - hidden(field);
}

const edge = box => box === document.scrollingElement ? 0 : box.getBoundingClientRect().top;

/** What is seen of a text field in which words are about to be replaced in these places. */
export class View {
  constructor(field, places) {
    this.field = field;
    this.top = hidden(field);
    if (this.top === 0) return;
    const first = this.first();
    this.place = places.find(([at, length]) => at < first && first < at + length)?.[0] ?? first;
    this.height = heightTo(field, this.place);
  }

  /** The end of the first word at the upper edge: half a word may stand in another line than all of it. */
  first() {
    const { field, top } = this, text = field.value, upper = top + parseFloat(getComputedStyle(field).paddingBottom);
    let low = 0, high = text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (heightTo(field, middle) > upper) high = middle; else low = middle + 1;
    }
    return high + text.slice(high).search(/\s|$/);
  }

  /** Shows the same words where they stand now; `after` says where a place is now. */
  restore(after) {
    const { field, top } = this;
    if (top > 0) hide(field, top + heightTo(field, after(this.place)) - this.height);
  }
}

/** Selects words in a text field and scrolls to them, which browsers do only for typing. */
export function sight(field, at, length) {
  field.setSelectionRange(at, at + length);
  const box = scroller(field), top = box === field ? -field.scrollTop : field.getBoundingClientRect().top - edge(box);
  box.scrollTop += top + heightTo(field, at) - box.clientHeight / 2;
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
