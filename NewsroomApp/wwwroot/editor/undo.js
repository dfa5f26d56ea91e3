// Undo and redo of one part, of one's own changes only: what a colleague writes in between stays, and the own changes are taken back around it.
import { inverse, over } from './splices.js';

/** In milliseconds: typing without a longer pause is taken back at once. */
const PAUSE = 900;

const LONGEST = 500;

export class Undo {
  back = [];
  forth = [];

  /** Remembers a change that was just made. */
  typed(splices, before, now = performance.now()) {
    const step = inverse(splices, before), last = this.back.at(-1);
    this.forth = [];
    if (last && now - this.at < PAUSE && runsOn(last, splices)) last[0][1] += splices[0][2].length;
    else this.back.push(step);
    if (this.back.length > LONGEST) this.back.shift();
    this.at = now;
  }

  /** @returns the change that takes the last one back (or makes it again), or null. */
  step(again, text) {
    const [from, to] = again ? [this.forth, this.back] : [this.back, this.forth];
    const step = from.pop();
    if (!step) return null;
    to.push(inverse(step, text));
    this.at = -Infinity;
    return step;
  }

  /** A colleague's change, as it came in on the text that stands here. */
  around(theirs) {
    for (const steps of [this.back, this.forth]) {
      let outer = theirs;
      for (let i = steps.length - 1; i >= 0; i--) [steps[i], outer] = [over(steps[i], outer, true), over(outer, steps[i], false)];
    }
    this.at = -Infinity;
  }
}

/** Words typed right behind those the last step would take away. */
function runsOn(last, splices) {
  return last.length === 1 && last[0][2] === '' && splices.length === 1 && splices[0][1] === 0
    && splices[0][0] === last[0][0] + last[0][1] && !splices[0][2].includes('\n');
}
