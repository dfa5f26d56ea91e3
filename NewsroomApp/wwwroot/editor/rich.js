// What was pasted with its formats: the words stand there at once, and the desk makes Markdown of them.

/** In UTF-16 units. */
const LONGEST = 1_000_000;

const FORMATS = new RegExp(
  '<(b|strong|i|em|a|img|q|ul|ol|table|h[1-6]|blockquote|sup|sub|del)\\b|</p>\\s*<p\\b'
  + '|font-weight:\\s*(bold|[6-9]00)|font-style:\\s*italic|mso-list|vertical-align:\\s*su',
  'i');

/** Of what is pasted, or dropped. */
export const htmlOf = e => (e.clipboardData ?? e.dataTransfer)?.getData('text/html') ?? '';

export const isRich = html => html.length <= LONGEST && FORMATS.test(html);

/** What the desk reads piece by piece, since a message takes 32 KB. */
export const stream = html => DotNet.createJSStreamReference(new TextEncoder().encode(html));
