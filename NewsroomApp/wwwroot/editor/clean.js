// What may stand in the text of a part.

/** Replaces control characters and lone surrogates with U+FFFD, one for one. */
export function clean(text, single) {
  const clean = text
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
  return single ? clean.replaceAll('\n', ' ') : clean;
}
