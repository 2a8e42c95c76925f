/** What an author does with comments of his own: change them while that is allowed, and take them away. */
import { fill, reduceOwn } from '@komentar/client';
import type { Reason } from '@komentar/domain';
import type { Failure, OwnCommentView } from '@komentar/protocol';
import type { Part } from './part.js';
import { rewrite } from './rewrite.js';
import { Timers } from './timers.js';

/** So long a deleted comment can be had back with one press. */
const UNDO_MS = 6_000;

/** A text being changed. */
export interface Editing {
  readonly text: string;
  /** What the change is based on; a newer one makes it a conflict. */
  readonly version: number;
  readonly isSaving: boolean;
  readonly problem: string;
  /** The text as it stands now, where it has changed elsewhere meanwhile. */
  readonly newer: string | undefined;
}

export class OwnComments {
  /** Comments deleted just now, each with its way back. */
  readonly withdrawn = new Set<string>();
  /** Texts being changed, by comment. */
  readonly editing = new Map<string, Editing>();
  /** The comment about which is asked whether it is to be deleted. */
  confirming: string | undefined;
  #part: Part;
  #timers = new Timers();
  /** All that can still be changed, public ones too: a fresh page does not bring them along. */
  #known = new Map<string, OwnCommentView>();

  constructor(part: Part) {
    this.#part = part;
  }

  forget(): void {
    this.#timers.clear();
    this.withdrawn.clear();
    this.editing.clear();
    this.#known.clear();
    this.confirming = undefined;
  }

  take(items: readonly OwnCommentView[]): void {
    for (const item of items) this.#known.set(item.id, item);
  }

  /** The reader's own comment as its author sees it; `undefined` for those of others. */
  find(id: string): OwnCommentView | undefined {
    const now = this.#part.thread.list.own(id);
    const read = this.#known.get(id);
    return (now?.version ?? -1) >= (read?.version ?? -1) ? now : read;
  }

  /** Until when a comment can be changed: a time, `null` without an end; `undefined` where it cannot. */
  until(id: string, now: number): number | null | undefined {
    const own = this.find(id);
    const until = own?.editableUntil;
    return until === null || (until ?? 0) > now ? until : undefined;
  }

