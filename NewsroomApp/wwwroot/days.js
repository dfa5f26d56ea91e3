// What a field for a day or a time holds is selected when the focus comes to it, so that typing replaces it. In a grid
// of days (DayGrid.razor) the keys move here at once; the desk draws another month when they leave the one shown.
(() => {
  const DAY = 86_400_000, LAST = 9999;
  const ARROWS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const PAGES = { PageUp: -1, PageDown: 1 };

  const iso = day => day.toISOString().slice(0, 10);
  const later = (day, days) => new Date(+day + days * DAY);

  /** The same day of another month, or its last. */
  function turned(day, months) {
    const to = new Date(day);
    to.setUTCDate(1);
    to.setUTCMonth(day.getUTCMonth() + months + 1, 0);
    to.setUTCDate(Math.min(day.getUTCDate(), to.getUTCDate()));
    return to;
  }

  function moved(day, e) {
    const monday = later(day, -((day.getUTCDay() + 6) % 7));
    if (e.key === 'Home') return monday;
    if (e.key === 'End') return later(monday, 6);
    if (e.key in ARROWS) return later(day, ARROWS[e.key]);
    if (e.key in PAGES) return turned(day, PAGES[e.key] * (e.shiftKey ? 12 : 1));
    return null;
  }

  document.addEventListener('focusin', e => { if (e.target.matches('input[data-chosen]')) e.target.select(); });

  window.newsroom.days = (grid, desk) => {
    const over = new AbortController(), { signal } = over;
    const cells = () => [...grid.querySelectorAll('[data-day]')];
    const month = day => iso(day).slice(0, 7);
    grid.tabIndex = -1;
    let at = new Date(grid.querySelector('[tabindex="0"]').dataset.day), drawn = month(at), onDay = true;

    function show() {
      for (const cell of cells()) {
        const isAt = cell.dataset.day === iso(at), tab = isAt ? 0 : -1;
        if (cell.tabIndex !== tab) cell.tabIndex = tab;
        if (isAt && onDay) cell.focus();
      }
      // While a month is on its way, the next key still comes here.
      if (onDay && !grid.contains(document.activeElement)) grid.focus();
    }

    function go(day, byKey) {
      if (day.getUTCFullYear() < 1 || day.getUTCFullYear() > LAST) return;
      [at, onDay] = [day, byKey];
      if (drawn === month(at)) { show(); return; }
      drawn = month(at);
      desk.invokeMethodAsync('Turn', iso(at)).catch(() => { });
    }

    function around(e) {
      const stops = [...grid.querySelectorAll('button, [tabindex="0"]')];
      const next = stops.indexOf(document.activeElement) + (e.shiftKey ? -1 : 1);
      stops[(next + stops.length) % stops.length].focus();
    }

    grid.addEventListener('keydown', e => {
      const day = (e.target === grid || e.target.closest('[data-day]')) && !e.ctrlKey && !e.metaKey && !e.altKey;
      const to = day ? moved(at, e) : null;
      if (to) go(to, true);
      else if (e.key === 'Tab') around(e);
      else if (e.key === 'Escape') desk.invokeMethodAsync('Close', true);
      else if (day && (e.key === 'Enter' || e.key === ' ')) desk.invokeMethodAsync('Pick', iso(at));
      else return;
      e.preventDefault();
      e.stopPropagation();
    }, { signal });
    grid.addEventListener('click', e => {
      const turn = e.target.closest('[data-turn]');
      if (turn) go(turned(at, +turn.dataset.turn), false);
    }, { signal });
    document.addEventListener('pointerdown', e => {
      if (!grid.parentElement.contains(e.target)) desk.invokeMethodAsync('Close', false);
    }, { signal });

    // Before the next key, whenever the desk has drawn.
    const drawing = new MutationObserver(show);
    drawing.observe(grid, { childList: true, subtree: true, attributes: true });
    show();
    return { close() { over.abort(); drawing.disconnect(); } };
  };
})();
