/** What a section tells its controllers about itself, and the words they share. */
import type { Sort, ThreadRef } from '@komentar/client';
import type { ReactiveControllerHost } from 'lit';
import type { Preload } from '../preload.js';
import type { BeforeSubmit } from '../section-properties.js';

/** Read anew every time: attributes change while a section lives. */
export interface ThreadHost extends ReactiveControllerHost, HTMLElement {
  readonly where: { readonly server: string; readonly ref: ThreadRef };
  readonly sort: Sort;
  /** Absent: as many as the server thinks right. */
  readonly pageSize: number | undefined;
  readonly loading: string;
  readonly threadTitle: string | undefined;
  readonly beforeSubmit: BeforeSubmit | undefined;
  preload?: Preload | undefined;
  /** Fetches the texts of the section's language. */
  readonly speak: () => Promise<unknown>;
  /** Told when the live connection may have to be opened or closed. */
  readonly liveChanged: () => void;
}

/** `waiting` for the reader to come near; `failed` only while nothing can be shown. */
export type Phase = 'waiting' | 'loading' | 'ready' | 'failed';
