// Says what one article of the demo newspaper consists of.
import type { Section } from './paper.js';

/** One invented article; all of it is plain text, never markup. */
export interface DemoArticle {
  /** Last part of its path `/demo/<slug>`. */
  readonly slug: string;
  /** The id under which its comment section is found. */
  readonly thread: string;
  readonly section: Section;
  readonly title: string;
  readonly standfirst: string;
  readonly photo: { readonly alt: string; readonly caption: string };
  /** Where it was written; stands before its first paragraph. */
  readonly place: string;
  readonly paragraphs: readonly string[];
  readonly author: string;
  readonly editor: string;
  /** Epoch milliseconds. */
  readonly publishedAt: number;
}
