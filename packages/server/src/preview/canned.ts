/** What a state of the preview is made of: everything the section is told, and what is done to it. */
import type { CommandName, CommandResult, Failure, NoticeName, PageView } from '@komentar/protocol';

/** What a request is met with. `never` stays unanswered, `lost` is a line that breaks. */
export type Canned<V> =
  | { readonly kind: 'value'; readonly value: V }
  | { readonly kind: 'no'; readonly failure: Failure }
  | { readonly kind: 'never' }
  | { readonly kind: 'lost' };

/** Something told over the live connection without being asked. */
export interface CannedNotice {
  readonly name: NoticeName;
  readonly body: unknown;
}

/**
 * One thing a reader does. `on` is a selector inside the section, `says` any of the texts of a
 * button, of which the last on the page is meant; each waits until there is such a thing to be seen.
 */
export type Action =
  | { readonly do: 'press'; readonly says: readonly string[] }
  | { readonly do: 'click'; readonly on: string }
  | { readonly do: 'focus'; readonly on: string }
  | { readonly do: 'type'; readonly on: string; readonly text: string }
  | { readonly do: 'hear'; readonly notice: CannedNotice };

export type StateId = `S${number}`;

export interface PreviewState {
  readonly id: StateId;
  /** In kebab case, for the names of pictures. */
  readonly name: string;
  /** For the list on the page, in the first language. */
  readonly title: string;
  /** The answer to the first page, and to every other. */
  readonly thread: Canned<PageView>;
  /** Where it is there, a reader who has been here before is at the section. */
  readonly mine?: CommandResult<'thread:mine'>;
  /** Answers to commands, one after another; the last one stays. Others are answered `unavailable`. */
  readonly commands?: Partial<Record<CommandName, readonly Canned<unknown>[]>>;
  /** `open` where left out; `cut` opens once and is then gone for good, `none` never opens. */
  readonly live?: 'open' | 'cut' | 'none';
  readonly isOffline?: boolean;
  /** Laid over the attributes of the section. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Of the page's address. */
  readonly hash?: string;
  /** True where the section begins far below the screen. */
  readonly isFar?: boolean;
  readonly actions?: readonly Action[];
  /** By which it is known that the state has come: any of these texts, or a selector. */
  readonly shows: { readonly text: readonly string[] } | { readonly selector: string };
}
