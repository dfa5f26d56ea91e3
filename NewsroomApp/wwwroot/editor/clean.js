// What may stand in the text of a part, without what Word, PowerPoint and PDF leave in it besides letters. Must do
// exactly what Statements/Documents/CleanText.cs does; CleanTests compares the two.

/** May be shorter than the text. `single`: for a part of one line. */
export function clean(text, single) {
  return text
    .replace(/\r\n?|[\n\v\f\u0085\u2028\u2029]/g, single ? ' ' : '\n')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/\u001E/g, '\u2011')
    .replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '');
}
