/** The elements in Vue templates; `import type {} from '@komentar/widget/vue'` once in a project. */
import type { DefineComponent } from 'vue';
import type { KomentarCount, KomentarSection, SectionEventMap } from '@komentar/widget';
import type { CountAttributes, Settable } from './shared.js';

/** `@komentar-ready` and its like, as Vue names them. */
type Heard = {
  [K in keyof SectionEventMap as `on${Capitalize<Camel<K>>}`]?: (event: SectionEventMap[K]) => void;
};
type Camel<S extends string> = S extends `${infer A}-${infer B}`
  ? `${A}${Capitalize<Camel<B>>}`
  : S;

declare module 'vue' {
  interface GlobalComponents {
    'komentar-section': DefineComponent<
      Settable<KomentarSection> & Heard & { strings?: KomentarSection['ownStrings'] }
    >;
    'komentar-count': DefineComponent<Settable<KomentarCount> & CountAttributes>;
  }
}