  #set(id: string, change: Partial<Editing>): void {
    const now = this.editing.get(id);
    if (now) this.editing.set(id, { ...now, ...change });
    void this.#part.render(id);
  }

  edit = async (id: string): Promise<void> => {
    const own = this.find(id);
    if (!own) return;
    const begun = { text: own.text, version: own.version, isSaving: false, problem: '' };
    if (!this.editing.has(id)) this.editing.set(id, { ...begun, newer: undefined });
    await this.#part.render(id);
    this.#part.focus(id, 'textarea');
  };

  typed(id: string, text: string): void {
    this.#set(id, { text, problem: '' });
  }

  cancel = async (id: string): Promise<void> => {
    this.editing.delete(id);
    await this.#part.render(id);
    this.#part.focus(id, '.edit-button, .more-button, .notice button');
  };

  save = async (id: string): Promise<void> => {
    const editing = this.editing.get(id);
    if (!editing || editing.isSaving) return;
    const { text: body, version } = editing;
    const { strings, thread } = this.#part;
    if (body.trim() === '') {
      this.#set(id, { problem: strings.textMissing });
      return;
    }
    this.#set(id, { isSaving: true, problem: '' });
    thread.line?.hold();
    const answer = await this.#part.ask('comment:edit', { commentId: id, version, body });
    if (answer.ok) await this.#saved(answer.value.comment);
    else await this.#refused(id, answer.error);
    thread.line?.letGo();
  };

  async #saved(comment: OwnCommentView): Promise<void> {
    const { id } = comment;
    this.editing.delete(id);
    this.#step(comment);
    await this.#part.host.settled();
    await this.#part.render(id);
    this.#part.focus(id, '.edit-button, .more-button, .notice button');
    this.#part.say(id, this.#part.strings.saved);
  }

  async #refused(id: string, error: Failure): Promise<void> {
    const { desk, strings } = this.#part;
    if (error.code === 'conflict') {
      await desk.author?.readOwn();
      const newest = this.find(id);
      if (newest) {
        this.#set(id, { version: newest.version, newer: newest.text, isSaving: false });
        this.#part.announcer.say(strings.editNewer, 'alert');
        return;
      }
    }
    this.#set(id, { isSaving: false, problem: this.#part.refusal(error) });
  }

  #step(own: OwnCommentView): void {
    this.#known.set(own.id, own);
    this.#part.thread.list.step((state) => reduceOwn(state, { kind: 'own-changed', comment: own }));
  }

  /** Asks in the row whether a comment is to be deleted. */
  confirm = async (id: string | undefined): Promise<void> => {
    const before = this.confirming;
    this.confirming = id;
    if (before !== undefined) {
      await this.#part.render(before);
      if (id === undefined) this.#part.focus(before, '.delete-button, .more-button');
    }
    if (id === undefined) return;
    await this.#part.render(id);
    this.#part.focus(id, '.confirm');
  };

  /** Deletes a comment; for a moment its row offers the way back. */
  withdraw = async (id: string): Promise<void> => {
    const { thread, strings, announcer } = this.#part;
    thread.line?.hold();
    const answer = await this.#part.ask('comment:withdraw', { commentId: id });
    this.confirming = undefined;
    if (answer.ok) {
      this.withdrawn.add(id);
      this.#step(answer.value.comment);
      await this.#part.host.settled();
      this.#focusAfter(id);
      announcer.say(strings.withdrawn);
      this.#timers.set(id, () => this.#letGo(id), UNDO_MS);
    } else this.#part.refuse(id, answer.error);
    thread.line?.letGo();
  };

  /** To the next comment, else the one before, else to where one writes. */
  #focusAfter(id: string): void {
    const { root } = this.#part;
    const rows = [...root.querySelectorAll<HTMLElement>('.list article')];
    const at = rows.findIndex((row) => row.id === `komentar-${id}`);
    const next = rows[at + 1] ?? rows[at - 1];
    if (next) next.focus({ preventScroll: true });
    else rewrite(root);
  }

  #letGo(id: string): void {
    const row = this.#part.row(id);
    // Somebody is on it: it goes with the focus.
    if (row?.contains(this.#part.root.activeElement)) {
      this.#timers.set(id, () => this.#letGo(id), UNDO_MS);
      return;
    }
    this.withdrawn.delete(id);
    this.#part.recount();
  }

  takeBack = async (id: string): Promise<void> => {
    const { thread, strings } = this.#part;
    this.#timers.stop(id);
    thread.line?.hold();
    const answer = await this.#part.ask('comment:take-back', { commentId: id });
    if (answer.ok) {
      this.withdrawn.delete(id);
      this.#step(answer.value.comment);
      await this.#part.host.settled();
      this.#part.focus(id, 'article');
      this.#part.announcer.say(strings.takenBack);
      // What stood below it comes with the changes.
      if (thread.line?.status !== 'live') thread.line?.catchUp();
    } else {
      this.#part.refuse(id, answer.error);
      this.#timers.set(id, () => this.#letGo(id), UNDO_MS);
    }
    thread.line?.letGo();
  };

  /** Puts the text of a rejected comment where a new one is written. */
  resend = (own: OwnCommentView): void => {
    const { root, desk } = this.#part;
    const withOwn = (typed: string) =>
      [typed, own.text].filter((text) => text.trim() !== '').join('\n\n');
    if (rewrite(root, withOwn)) desk.author?.dismiss(own.id);
  };

  /** What an author is told about a comment that came back. */
  returnedText(reason: Reason | undefined): string {
    const { strings } = this.#part;
    return reason === undefined
      ? strings.returnedPlain
      : fill(strings.returned, { reason: strings.reasons[reason] }, strings.lang);
  }
}
