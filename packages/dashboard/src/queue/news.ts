/** What of a happening the moderator should be told, apart from what the cards already show. */
import type { Failure, NoticeBody } from '@komentar/protocol';
import type { Action } from './queue-actions.js';
import { arrivedIds, isOpen, type DeskState, type MyDecision } from './queue-state.js';

export type News =
  | { readonly kind: 'decided' | 'brought'; readonly decision: MyDecision }
  | {
      readonly kind: 'refused';
      readonly commentId: string;
      readonly name: string;
      readonly error: Failure;
    }
  | { readonly kind: 'arrivals' | 'others'; readonly count: number }
  /** A colleague had decided the same. */
  | { readonly kind: 'concurred'; readonly by: string }
  /** A part of the desk was asked for and did not arrive. */
  | { readonly kind: 'absent' }
  /** A colleague answered my question or, without a text, decided on the comment. */
  | {
      readonly kind: 'answered';
      readonly commentId: string;
      readonly by: string;
      readonly text?: string | undefined;
    }
  /** A colleague took over the card that was read. */
  | { readonly kind: 'robbed'; readonly name: string };

const refusedNews = (after: DeskState, id: string, error: Failure): News | undefined => {
  const entry = after.entries.get(id);
  if (entry === undefined) return undefined;
  return { kind: 'refused', commentId: id, name: entry.card.author.name, error };
};

const answeredNews = (
  before: DeskState,
  { commentId, card, decision }: NoticeBody<'queue:changed'>,
): News | undefined => {
  const asked = before.entries.get(commentId)?.card.opinion;
  if (asked === undefined || asked.answer !== undefined || asked.by.id !== before.me)
    return undefined;
  const { by, text } = card.opinion?.answer ?? { by: decision?.by, text: undefined };
  if (by === undefined || by.id === before.me) return undefined;
  return { kind: 'answered', commentId, by: by.name, text };
};

const noticedNews = (before: DeskState, after: DeskState, id: string): News | undefined => {
  const wasMine =
    before.entries.get(id)?.sending !== undefined ||
    before.mine.some((mine) => mine.commentId === id);
  if (isOpen(before, id) && !isOpen(after, id) && !wasMine && before.shown.order.includes(id))
    return { kind: 'others', count: 1 };
  const count = arrivedIds(after).length - arrivedIds(before).length;
  return count > 0 ? { kind: 'arrivals', count } : undefined;
};

/** The news of a happening, or `undefined` where there is none. */
export const newsOf = (action: Action, before: DeskState, after: DeskState): News | undefined => {
  const mine = (key: number) => after.mine.find((decision) => decision.key === key);
  switch (action.type) {
    case 'decided': {
      const decision = mine(action.key);
      return decision && { kind: 'decided', decision };
    }
    case 'undone': {
      const decision = mine(action.of);
      return decision && { kind: 'brought', decision };
    }
    case 'refused':
      return refusedNews(after, action.id, action.error);
    case 'noticed':
      return (
        answeredNews(before, action.notice) ?? noticedNews(before, after, action.notice.commentId)
      );
    case 'acknowledged': {
      const { concurs, decision } = action.result;
      return concurs && { kind: 'concurred', by: decision.by.name };
    }
    case 'closed':
    case 'dismissed':
    case 'dropped':
    case 'focused':
    case 'joined':
    case 'met':
    case 'opened':
    case 'opined':
    case 'paged':
    case 'read':
    case 'recalled':
    case 'stepped':
      return undefined;
  }
};
