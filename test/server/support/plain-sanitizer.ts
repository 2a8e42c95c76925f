/** A sanitiser for tests that are not about sanitising: it escapes everything and needs no worker. */
import type { Sanitizer } from '#server/ports/sanitizer.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export const plainSanitizer: Sanitizer = {
  render: (body) =>
    Promise.resolve({
      ok: true,
      html: `<p>${body.replace(/[&<>]/gu, (char) => ESCAPES[char] ?? '')}</p>`,
      version: 0,
    }),
  close: () => Promise.resolve(),
};
