/** `<komentar-group>`: ten conversations of a list, rendered and skipped by the browser together. */
import {
  counted,
  fill,
  flat,
  type Branch,
  type Conversation,
  type Strings,
  type WritingStrings,
} from '@komentar/client';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { TimeController } from './controllers/time-controller.js';
import type { Mark } from './controllers/thread-host.js';
import { define } from './define.js';
import { commentRow, type RowTools, type RowView } from './render/comment-row.js';
import type { AvatarFor, FormatDate } from './section-properties.js';
import { turn } from './turn.js';

/** Replies of a conversation that are shown before anybody asks for more. */
const SHOWN_AT_FIRST = 2;

/** The class of groups behind those of an ordinary page of comments. */
export const LATER = 'later';

/** What a group asks of its section. */
export interface GroupActions {
  /** Shows the new replies of a conversation; resolves when the section has rendered. */
  readonly openChip: (rootId: string) => Promise<void>;
  readonly loadReplies: (rootId: string) => Promise<void>;
  /** Brings the focus to a comment; `false` where it is not on the screen. */
  readonly goTo: (commentId: string) => boolean;
}

/** What all groups of a section show alike. */
export interface GroupView {
  readonly strings: Strings;
  /** Absent until writing has been fetched. */
  readonly writingStrings: WritingStrings | undefined;
  /** What a reader can do about rows; absent until that has been fetched. */
  readonly tools: RowTools | undefined;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly canReply: boolean;
  /** Authors whom the reader has hidden. */
  readonly hidden: ReadonlySet<string>;
  /** The page's own way to write times, and pictures for authors. */
  readonly formatDate: FormatDate | undefined;
  readonly avatarFor: AvatarFor | undefined;
}

const without = <T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> => {
  const rest = new Set(set);
  rest.delete(item);
  return rest;
};

const toggled = <T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> =>
  set.has(item) ? without(set, item) : new Set(set).add(item);

const sameItems = (now: readonly unknown[], before: readonly unknown[] | undefined): boolean =>
  now.length === before?.length && now.every((each, i) => each === before[i]);

/** The replies shown of a conversation that is not opened: the first ones, and the reader's own. */
const firstOf = (root: Branch): ReadonlySet<string> => {
  const shown = new Set(
    flat(root)
      .slice(0, SHOWN_AT_FIRST)
      .map(({ comment }) => comment.id),
  );
  const addOwn = (branch: Branch): boolean => {
    const hasOwn = branch.replies.map(addOwn).includes(true) || branch.isMine;
    if (hasOwn) shown.add(branch.comment.id);
    return hasOwn;
  };
  root.replies.forEach(addOwn);
  return shown;
};

/** What of a conversation is shown: `undefined` for all of it. */
type Shown = ReadonlySet<string> | undefined;

export class KomentarGroup extends LitElement {
  static override readonly properties = {
    items: {
      attribute: false,
      hasChanged: (now: readonly unknown[], before?: readonly unknown[]) => !sameItems(now, before),
    },
    view: { attribute: false },
    opened: { state: true },
    unfolded: { state: true },
  };

  #time = new TimeController(this);
  #shownView: GroupView | undefined;

  items: readonly Conversation[] = [];
  view!: GroupView;
  actions!: GroupActions;
  /** Conversations whose replies are all shown. */
  opened: ReadonlySet<string> = new Set();
  unfolded: ReadonlySet<string> = new Set();

  /** Everything of a section lives in one shadow root, which has one style sheet. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.role = 'none';
  }

  /**
   * What all groups show anew is shown group by group where they are many: no task of a long thread
   * keeps the reader waiting (T-3). What concerns one group alone is shown at once.
   */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.view !== this.#shownView && this.className === LATER) await turn();
    this.#shownView = this.view;
    await super.scheduleUpdate();
  }

  /** Shows everything anew, when it is this group's turn. */
  showAnew(): void {
    this.#shownView = undefined;
    this.requestUpdate();
  }

  async #open({ id, unloaded }: Conversation): Promise<void> {
    const before = new Set(this.#rowIds(id));
    if (unloaded > 0) await this.actions.loadReplies(id);
    this.opened = new Set(this.opened).add(id);
    await this.actions.openChip(id);
    await this.updateComplete;
    const first = this.#rowIds(id).find((each) => !before.has(each));
    if (first !== undefined) this.actions.goTo(first);
  }

  #rowIds(rootId: string): string[] {
    const rows = this.querySelectorAll(`[data-conversation="${CSS.escape(rootId)}"] article`);
    return Array.from(rows, ({ id }) => id.replace('komentar-', ''));
  }

  #handleGoTo = (id: string, event: Event): void => {
    if (this.actions.goTo(id)) event.preventDefault();
  };

  #rowView(conversation: Conversation): RowView {
    return {
      ...this.view,
      now: this.#time.now,
      unfolded: this.unfolded,
      handleUnfold: (id) => {
        this.unfolded = toggled(this.unfolded, id);
      },
      handleGoTo: this.#handleGoTo,
      handleChip: () => void this.#open(conversation),
    };
  }

  #replies(branch: Branch, view: RowView, shown: Shown): unknown {
    const replies = branch.replies.filter(
      ({ comment }) => shown === undefined || shown.has(comment.id),
    );
    if (replies.length === 0) return nothing;
    const { strings } = view;
    const { author, depth } = branch.comment;
    return html`<div
      role="list"
      class="replies"
      part="replies"
      data-depth=${depth + 1}
      aria-label=${fill(strings.repliesFor, { name: author.name }, strings.lang)}
    >
      ${repeat(
        replies,
        ({ comment }) => comment.id,
        (reply) => html`<div role="listitem">${this.#branch(reply, view, { shown })}</div>`,
      )}
    </div>`;
  }

  #branch(
    branch: Branch,
    view: RowView,
    { shown, fresh = 0 }: { shown: Shown; fresh?: number },
  ): TemplateResult {
    return html`${commentRow(branch, view, fresh)} ${view.tools?.below(branch, view)}
    ${this.#replies(branch, view, shown)} ${view.tools?.after(branch)}`;
  }

  #conversation(conversation: Conversation): TemplateResult {
    const { id, root, unloaded, fresh } = conversation;
    const { strings, tools } = this.view;
    const isCollapsed = tools?.isCollapsed(id) ?? false;
    const all = this.opened.has(id) ? undefined : firstOf(root);
    const shown = isCollapsed ? new Set<string>() : all;
    const hidden = unloaded + (shown === undefined ? 0 : flat(root).length - shown.size);
    const view = this.#rowView(conversation);
    return html`<div role="listitem" class="conversation" data-conversation=${id}>
      ${tools?.beside(conversation, view)} ${this.#branch(root, view, { shown, fresh })}
      ${
        hidden > 0 && !isCollapsed
          ? html`<button
            class="link more-replies"
            part="more"
            type="button"
            aria-expanded="false"
            @click=${view.handleChip}
          >
            ${counted(strings.moreReplies, hidden, strings.lang)}
          </button>`
          : nothing
      }
    </div>`;
  }

  override render(): unknown {
    return repeat(
      this.items,
      ({ id }) => id,
      (conversation) => this.#conversation(conversation),
    );
  }
}

define('komentar-group', KomentarGroup);
