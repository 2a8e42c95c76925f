/** What readers of the fixture server do about comments: like, report, change, withdraw, take back. */
import type { Answer, OwnCommentView } from '@komentar/protocol';
import type { ModelThread } from '../client/model-thread.js';

export type Input = Readonly<Record<string, string | number | boolean | undefined>>;

/** A comment that was posted, with the session it came from. */
export interface Posted extends OwnCommentView {
  readonly token: string;
}

/** What its author is told of it. */
export const publicly = ({ token: _, ...comment }: Posted): OwnCommentView => comment;

interface Home {
  readonly posted: Posted[];
  readonly thread: () => ModelThread;
  readonly tell: () => void;
}

const no = (code: string): Answer<never> =>
  ({ ok: false, error: { code, message: code } }) as Answer<never>;

const yes = (value: unknown): Answer<unknown> => ({ ok: true, value });

type Act = (input: Input, token: string) => Answer<unknown>;

export class FixtureReaders {
  /** Who likes a comment, by its id. */
  readonly likes = new Map<string, Set<string>>();
  readonly reports: Input[] = [];
  usualWaitMs: number | undefined;
  #home: Home;

  constructor(home: Home) {
    this.#home = home;
  }

  run(name: string, input: Input, token: string | undefined): Answer<unknown> {
    const act = this.#acts[name];
    if (!act) return no('unknown-command');
    return token === undefined ? no('session-required') : act(input, token);
  }

  #own(input: Input, token: string): Posted | undefined {
    return this.#home.posted.find((it) => it.id === input['commentId'] && it.token === token);
  }

  #put(comment: Posted): Answer<unknown> {
    const at = this.#home.posted.findIndex(({ id }) => id === comment.id);
    this.#home.posted[at] = comment;
    this.#home.tell();
    return yes({ comment: publicly(comment) });
  }

  /** Changes the text of a comment as its author would from another window. */
  reword(id: string, text: string): void {
    const before = this.#home.posted.find((it) => it.id === id)!;
    this.#put({ ...before, text, html: `<p>${text}</p>`, version: before.version + 1 });
  }

  readonly #acts: Readonly<Record<string, Act>> = {
    'thread:mine': (_, token) => {
      const reported = this.reports.filter((report) => report['token'] === token);
      return yes({
        items: this.#home.posted
          .filter((it) => it.token === token && it.status !== 'withdrawn')
          .map(publicly),
        liked: [...this.likes].filter(([, by]) => by.has(token)).map(([id]) => id),
        reported: reported.map((report) => report['commentId']),
        ...(this.usualWaitMs !== undefined && { usualWaitMs: this.usualWaitMs }),
      });
    },
    'comment:like': ({ commentId, liked }, token) => {
      const id = String(commentId);
      const by = this.likes.get(id) ?? new Set();
      this.likes.set(id, by);
      const before = this.#home.thread().entries.get(id)!.likes;
      const step = liked === by.has(token) ? 0 : liked ? 1 : -1;
      if (liked) by.add(token);
      else by.delete(token);
      if (step !== 0) this.#home.thread().amend(id, { likes: before + step });
      this.#home.tell();
      return yes({ likes: before + step, liked });
    },
    'comment:report': (input, token) => {
      this.reports.push({ ...input, token });
      return yes({});
    },
    'comment:edit': (input, token) => {
      const before = this.#own(input, token);
      if (!before) return no('unknown-comment');
      if (input['version'] !== before.version) return no('conflict');
      const text = String(input['body']);
      const thread = this.#home.thread();
      const isPublic = before.status === 'published';
      thread.amend(before.id, { text, ...(isPublic && { editedAt: Date.now() }) });
      const { reason: _, note: __, marks: ___, ...rest } = before;
      const view = isPublic ? thread.view(thread.entries.get(before.id)!) : {};
      const html = `<p>${text}</p>`;
      const status = isPublic ? ('published' as const) : ('pending' as const);
      return this.#put({ ...rest, html, version: before.version + 1, ...view, status, text });
    },
    'comment:withdraw': (input, token) => {
      const before = this.#own(input, token);
      if (!before) return no('unknown-comment');
      this.#home.thread().hide(before.id);
      return this.#put({ ...before, status: 'withdrawn', version: before.version + 1 });
    },
    'comment:take-back': (input, token) => {
      const before = this.#own(input, token);
      if (!before) return no('unknown-comment');
      const thread = this.#home.thread();
      const wasPublic = thread.entries.get(before.id)!.publishedAt > 0;
      if (wasPublic) thread.publish(before.id, true);
      const status = wasPublic ? ('published' as const) : ('pending' as const);
      return this.#put({ ...before, status, version: before.version + 1 });
    },
  };
}
