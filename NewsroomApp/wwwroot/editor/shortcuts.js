// Keyboard shortcuts by the letter the writer means, whatever script the keyboard types.

/** Whether the letter last seen was not Latin. Such layouts type signs on some letter keys: Greek a semicolon on Q. */
let foreign = false;

/** The lower-case Latin letter of a key event, as printed on the key; where the layout types another script, the letter
 *  at that place on an English keyboard. '' for other keys and during composition. */
export function letter(e) {
  // An autofilled field sends a key event without a key.
  const { key } = e;
  if (!key || e.isComposing || e.keyCode === 229) return '';
  const latin = /\p{Script=Latin}/u.test(key);
  if (!latin && /^\p{L}/u.test(key)) foreign = true;
  else if (latin && [...key].length === 1) foreign = false;
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  if (latin || !foreign || e.getModifierState?.('AltGraph')) return '';
  return /^Key([A-Z])$/.exec(e.code)?.[1].toLowerCase() ?? '';
}
