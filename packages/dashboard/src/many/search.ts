/** What is searched for, as it stands in the page's address and in the command. */
import { QUEUES, type Queue } from '@komentar/domain';
import type { CommandInput } from '@komentar/protocol';

type Filter = NonNullable<CommandInput<'queue:read'>['filter']>;

export interface Search {
  readonly queue: Queue;
  readonly site?: string;
  readonly filter: Filter;
}

const MINUTE_MS = 60_000;

const isQueue = (name: string | null): name is Queue =>
  (QUEUES as readonly (string | null)[]).includes(name);

/** The entries that are words; empty ones are not asked for. */
const WORDS = ['text', 'rule', 'author', 'thread'] as const;

const minutesOf = (asked: URLSearchParams): number | undefined => {
  const minutes = Number(asked.get('older'));
  return Number.isSafeInteger(minutes) && minutes > 0 ? minutes : undefined;
};

/** The search an address or a form asks for; whatever is not understood is not asked for. */
export const searchOf = (asked: URLSearchParams): Search => {
  const queue = asked.get('queue');
  const site = asked.get('site');
  const minutes = minutesOf(asked);
  const words = WORDS.flatMap((name) => {
    const value = asked.get(name)?.trim() ?? '';
    return value === '' ? [] : [[name, value] as const];
  });
  return {
    queue: isQueue(queue) ? queue : 'pending',
    ...(site !== null && site !== '' && { site }),
    filter: {
      ...Object.fromEntries(words),
      ...(asked.get('link') === '1' && { hasLink: true }),
      ...(minutes !== undefined && { olderThan: minutes * MINUTE_MS }),
    },
  };
};

/** The entries of an address that asks for this search; `searchOf` reads them back. */
export const entriesOfSearch = ({
  queue,
  site,
  filter,
}: Search): Readonly<Record<string, string>> => {
  const { hasLink, olderThan } = filter;
  const words = WORDS.flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    queue,
    ...(site !== undefined && { site }),
    ...Object.fromEntries(words),
    ...(hasLink === true && { link: '1' }),
    ...(olderThan !== undefined && { older: String(Math.floor(olderThan / MINUTE_MS)) }),
  };
};
