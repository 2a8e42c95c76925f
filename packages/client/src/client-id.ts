/** Makes the id by which the server recognises a repeated post. */

/** What the last id said of its time, epoch milliseconds. */
let last = 0;

/**
 * A new UUID of version 7 (RFC 9562, section 5.7): those of a page sort in the order they were made.
 * `getRandomValues` is there on pages without TLS too.
 */
export const newClientId = (): string => {
  last = Math.max(Date.now(), last + 1);
  const random = crypto.getRandomValues(new Uint8Array(10));
  // The version in the high half of byte 6 of the whole, the variant in the top bits of byte 8.
  random[0] = ((random[0] ?? 0) & 0x0f) | 0x70;
  random[2] = ((random[2] ?? 0) & 0x3f) | 0x80;
  const hex = [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const all = last.toString(16).padStart(12, '0') + hex;
  return all.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};
