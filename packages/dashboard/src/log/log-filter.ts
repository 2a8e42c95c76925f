/** What part of the log is shown: as it stands in the page's address, and as it is asked of the server. */
import type { CommandInput } from '@komentar/protocol';
import { startOfDay } from '../render/moment.js';

const NAMES = ['site', 'by', 'act', 'since', 'until', 'comment', 'author', 'rule'] as const;

/** Each as text, the way the address and the fields have it; days as `2026-01-05`. */
export type LogFilter = Partial<Readonly<Record<(typeof NAMES)[number], string>>>;

/** The filter of an address; what it does not know is not looked at. */
export const filterOf = (asked: URLSearchParams): LogFilter =>
  Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = asked.get(name);
      return value === null || value === '' ? [] : [[name, value]];
    }),
  );

/** The same filter with one of its names changed; the empty string takes it away. */
export const changed = (filter: LogFilter, change: LogFilter): LogFilter =>
  Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value !== ''));

/** The days chosen as moments: from the beginning of the first to the end of the last. */
export const periodOf = ({ since, until }: LogFilter): { since?: number; until?: number } => {
  const from = since === undefined ? undefined : startOfDay(since);
  const to = until === undefined ? undefined : startOfDay(until, 1);
  return { ...(from !== undefined && { since: from }), ...(to !== undefined && { until: to }) };
};

/** What to ask the server for. */
export const inputOf = (filter: LogFilter): CommandInput<'log:read'> => {
  const { site, by, act, comment, author, rule } = filter;
  return {
    ...(site !== undefined && { site }),
    ...(by !== undefined && { moderatorId: by }),
    ...(act !== undefined && { act }),
    ...(comment !== undefined && { commentId: comment }),
    ...(author !== undefined && { authorId: author }),
    ...(rule !== undefined && { ruleId: rule }),
    ...periodOf(filter),
  };
};
