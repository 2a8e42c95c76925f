/** Says which rules a stored HTML was made with. */

/** Grows by one with every change of what the renderer or the purifier lets through; stored beside each HTML. */
export const SANITIZER_VERSION = 1;
