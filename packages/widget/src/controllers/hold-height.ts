/** Keeps a section as high as it is while something else takes the place of what it shows. */

/** Another article's comments, or the first ones in place of the page's own content. */
export const holdHeight = (host: HTMLElement): void =>
  host.style.setProperty('min-block-size', `${String(host.offsetHeight)}px`);
