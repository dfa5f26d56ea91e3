// What a browser keeps of somebody's words is sealed by AES-GCM (NIST SP 800-38D) with a key from that person's pages.
// Browsers seal only on https and localhost; elsewhere words are kept as they are, since losing them would be worse.

const SEALED = 'sealed:';
const NONCE = 12;

/** Gives what can be kept in place of a text. */
export async function seal(text) {
  const key = await ours();
  if (!key) return text;
  const iv = crypto.getRandomValues(new Uint8Array(NONCE)), bytes = new TextEncoder().encode(text);
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes));
  return SEALED + base64(iv) + base64(sealed);
}

/** The text again; throws when it is somebody else's, or when nobody is signed in. */
export async function unseal(kept) {
  if (!kept.startsWith(SEALED)) return kept;
  const bytes = Uint8Array.from(atob(kept.slice(SEALED.length)), sign => sign.charCodeAt(0));
  const way = { name: 'AES-GCM', iv: bytes.subarray(0, NONCE) };
  return new TextDecoder().decode(await crypto.subtle.decrypt(way, await ours(), bytes.subarray(NONCE)));
}

let last = { key: null };

/** The key of whoever is signed in; null when there is none, or on a connection that is not safe. */
async function ours() {
  const hex = document.querySelector('[data-key]')?.dataset.key;
  if (hex && hex !== last.hex && globalThis.crypto?.subtle) {
    const bytes = Uint8Array.from(hex.match(/../g), pair => parseInt(pair, 16));
    last = { hex, key: crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']) };
  }
  return last.key;
}

function base64(bytes) {
  let signs = '';
  for (let i = 0; i < bytes.length; i += 4096) signs += String.fromCharCode(...bytes.subarray(i, i + 4096));
  return btoa(signs);
}
