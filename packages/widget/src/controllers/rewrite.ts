/** Changes what stands in a section's own composer, as its reader would. */
import type { KomentarComposer } from '../komentar-composer.js';

/**
 * Changes the text and brings the cursor to it; without a change the cursor only.
 * @returns whether there is such a composer
 */
export const rewrite = (root: ParentNode, change?: (text: string) => string): boolean => {
  const composer = root.querySelector<KomentarComposer>('[data-for=""]');
  const area = composer?.querySelector('textarea');
  if (!composer || !area) return false;
  if (change) {
    area.value = change(area.value);
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  composer.focusText();
  return true;
};
