/** What the classes around a reader's taking part need of one another. */
import type { WritingStrings } from '@komentar/client';
import type { Answer, CommandInput, CommandName, CommandResult, Failure } from '@komentar/protocol';
import type { Announcer } from './announcer.js';
import type { Author } from './author.js';
import type { DeskHost } from './desk-host.js';
import type { SignInHost } from './sign-in.js';
import type { ThreadAccess } from './thread-access.js';

export interface PartHost extends DeskHost, SignInHost {
  /** Makes the reader somebody with the page's own account. */
  readonly login: () => Promise<boolean>;
  /** Takes an appeal against a rejection; absent where the site has no such way. */
  readonly appeal: ((commentId: string) => void) | undefined;
  /** Brings focus and screen to a comment. */
  readonly goTo: (commentId: string) => Promise<boolean>;
}

/** The section's way to writing, as far as rows need it. */
export interface PartDesk {
  readonly strings: WritingStrings | undefined;
  readonly author: Author | undefined;
}

export interface Part {
  readonly host: PartHost;
  readonly thread: ThreadAccess;
  readonly desk: PartDesk;
  readonly announcer: Pick<Announcer, 'say'>;
  readonly site: string;
  readonly root: ShadowRoot;
  readonly strings: WritingStrings;
  /** Sends a command in the reader's name. */
  readonly ask: <N extends CommandName>(
    name: N,
    input: CommandInput<N>,
  ) => Promise<Answer<CommandResult<N>>>;
  readonly row: (id: string) => HTMLElement | null;
  /** Renders the group of a row again; resolves when that is done. */
  readonly render: (id: string) => Promise<void>;
  /** Works out anew what is on the screen. */
  readonly recount: () => void;
  /** Brings the focus to a part of a row, or to the row where it has none. */
  readonly focus: (id: string, selector: string) => void;
  /** Says something beside a row, and to those who do not see it. */
  readonly say: (id: string, text: string) => void;
  readonly refusal: (failure: Failure) => string;
  readonly refuse: (id: string, failure: Failure) => void;
}
