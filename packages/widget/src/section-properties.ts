/** What a page can set on `<komentar-section>`: attributes with their types, and properties that have none. */
import type { Sort, Strings, ThreadRef, WritingStrings } from '@komentar/client';
import { LitElement, type PropertyDeclarations } from 'lit';
import { nearestLang } from './nearest-lang.js';
import { pageUrl } from './page-address.js';

/** What is asked when a reader has to be somebody: a signed token of the page's own account, or `null`. */
export type Identity = (context: {
  readonly reason: 'initial' | 'expired' | 'login';
}) => Promise<string | null>;

/** What a reader is about to send. */
export interface SubmitDraft {
  readonly body: string;
  readonly parentId: string | null;
}

/** Sees what a reader sends first: another draft goes in its place, `false` keeps it in its field. */
export type BeforeSubmit = (draft: SubmitDraft) => Promise<SubmitDraft | false>;

/** Writes a time in the page's own way. @param at epoch milliseconds */
export type FormatDate = (at: number) => string;

/** A picture's address for an author, or nothing for the initial. */
export type AvatarFor = (author: {
  readonly id: string;
  readonly name: string;
}) => string | undefined;

/** Takes a reader's appeal against the rejection of a comment; the button is there only with it. */
export type Appeal = (commentId: string) => void;

/** Texts of the page's own in place of the catalogue's. */
export type OwnStrings = Partial<Strings & WritingStrings>;

const flag = (attribute: string) => ({ attribute, type: Boolean });
const named = (attribute: string) => ({ attribute });
const bare = { attribute: false };

/** By property; negatives are `no-…`, so that an absent attribute is the usual case. */
const sectionProperties: PropertyDeclarations = {
  site: {},
  server: {},
  thread: {},
  url: {},
  threadTitle: named('thread-title'),
  ownLang: named('lang'),
  theme: {},
  darkSelector: named('dark-selector'),
  sort: {},
  pageSize: { attribute: 'page-size', type: Number },
  loading: {},
  live: {},
  composer: {},
  count: { type: Number },
  tokenEndpoint: named('token-endpoint'),
  headingLevel: { attribute: 'heading-level', type: Number },
  noHeading: flag('no-heading'),
  noSort: flag('no-sort'),
  noLiveDot: flag('no-live-dot'),
  noBranding: flag('no-branding'),
  fontSizeFrom: named('font-size-from'),
  scrollOffset: named('scroll-offset'),
  strings: bare,
  formatDate: bare,
  avatarFor: bare,
  appeal: bare,
};

/** The settings of a section with their defaults, and what follows from them alone. */
export class SectionSettings extends LitElement {
  static override readonly properties = sectionProperties;

  site = '';
  /** Where the server is; the loader sets it where the page does not. */
  server = '';
  thread: string | undefined;
  url: string | undefined;
  threadTitle: string | undefined;
  /** The element's own `lang`. */
  ownLang: string | undefined;
  theme = 'auto';
  darkSelector: string | undefined;
  sort: Sort = 'newest';
  pageSize: number | undefined;
  loading = 'lazy';
  live = 'auto';
  composer = 'top';
  /** What the page knows of the total before the server says it. */
  count: number | undefined;
  tokenEndpoint: string | undefined;
  headingLevel = 2;
  noHeading = false;
  noSort = false;
  noLiveDot = false;
  noBranding = false;
  fontSizeFrom: string | undefined;
  scrollOffset: string | undefined;
  identity: Identity | undefined;
  beforeSubmit: BeforeSubmit | undefined;
  formatDate: FormatDate | undefined;
  avatarFor: AvatarFor | undefined;
  appeal: Appeal | undefined;

  get where(): { readonly server: string; readonly ref: ThreadRef } {
    const { site, thread, url } = this;
    const server = (this.server || location.origin).replace(/\/$/, '');
    return { server, ref: thread ? { site, thread } : { site, url: url || pageUrl() } };
  }

  /** The nearest language, which an article may share with us or not. */
  get language(): string {
    return this.ownLang ?? nearestLang(this);
  }
}
