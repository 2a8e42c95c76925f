/** What the elements' types for frameworks have in common. */

/** The properties of an element that a page sets. */
export type Settable<E> = Partial<Omit<E, keyof HTMLElement | 'strings'>>;

/** What `<komentar-count>` takes besides the site. */
export interface CountAttributes {
  thread?: string;
  url?: string;
  value?: number | string;
  format?: 'number' | 'compact' | 'label';
  zero?: 'label' | 'hide' | 'show';
  live?: 'on' | 'off';
}
