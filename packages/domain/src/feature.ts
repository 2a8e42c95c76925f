/** How an editor may set a comment apart: pinned to the top of its thread, or picked. */

export const FEATURES = ['pin', 'pick'] as const;
export type Feature = (typeof FEATURES)[number];

/** Comments of a thread that can be set apart at once; a further one is refused. */
export const MAX_FEATURED = 3;
