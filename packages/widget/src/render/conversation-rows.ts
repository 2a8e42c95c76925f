/** A conversation as it stands in the list: its first comment, what of the replies is shown, what lies beside it. */
import { counted, flat, type Branch, type Conversation } from '@komentar/client';
import { BranchRows, type Extent } from './branch-rows.js';
import type { RowView } from './comment-row.js';
import { showIn, type Hole } from './hole.js';

/** Replies of a conversation that are shown before anybody asks for more. */
const SHOWN_AT_FIRST = 2;

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

const WHOLE: Extent = {};
const COLLAPSED: Extent = { shown: new Set() };

const extentOf = (
  { root, unloaded }: Conversation,
  { strings }: RowView,
  isOpened: boolean,
): Extent => {
  if (root.replies.length + unloaded === 0) return WHOLE;
  const shown = isOpened ? undefined : firstOf(root);
  const hidden = unloaded + (shown ? flat(root).length - shown.size : 0);
  const more = hidden > 0 ? counted(strings.moreReplies, hidden, strings.lang) : undefined;
  return { shown, more };
};

export class ConversationRows {
  readonly element: HTMLElement;
  #branch: BranchRows;
  #beside: Hole;

  constructor({ id, root }: Conversation) {
    this.#branch = new BranchRows(root.comment);
    this.element = this.#branch.element;
    this.element.className = 'conversation';
    this.element.setAttribute('data-conversation', id);
  }

  /** @param isOpened true where the reader asked for all replies */
  update(conversation: Conversation, view: RowView, isOpened: boolean): void {
    const { id, root, fresh } = conversation;
    const { tools } = view;
    if (tools)
      this.#beside = showIn(this.#beside, tools.beside(conversation), (end) =>
        this.#branch.row.element.before(end),
      );
    const extent = tools?.isCollapsed(id) ? COLLAPSED : extentOf(conversation, view, isOpened);
    this.#branch.update(root, view, fresh > 0 ? { ...extent, fresh } : extent);
  }
}
