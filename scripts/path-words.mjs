/** Words that content blockers look for in addresses; no asset or API path of ours may contain one. */

/** A path word is what stands between separators; `status` or `totals` are therefore fine. */
const FORBIDDEN = new Set(
  'embed embeds count counts counter stat stats statistics track tracker tracking social ads ad adverts pixel analytics beacon'.split(
    ' ',
  ),
);

/**
 * The forbidden words in a path such as `/v1/thread` or `k/live.1a2b.js`; empty when it is fine.
 * @param {string} path
 * @returns {string[]}
 */
export const forbiddenWords = (path) =>
  path
    .toLowerCase()
    .split(/[/._:?=&-]+/)
    .filter((word) => FORBIDDEN.has(word));
