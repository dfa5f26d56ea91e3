// Comments on a sheet: sends the reader's selection to the server, and keeps half-written comments in localStorage,
// sealed for their person (seal.js).
(() => {
  const LANDING = 2000;
  const lent = [];
  let given = null;
  const sealing = import('/seal.js');
  let turn = Promise.resolve();

  /** One at a time, in order. Without storage nothing is kept: the comment is still on the screen. */
  const inTurn = act => (turn = turn.then(act).catch(() => null));

  async function read(key) {
    try { return JSON.parse(await (await sealing).unseal(localStorage.getItem(key))); } catch { return null; }
  }

  async function write(key, value) {
    if (value) localStorage.setItem(key, await (await sealing).seal(JSON.stringify(value)));
    else localStorage.removeItem(key);
  }

  const WHITE = ' \t\n\f\r';

  /** Counts as Typesetting/Glyphs.cs does: UTF-16 units other than HTML white space. */
  function glyphs(text) {
    let count = 0;
    for (let i = 0; i < text.length; i++) if (!WHITE.includes(text[i])) count++;
    return count;
  }

  /** Without what is printed around a picture, which stands elsewhere in the document. */
  function words(range) {
    const copy = range.cloneContents();
    for (const figure of copy.querySelectorAll('figure')) figure.remove();
    return copy.textContent;
  }

  /** The selection inside a part of the sheet, in glyphs; null when there is none. */
  function marked(sheet) {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const part = (
      range.startContainer.nodeType === 1 ? range.startContainer : range.startContainer.parentElement
    ).closest('figure, [data-part]');
    if (!part?.dataset.part || !sheet.contains(part)) return null;
    const before = document.createRange();
    before.setStart(part, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const inside = range.cloneRange();
    if (!part.contains(range.endContainer)) inside.setEnd(part, part.childNodes.length);
    const count = glyphs(words(inside));
    return count === 0
      ? null
      : {
        selected: { part: part.dataset.part, first: glyphs(words(before)), count },
        box: range.getBoundingClientRect(),
      };
  }

  const free = e => !e.ctrlKey && !e.metaKey && !e.altKey
    && !e.target.closest('input, textarea, select, [contenteditable], dialog');

  window.newsroom = {
    /** What had the focus before a dialog took it gets it back. */
    lend: () => lent.push(document.activeElement),
    giveBack() {
      const [to, until] = [lent.pop(), performance.now() + 1000];
      given = to;
      const wait = () => {
        if (document.querySelector('.mud-dialog') && performance.now() < until) requestAnimationFrame(wait);
        else if (document.activeElement === document.body) to?.focus();
      };
      wait();
    },
    /** Where a verb takes what had the focus off the page, the focus goes to what stood around it. */
    land() {
      const at = document.activeElement, from = at === document.body || at.closest('.mud-dialog') ? given : at;
      const around = [from], until = performance.now() + LANDING;
      for (let e = from?.parentElement; e && e !== document.body; e = e.parentElement) around.push(e);
      const look = () => {
        if (document.activeElement === document.body) {
          const to = around.find(e => e?.isConnected && !e.disabled);
          if (to && to !== from && !to.hasAttribute('tabindex')) to.tabIndex = -1;
          to?.focus({ preventScroll: true });
        }
        if (performance.now() < until) setTimeout(look, 50);
      };
      setTimeout(look, 50);
    },
    put(id, value) {
      const field = document.getElementById(id);
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    showStation: () => document.querySelector('.desk-bar nav .active')?.scrollIntoView({ block: 'nearest' }),
    kept: key => inTurn(() => read(key)),
    keep: (key, value) => inTurn(() => write(key, value)),
    async copy(text) { try { await navigator.clipboard.writeText(text); return true; } catch { return false; } },

    /** A page has been opened: its heading gets the focus unless a field of it has. */
    arrive() {
      if (document.activeElement?.closest('main :is(input, textarea, select)')) return;
      document.querySelector('h1')?.focus();
    },

    show(id) {
      const element = document.getElementById(id);
      element?.scrollIntoView({
        block: 'center',
        behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
      });
      element?.focus({ preventScroll: true });
    },

    /** The field of the first sentence that says what is wrong with one. */
    toFirstProblem() {
      const note = document.querySelector('main .hint:has([role="alert"])');
      if (note) document.querySelector(`[aria-describedby~="${note.id}"]`)?.focus();
    },

    /** Keys on a sheet: C comments on the selection; N and P go to the next or previous change or mark. */
    reading(room, page, say) {
      const over = new AbortController(), { signal } = over;
      const sheet = () => room.querySelector('.sheet');
      const point = () => {
        const m = sheet() && marked(sheet());
        return m && page.invokeMethodAsync('Point', m.selected);
      };
      const place = () => {
        const m = sheet() && marked(sheet());
        say.hidden = !m;
        if (m) {
          say.style.setProperty('--x', `${Math.max(8, m.box.left + scrollX)}px`);
          say.style.setProperty('--y', `${m.box.bottom + scrollY + 6}px`);
        }
      };
      document.addEventListener('selectionchange', place, { signal });
      say.addEventListener('mousedown', e => e.preventDefault(), { signal });
      say.addEventListener('click', () => { point(); say.hidden = true; }, { signal });
      document.addEventListener('keydown', e => {
        if (!free(e)) return;
        if (e.key === 'c' && point()) e.preventDefault();
        if (e.key === 'n' || e.key === 'p') step(room, e.key === 'n' ? 1 : -1);
      }, { signal });
      room.addEventListener('click', e => {
        const mark = e.target.closest('mark[data-mark]');
        if (mark && getSelection().isCollapsed) page.invokeMethodAsync('Picked', +mark.dataset.mark);
      }, { signal });
      return {
        marked: () => sheet() && marked(sheet())?.selected,
        close: () => over.abort(),
      };
    },

    /** Scrolls to a mark and outlines it. */
    sight(room, number) {
      const marks = room.querySelectorAll(`mark[data-mark="${number}"]`);
      marks[0]?.scrollIntoView({ block: 'center' });
      for (const mark of marks) {
        mark.classList.remove('sighted');
        void mark.offsetWidth;
        mark.classList.add('sighted');
      }
    },
  };

  document.addEventListener('input', e => {
    const form = e.target.closest('form[data-keep]');
    if (!form) return;
    const fields = [...form.elements]
      .filter(field => field.name)
      .map(field => [field.name, field.type === 'checkbox' ? field.checked : field.value]);
    const { keep, anchor } = form.dataset;
    inTurn(async () => write(keep, {
      ...await read(keep),
      ...Object.fromEntries(fields),
      anchor: JSON.parse(anchor ?? 'null'),
    }));
  });

  function step(room, by) {
    const stops = [...room.querySelectorAll('ins, del, mark[data-mark]')]
      .filter((el, i, all) => i === 0 || !touches(all[i - 1], el));
    if (stops.length === 0) return;
    const at = stops.findIndex(el => el.classList.contains('reached'));
    const next = stops[at < 0 ? (by > 0 ? 0 : stops.length - 1) : (at + by + stops.length) % stops.length];
    stops[at]?.classList.remove('reached');
    next.classList.add('reached');
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'center' });
  }

  /** A deletion and the insertion that replaces it are one stop; so is a mark that emphasis splits. */
  function touches(before, el) {
    if (before.dataset.mark !== el.dataset.mark) return false;
    const between = document.createRange();
    between.setStartAfter(before);
    between.setEndBefore(el);
    return between.toString().trim() === '';
  }
})();
