// What was pasted with its formats: the words stand there at once, and the desk makes Markdown of them.

/** In UTF-16 units. */
const LONGEST = 1_000_000;

const FORMATS = new RegExp(
  '<(b|strong|i|em|a|q|ul|ol|table|h[1-6]|blockquote|sup|sub|del)\\b|</p>\\s*<p\\b'
  + '|font-weight:\\s*(bold|[6-9]00)|font-style:\\s*italic|mso-list|vertical-align:\\s*su',
  'i');

const BLOCK = /^\s*(#+ |- |\d+\. |> |\||\[\^)/;

export const htmlOf = e => e.clipboardData?.getData('text/html') ?? '';

export const isRich = html => html.length <= LONGEST && FORMATS.test(html);

/** What the desk reads piece by piece, since a message takes 32 KB. */
export const stream = html => DotNet.createJSStreamReference(new TextEncoder().encode(html));

/** With blank lines before and after, where a list or a table begins or ends within a line. */
export function setIn(markdown, before, after) {
  const lines = markdown.split('\n');
  const lead = BLOCK.test(lines[0]) && before ? '\n\n'.slice(/\n{0,2}$/.exec(before)[0].length) : '';
  const tail = BLOCK.test(lines.at(-1)) && after ? '\n\n'.slice(/^\n{0,2}/.exec(after)[0].length) : '';
  return lead + markdown + tail;
}
