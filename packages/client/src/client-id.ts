/** Makes the id by which the server recognises a repeated post. */

/** `crypto.randomUUID` is missing on pages without TLS, `getRandomValues` is not. */
const fromRandomBytes = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // RFC 9562, section 5.4: the version in the high half of byte 6, the variant in the top bits of byte 8.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

/** A new random UUID (version 4), on pages with and without TLS. */
export const newClientId = (): string => {
  const secure: Partial<Pick<Crypto, 'randomUUID'>> = crypto;
  return secure.randomUUID?.() ?? fromRandomBytes();
};
