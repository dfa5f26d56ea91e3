// Where colleagues write: a bar in the text, with a name above it for a while after it has moved.

const COLOURS = 4;

export class Carets {
  constructor(manuscript) {
    Object.assign(this, { manuscript, byPage: new Map() });
  }

  see(seats) {
    for (const [page, { bar }] of this.byPage)
      if (!seats.some(seat => seat.page === page && seat.caret)) {
        bar?.remove();
        this.byPage.delete(page);
      }
    for (const { page, name, caret } of seats)
      if (caret) this.byPage.set(page, { colour: this.free(), ...this.byPage.get(page), page, name, coming: caret });
  }

  /** The colleague moves with what they write. */
  wrote(page) {
    const caret = this.byPage.get(page);
    if (caret) caret.isMoved = true;
  }

  /** Those whose place is known, as [part, at, bar]; one that was told too long ago is taken away. */
  places() {
    return [...this.byPage.values()].flatMap(caret => {
      const was = this.at(caret.told, caret.page), now = this.at(caret.coming, caret.page);
      if (now !== null) {
        caret.isMoved ||= was !== now || caret.told.part !== caret.coming.part;
        [caret.told, caret.coming] = [caret.coming, null];
      }
      const at = now ?? was;
      if (caret.isMoved || at === null) caret.bar?.remove();
      if (at === null) return [];
      if (!caret.bar?.isConnected) caret.bar = barOf(caret);
      caret.isMoved = false;
      return [[caret.told.part, at, caret.bar]];
    });
  }

  at(place, page) {
    return place ? this.manuscript.here(place.part, place.at, place.version, writer => writer === page) : null;
  }

  free() {
    const taken = [...this.byPage.values()].map(caret => caret.colour);
    return [...Array(COLOURS).keys()].find(colour => !taken.includes(colour)) ?? 0;
  }
}

function barOf({ name, colour }) {
  const bar = document.createElement('div');
  bar.className = 'caret';
  Object.assign(bar.dataset, { name, colour });
  bar.setAttribute('aria-hidden', true);
  return bar;
}

/** Puts a bar into a field's part, beside the sheet that repeats the text. */
export function put(bar, sheet, text, at) {
  const part = sheet.parentElement, before = text.slice(0, at), line = sheet.children[before.split('\n').length - 1];
  const box = rectOf(line, before.length - before.lastIndexOf('\n') - 1), around = part.getBoundingClientRect();
  const left = box.left - around.left - part.clientLeft;
  if (bar.parentElement !== part) sheet.before(bar);
  bar.toggleAttribute('data-late', left > part.clientWidth / 2);
  bar.style.left = `${left}px`;
  bar.style.top = `${box.top - around.top - part.clientTop}px`;
  bar.style.height = `${box.height}px`;
}

function rectOf(line, at) {
  const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), range = document.createRange();
  let node = texts.nextNode(), rest = at;
  if (!node) {
    const { left, right, top, height } = line.getBoundingClientRect();
    return { left: getComputedStyle(line).direction === 'rtl' ? right : left, top, height };
  }
  for (let next; rest > node.length && (next = texts.nextNode()); node = next) rest -= node.length;
  range.setStart(node, Math.min(rest, node.length));
  return range.getBoundingClientRect();
}
