// Which letter a shortcut means, whatever the keyboard layout.

/** The Latin letter of a key event: the one printed on the key, or where that is not Latin, the one at its place. */
export function letter(e) {
  if (e.isComposing) return '';
  if (/^[a-z]$/i.test(e.key)) return e.key.toLowerCase();
  return e.key.length === 1 ? /^Key([A-Z])$/.exec(e.code)?.[1].toLowerCase() ?? '' : '';
}
