/** A section's way to writing: fetches what it takes after the first comments, and tells it what happens to the section. */
import type { WritingStrings } from '@komentar/client';
import type { RowTools } from '../render/comment-row.js';
import type { Announcer } from './announcer.js';
import type { Author } from './author.js';
import type { PartHost } from './part.js';
import type { TakingPart } from './taking-part.js';
import type { ThreadController } from './thread-controller.js';

interface DeskOptions {
  readonly host: PartHost;
  readonly thread: ThreadController;
  readonly announcer: Pick<Announcer, 'say'>;
}

export class WritingDesk {
  /** Absent until it has been fetched, which is after the first comments are shown. */
  strings: WritingStrings | undefined;
  author: Author | undefined;
  /** What the reader does about comments without writing, and how rows offer it. */
  part: TakingPart | undefined;
  tools: RowTools | undefined;
  #options: DeskOptions;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** Fetches what writing takes; resolves when composers can be shown. */
  prepare = async (): Promise<void> => {
    const { host } = this.#options;
    if (this.strings?.lang === host.strings.lang) return;
    const writing = await import('../writing.js');
    this.strings = { ...(await writing.writingStrings(host.language)), ...host.ownStrings };
    writing.beginWriting(this, this.#options);
    host.requestUpdate();
    await host.settled();
  };

  /** After the paint: the first comments do not wait for what only writers need. */
  begin = (): void => {
    requestAnimationFrame(() => setTimeout(() => void this.#begin()));
  };

  async #begin(): Promise<void> {
    // Where it does not arrive now, the first wish to reply asks for it again.
    await this.prepare().catch(() => undefined);
    this.author?.begin();
    await this.author?.readOwn();
  }
}
