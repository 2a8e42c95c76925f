/** A section's way to writing: fetches what it takes, keeps the texts being written, sends them. */
import { stringsFor, type Strings, type WritingStrings } from '@komentar/client';
import type { KomentarComposer, Post } from '../komentar-composer.js';
import type { Announcer } from './announcer.js';
import type { Author } from './author.js';
import type { ThreadController } from './thread-controller.js';
import type { ThreadHost } from './thread-host.js';

export interface DeskHost extends ThreadHost {
  readonly renderRoot: ParentNode;
  readonly composer: string;
  /** BCP 47, the nearest one. */
  readonly language: string;
  /** What readers see, in that language. */
  strings: Strings;
  /** Resolves when the list has been rendered to its last row. */
  readonly settled: () => Promise<void>;
}

interface DeskOptions {
  readonly host: DeskHost;
  readonly thread: ThreadController;
  readonly announcer: Announcer;
}

export class WritingDesk {
  /** Absent until it has been fetched, which is after the first comments are shown. */
  strings: WritingStrings | undefined;
  author: Author | undefined;
  /** Texts being written, by the comment they answer; the section's own under the empty name. */
  readonly drafts = new Map<string, string>();
  /** A word about the text in the section's own composer. */
  notice = '';
  #options: DeskOptions;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** What the reader was called the last time. */
  get name(): string {
    return this.author?.name ?? '';
  }

  /** Fetches the texts of the host's language. */
  async speak(): Promise<void> {
    const { host } = this.#options;
    host.strings = await stringsFor(host.language);
    if (this.strings) await this.prepare();
  }

  /** Fetches what writing takes; resolves when composers can be shown. */
  prepare = async (): Promise<void> => {
    const { host, thread } = this.#options;
    if (this.strings?.lang === host.strings.lang) return;
    const { Author: Fetched, writingStrings } = await import('../writing.js');
    this.author ??= new Fetched(host, thread);
    this.strings = await writingStrings(host.language);
    host.requestUpdate();
    await host.settled();
  };

  /** After the paint: the first comments do not wait for what only writers need. */
  begin = (): void => {
    if (this.#options.host.composer === 'none') return;
    requestAnimationFrame(() => setTimeout(() => void this.#begin()));
  };

  async #begin(): Promise<void> {
    // Where it does not arrive now, the first wish to reply asks for it again.
    await this.prepare().catch(() => undefined);
    await this.author?.readOwn();
  }

  post: Post = async (it) => {
    const { host, announcer } = this.#options;
    const { author, strings } = this;
    if (!author || !strings) throw new Error('A composer is there only after `prepare`.');
    announcer.say(strings.sending);
    this.notice = '';
    const answer = await author.post(it);
    await host.settled();
    if (answer.ok) {
      const isPublic = answer.value.status === 'published';
      announcer.say(isPublic ? strings.published : strings.pendingSr);
    }
    return answer;
  };

  /** A reply whose comment was taken away becomes a comment: what was typed is not lost with it. */
  rescue(): void {
    const { host, thread } = this.#options;
    for (const [key, text] of this.drafts) {
      if (key === '' || thread.list.knows(key)) continue;
      this.drafts.delete(key);
      if (text.trim() === '') continue;
      const before = this.drafts.get('');
      this.drafts.set('', before ? `${before}\n\n${text}` : text);
      this.notice = this.strings?.movedText ?? '';
      host.requestUpdate();
      host.renderRoot.querySelector<KomentarComposer>('[data-for=""]')?.refresh();
    }
  }
}
