/** The elements in Svelte markup; `import type {} from '@komentar/widget/svelte'` once in a project. */
import type { HTMLAttributes } from 'svelte/elements';
import type { KomentarCount, KomentarSection, SectionEventMap } from '@komentar/widget';
import type { CountAttributes, Settable } from './shared.js';

/** Svelte 5 listens to what follows `on`, Svelte 4 to what follows `on:`. */
type Heard = {
  [K in keyof SectionEventMap as `on${K}` | `on:${K}`]?: (event: SectionEventMap[K]) => void;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'komentar-section': HTMLAttributes<KomentarSection> &
      Settable<KomentarSection> &
      Heard & { strings?: KomentarSection['ownStrings'] };
    'komentar-count': HTMLAttributes<KomentarCount> & Settable<KomentarCount> & CountAttributes;
  }
}
