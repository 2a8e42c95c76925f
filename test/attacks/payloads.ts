/** The attack file: seeds times wrappers times disguises, the same list in the same order on every run. */
import { ADDRESSES, ENCODINGS, HIDING_PLACES, INVISIBLE } from './disguises.js';
import * as html from './html-seeds.js';
import type { Seed } from './html-seeds.js';
import { markdownPlaces, markdownWrappers } from './markdown-seeds.js';
import { mutations } from './mutation-seeds.js';

/** One attack. Run by a browser, it calls `window.__pwned(code)`. */
export interface Payload {
  /** `family-code`, for titles and messages. */
  readonly id: string;
  readonly family: string;
  /** What `__pwned` is called with: a number, so that no quoting style can break the call. */
  readonly code: number;
  readonly body: string;
}

const combine = (places: readonly Seed[], makers: readonly Seed[]): Seed[] =>
  places.flatMap((place) =>
    makers.map(
      (make): Seed =>
        (call) =>
          place(make(call)),
    ),
  );

/** One seed of each kind, to be wrapped and encoded. */
const CORE: readonly Seed[] = [
  (call) => `<script>${call}</script>`,
  (call) => `<img src=x:x onerror="${call}">`,
  (call) => `<svg onload=${call}>`,
  (call) => `<a href="javascript:${call}">a</a>`,
  (call) => `<details open ontoggle=${call}><summary>a</summary></details>`,
  (call) => `<iframe src="javascript:parent.${call}"></iframe>`,
  (call) => `<svg><style><img title="</style><img src=x:x onerror=${call}>">`,
];

const FAMILIES: Readonly<Record<string, readonly Seed[]>> = {
  script: html.scripts,
  handler: html.handlers,
  address: combine(html.addressPlaces, ADDRESSES),
  style: html.styles,
  clobber: html.clobbering,
  template: html.templates,
  custom: html.customElements,
  comment: html.comments,
  mutation: mutations,
  encoded: combine(ENCODINGS, CORE),
  hidden: INVISIBLE.flatMap((char) =>
    HIDING_PLACES.map(
      (place): Seed =>
        (call) =>
          place(char, call),
    ),
  ),
  'md-address': combine(markdownPlaces, ADDRESSES),
  'md-wrapped': combine(markdownWrappers, CORE),
};

function* build(): Generator<Payload> {
  const seen = new Set<string>();
  let code = 0;
  for (const [family, seeds] of Object.entries(FAMILIES)) {
    for (const seed of seeds) {
      // Two seeds that come to the same text under one call are one attack.
      const shape = seed('__pwned(0)');
      if (seen.has(shape)) continue;
      seen.add(shape);
      code += 1;
      yield {
        id: `${family}-${String(code)}`,
        family,
        code,
        body: seed(`__pwned(${String(code)})`),
      };
    }
  }
}

/** Every attack, all distinct. */
export const payloads: readonly Payload[] = [...build()];
