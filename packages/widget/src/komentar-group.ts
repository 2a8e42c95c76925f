/** `<komentar-group>`: ten conversations of a list, shown and skipped by the browser together. */
import type { Conversation, Strings, WritingStrings } from '@komentar/client';
import { ReactiveElement, type PropertyValues } from 'lit';
import { define } from './define.js';
import type { RowView } from './render/comment-row.js';
import { ConversationRows } from './render/conversation-rows.js';
import { KeptRows } from './render/kept-rows.js';
import { setOrder } from './render/patch.js';
import { linkedId } from './render/row-time.js';
import { turn } from './turn.js';

/** The class of groups behind those of an ordinary page of comments. */
export const LATER = 'later';

/** What a group asks of its section. */
export interface GroupActions {
  /** Loads and shows the replies of a conversation; resolves when the section has rendered. */
  readonly openReplies: (conversation: Conversation) => Promise<void>;
  /** Brings the focus to a comment; `false` where it is not on the screen. */
  readonly goTo: (commentId: string) => boolean;
}

/** What all groups of a section show alike. */
export interface GroupView extends Omit<RowView, 'now' | 'unfolded'> {
  readonly strings: Strings;
  /** Absent until writing has been fetched. */
  readonly writingStrings: WritingStrings | undefined;
}

const sameItems = (now: readonly unknown[], before: readonly unknown[] | undefined): boolean =>
  now.length === before?.length && now.every((each, i) => each === before[i]);

const idOfRow = ({ id }: Element): string => id.replace('komentar-', '');

export class KomentarGroup extends ReactiveElement {
  static override readonly properties = {
    items: {
      attribute: false,
      hasChanged: (now: readonly unknown[], before?: readonly unknown[]) => !sameItems(now, before),
    },
    view: { attribute: false },
  };

  #shownView: GroupView | undefined;
  #rows = new KeptRows<Conversation, ConversationRows>(
    ({ id }) => id,
    (conversation) => new ConversationRows(conversation),
  );

  items: readonly Conversation[] = [];
  view!: GroupView;
  actions!: GroupActions;
  /** Conversations whose replies are all shown. */
  readonly opened = new Set<string>();
  #unfolded = new Set<string>();

  constructor() {
    super();
    this.addEventListener('click', this.#handleClick);
  }

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

  /** One row costs less by hand than by a template, and a long thread has a thousand of them. */
  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    const view: RowView = { ...this.view, now: Date.now(), unfolded: this.#unfolded };
    const rows = this.#rows.update(this.items, (row, conversation) =>
      row.update(conversation, view, this.opened.has(conversation.id)),
    );
    setOrder(
      this,
      rows.map(({ element }) => element),
    );
  }

  /** Shows everything anew, when it is this group's turn. */
  showAnew(): void {
    this.#shownView = undefined;
    this.requestUpdate();
  }

  async #open(conversation: Conversation): Promise<void> {
    const { id } = conversation;
    const before = new Set(this.#rowIds(id));
    this.opened.add(id);
    this.requestUpdate();
    await this.actions.openReplies(conversation);
    await this.updateComplete;
    const first = this.#rowIds(id).find((each) => !before.has(each));
    if (first !== undefined) this.actions.goTo(first);
  }

  #rowIds(rootId: string): string[] {
    const rows = this.querySelectorAll(`[data-conversation="${CSS.escape(rootId)}"] article`);
    return Array.from(rows, idOfRow);
  }

  #toggle(id: string): void {
    if (!this.#unfolded.delete(id)) this.#unfolded.add(id);
    this.requestUpdate();
  }

  /** For all rows at once: a listener each would be thousands. */
  #handleClick = (event: Event): void => {
    const on = (selector: string) => (event.target as Element).closest(selector);
    const link = on('.time, .parent');
    if (link && this.actions.goTo(linkedId(link))) event.preventDefault();
    const article = on('.fold') && on('article');
    if (article) this.#toggle(idOfRow(article));
    // The chip in a row, or the button below the conversation.
    const id = on('[part=more]') && on('.conversation')?.getAttribute('data-conversation');
    const conversation = this.items.find((item) => item.id === id);
    if (conversation) void this.#open(conversation);
  };
}

define('komentar-group', KomentarGroup);

declare global {
  interface HTMLElementTagNameMap {
    'komentar-group': KomentarGroup;
  }
}
