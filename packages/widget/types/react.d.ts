/** The elements in JSX; `import type {} from '@komentar/widget/react'` once in a React 19 project. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { KomentarCount, KomentarSection, SectionEventMap } from '@komentar/widget';
import type { CountAttributes, Settable } from './shared.js';

/** `onkomentar-ready` and its like: React 19 listens to what follows `on`. */
type Heard = { [K in keyof SectionEventMap as `on${K}`]?: (event: SectionEventMap[K]) => void };

type Attributes = {
  'thread-title'?: string;
  'dark-selector'?: string;
  'page-size'?: number;
  'token-endpoint'?: string;
  'heading-level'?: number;
  'no-heading'?: boolean;
  'no-sort'?: boolean;
  'no-live-dot'?: boolean;
  'no-branding'?: boolean;
  'font-size-from'?: string;
  'scroll-offset'?: string;
};

type SectionProps = DetailedHTMLProps<HTMLAttributes<KomentarSection>, KomentarSection> &
  Settable<KomentarSection> &
  Attributes &
  Heard & { strings?: KomentarSection['ownStrings'] };

type CountProps = DetailedHTMLProps<HTMLAttributes<KomentarCount>, KomentarCount> &
  CountAttributes & { site?: string };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'komentar-section': SectionProps;
      'komentar-count': CountProps;
    }
  }
}
