/** What the parts of a section that are fetched later may touch of its thread. */
import type { Call, Strings } from '@komentar/client';
import type { Failure, OwnSanctionView, PageView, SiteView } from '@komentar/protocol';
import type { LitElement } from 'lit';
import type { LiveStatus } from '../late-events.js';
import type { Identity } from '../section-properties.js';
import type { ListState } from './list-state.js';
import type { Phase, ThreadHost } from './thread-host.js';

/** The live connection, as far as those who write need it. */
export interface Line {
  readonly status: LiveStatus;
  readonly hold: () => void;
  readonly letGo: () => void;
  readonly catchUp: () => void;
  readonly renewToken: () => void;
}

/** The live connection as those see it who open and close it. */
export interface OpenLine extends Line {
  /** True where the line has been away for long enough to say so. */
  readonly isReconnecting: boolean;
  /** Readers of the thread now, once the server has said so. */
  readonly readers: number | undefined;
  readonly close: () => void;
}

export interface ThreadAccess {
  /** What a reader who writes has to know of the site; known with the first page. */
  readonly site: SiteView | undefined;
  readonly list: ListState;
  /** Sends commands about this thread; another one for another thread. */
  readonly call: Call;
  /** Absent until its code has been fetched. */
  readonly line: Line | undefined;
  /** Takes a fresh page in place of too many changes. */
  readonly renew: (page: PageView) => void;
  /** Told what stands against the reader, whenever the server says it. */
  hear: ((sanctions?: readonly OwnSanctionView[]) => void) | undefined;
}

/** A thread as the late parts of the frame see it. */
export interface LateThread extends ThreadAccess {
  line: OpenLine | undefined;
  isLoadingMore: boolean;
  isOnline: boolean;
  failure: Failure | undefined;
  readonly phase: Phase;
  /** False once the section has been away from its page for longer than a move takes. */
  readonly isHeld: boolean;
  /** The address of a page of the list; without a cursor the first one, or the one of `at`. */
  readonly href: (after?: string) => string;
  /** The comment whose page is shown, where it is not the first one. */
  at: string | undefined;
  /** Shows the page that a comment stands on; nothing for the first one. */
  readonly readAt: (id?: string) => Promise<void>;
  readonly open: () => void;
  readonly reload: () => Promise<boolean>;
  readonly retry: () => void;
}

/** A section as the late parts of its frame see it. */
export type LateHost = ThreadHost &
  LitElement & {
    readonly strings: Strings;
    readonly language: string;
    readonly live: string;
    readonly theme: string;
    readonly darkSelector: string | undefined;
    readonly fontSizeFrom: string | undefined;
    readonly scrollOffset: string | undefined;
    readonly thread: string | undefined;
    readonly url: string | undefined;
    readonly identity: Identity | undefined;
    readonly tokenEndpoint: string | undefined;
    /** Begins anew with the thread that is named now. */
    readonly moveOn: () => void;
    /** Resolves when the list has been rendered to its last row. */
    readonly settled: () => Promise<void>;
  };
