/** Places in a queue as opaque text: the order, the moment its waits were reckoned at, and the last comment read. */
import { orderOf, QUEUES, QUEUE_SORTS, type QueueOrder, type QueueSpot } from '@komentar/domain';

/** Where a reading of a queue goes on. */
export interface QueueStart {
  readonly order: QueueOrder;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly spot: QueueSpot;
}

const FORM =
  /^(?<queue>[a-z]+) (?<sort>[a-z]+) (?<now>0|[1-9]\d{0,15}) (?<rank>0|[1-9]\d{0,2}) (?<at>0|[1-9]\d{0,15}) (?<id>[\w-]{1,64})$/u;

/** The cursor of a place. */
export const toQueueCursor = ({ order, now, spot }: QueueStart): string =>
  Buffer.from(
    [order.queue, order.sort, now, spot.rank, spot.at, spot.id].join(' '),
    'utf8',
  ).toString('base64url');

/** The place of a cursor, or `undefined` where `toQueueCursor` did not make it for this order. */
export const fromQueueCursor = (order: QueueOrder, cursor: string): QueueStart | undefined => {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const groups = FORM.exec(text)?.groups;
  const queue = QUEUES.find((name) => name === groups?.['queue']);
  const sort = QUEUE_SORTS.find((name) => name === groups?.['sort']);
  if (!groups || !queue || !sort) return undefined;
  const { now, rank, at, id = '' } = groups;
  const start: QueueStart = {
    order: orderOf(queue, sort),
    now: Number(now),
    spot: { rank: Number(rank), at: Number(at), id },
  };
  // Comparing with a fresh cursor refuses other lists and other spellings of the same bytes.
  return queue === order.queue && sort === order.sort && toQueueCursor(start) === cursor
    ? start
    : undefined;
};
