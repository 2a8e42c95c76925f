/** The composer of a reply, below the comment it answers. */
import type { CommentView } from '@komentar/protocol';
import { html, nothing } from 'lit';
import type { TakingPart } from '../controllers/taking-part.js';
import type { RowView } from './comment-row.js';

type Focusable = HTMLElement & { focusText(): void };

const composerOf = (part: TakingPart, id: string): Focusable | null =>
  part.root.querySelector<Focusable>(`komentar-group [data-for="${CSS.escape(id)}"]`);

/** Opens the composer, or brings the focus to it where it is open. */
export const toggleReply = async (part: TakingPart, id: string): Promise<void> => {
  part.replying.add(id);
  await part.render(id);
  composerOf(part, id)?.focusText();
};

/** Closes the composer; what is in it comes back with it. */
const close = async (part: TakingPart, id: string): Promise<void> => {
  part.replying.delete(id);
  part.desk.author?.drafts.close(id);
  await part.render(id);
};

const cancel = async (part: TakingPart, id: string): Promise<void> => {
  await close(part, id);
  part.focus(id, '.reply');
};

/** The reply is on its way: the reader goes along. */
const handleSent = async (part: TakingPart, id: string): Promise<void> => {
  await close(part, id);
  const sending = part.desk.author?.sending;
  const last = sending?.items.filter(({ parentId }) => parentId === id).at(-1);
  if (last) sending?.row(last.clientId)?.focus();
};

export const replyComposer = (
  part: TakingPart,
  { id, author }: CommentView,
  view: RowView,
): unknown =>
  part.replying.has(id)
    ? html`<komentar-composer
        data-for=${id}
        .desk=${part.desk.author}
        .strings=${part.strings}
        .parentId=${id}
        .parentName=${author.name}
        .isClosed=${!view.canReply}
        .handleSent=${() => void handleSent(part, id)}
        .cancel=${() => void cancel(part, id)}
      ></komentar-composer>`
    : nothing;
