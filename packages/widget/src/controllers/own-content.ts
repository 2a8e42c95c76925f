/** What the page itself has put into a section: shown until comments take its place, and not less room. */

/** Keeps a section as high as it is while something else takes the place of what it shows. */
export const holdHeight = (host: HTMLElement): void =>
  host.style.setProperty('min-block-size', `${String(host.offsetHeight)}px`);

export class OwnContent {
  /** True while it stands in place of the comments; once gone it does not come back. */
  isShown = true;

  /** Looks whether it still does, before the host renders. */
  update(host: HTMLElement, isReady: boolean): void {
    if (!this.isShown) return;
    const hasContent = host.textContent.trim() !== '';
    this.isShown = hasContent && !isReady;
    if (hasContent && isReady) holdHeight(host);
  }
}
