// Undo and redo in one part, for one's own changes only. Colleagues' changes in between stay.
import { apply, inverse, isNothing, over } from './splices.js';

/** In milliseconds. Typing without a longer pause is undone in one step. */
const PAUSE = 900;

const LONGEST = 500;

export class Undo {
  back = [];
  forth = [];

  /** `alone`: a step of its own, such as a paste or what an input method put together. */
  typed(splices, before, alone = false) {
    if (splices.every(isNothing)) return;
    const step = inverse(splices, before), last = this.back.at(-1), now = performance.now();
    this.forth = [];
    if (!alone && last && now - this.at < PAUSE && runsOn(last, splices)) last[0][1] += splices[0][2].length;
    else this.back.push(step);
    if (this.back.length > LONGEST) this.back.shift();
    this.at = alone ? -Infinity : now;
  }

  get last() { return this.back.at(-1); }

  /** A step undoes this change instead of its own; false when it is not the last any more. */
  instead(step, splices, before) {
    if (!step || this.last !== step) return false;
    this.forth = [];
    this.back[this.back.length - 1] = inverse(splices, before);
    return true;
  }

  /** The splices that undo the last change, or redo it when `again`; null when there is none. */
  step(again, text) {
    const [from, to] = again ? [this.forth, this.back] : [this.back, this.forth];
    const step = from.pop();
    if (!step) return null;
    to.push(inverse(step, text));
    this.at = -Infinity;
    return step;
  }

  /** Rebases all steps over a change of the text that is none of them: a colleague's, or one of an earlier page. */
  around(theirs, text = null) {
    for (const steps of [this.back, this.forth]) {
      let outer = theirs, now = text === null ? null : () => text;
      for (let i = steps.length - 1; i >= 0; i--) {
        if (lapses(steps[i], outer, now)) {
          // Steps before it are about a text that is no more.
          steps.splice(0, i + 1);
          break;
        }
        const step = steps[i], before = now;
        if (before) now = () => apply(step, before());
        [steps[i], outer] = [over(step, outer, true), over(outer, step, false)];
      }
    }
    this.at = -Infinity;
  }
}

/** Whether somebody has just done what the step would do: with it the words would stand there twice. */
function lapses(step, theirs, text) {
  if (!text || longer(step) !== longer(theirs)) return false;
  const now = text();
  return apply(step, now) === apply(theirs, now);
}

const longer = splices => splices.reduce((sum, [, deleted, inserted]) => sum + inserted.length - deleted, 0);

/** Whether the typing continues right behind what the last step would delete. */
function runsOn(last, splices) {
  return last.length === 1 && last[0][2] === '' && splices.length === 1 && splices[0][1] === 0
    && splices[0][0] === last[0][0] + last[0][1] && !splices[0][2].includes('\n');
}
