// Words are found however they were typeset: blanks that do not break, line breaks, curly quotation marks, composed
// letters and hyphens inside a word make no difference.
import { between, sparing } from './splices.js';

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
    // Never half of a sign that is looked for as several.
    const here = from[i] !== from[i - 1] && to[i + length - 1] !== to[i + length]
      && words.folded.every((sign, k) => folded[i + k] === sign);
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
    for (const plain of known.get(sign)) {
      folded.push(plain);
      from.push(at);
      to.push(at + (sign.length === 1 ? 1 : sign.replace(TRAILING, '').length));
    }
    at += sign.length;
  }
  return { folded, from, to };
}

/** Written as one sign, and looked for as several. */
const SEVERAL = /^[\uFB00-\uFB06…ß]$/;

/** None for a hidden character alone. */
function fold(sign, exact) {
  const bare = sign.replace(HIDDEN, '');
  if (SEVERAL.test(bare)) return [...bare === 'ß' ? 'ss' : bare.normalize('NFKD')];
  const plain = bare.normalize('NFD').replace(/\s/, ' ').replace(/[‘’‚‛ʼ´`′]/, "'").replace(/[“”„‟]/, '"')
    .replace(/[\u2010\u2011]/, '-');
  const folded = exact ? plain : plain.toLowerCase().replace('ς', 'σ');
  return folded ? [folded] : [];
}
