/** `log:read`, `log:export` and `comment:history`: who did what, within what the caller may know. */
import { can } from '@komentar/domain';
import { EXPORT_ITEMS, PAGE_ITEMS, type CommandParsed } from '@komentar/protocol';
import { toHistoryView, toLogEntryView, toToldEntryView } from '../log-presenters.js';
import {
  Refusal,
  actOf,
  demand,
  type DeskCaller,
  type RegisteredUseCase,
  type UseCase,
} from '../use-case.js';
import type { Ports } from './ports.js';

type Asked = CommandParsed<'log:read'>;
type Logging = Pick<Ports, 'log'>;

/** All chains where the caller may have everything, gone sites among them. */
const sitesOf = async ({ log }: Logging, { sites }: DeskCaller, site?: string) => {
  if (site !== undefined) return [site];
  return sites ?? log.chains();
};

/** A comment, an author or a rule: what became of it is for everybody who works with it. */
const isOfItem = ({ commentId, authorId, ruleId }: Asked): boolean =>
  (commentId ?? authorId ?? ruleId) !== undefined;

/**
 * Whose acts are read. Who may read only the own ones reads those and the histories of items;
 * asking for a colleague's is refused.
 */
const whoseOf = (asked: Asked, caller: DeskCaller): string | undefined => {
  const { moderatorId = caller.moderatorId } = asked;
  if (can(caller, 'log.read', { own: false })) return asked.moderatorId;
  if (isOfItem(asked) && asked.moderatorId === undefined) return undefined;
  if (moderatorId !== caller.moderatorId)
    throw new Refusal('not-allowed', { field: 'moderatorId' });
  return moderatorId;
};

const readLog = (ports: Logging): UseCase<'log:read', 'log.read'> => ({
  name: 'log:read',
  allowed: 'log.read',
  run: async ({ site, limit = PAGE_ITEMS, ...asked }, caller) => {
    if (site !== undefined) demand(caller, 'log.read', { site });
    const page = await ports.log.page({
      ...asked,
      ...{ limit, sites: await sitesOf(ports, caller, site) },
      moderatorId: whoseOf(asked, caller),
    });
    if (page === 'bad-cursor') throw new Refusal('invalid', { field: 'after' });
    const { items, next } = page;
    return { value: { items: items.map(toToldEntryView), ...(next !== undefined && { next }) } };
  },
});

const exportLog = ({ log }: Logging): UseCase<'log:export', 'log.export'> => ({
  name: 'log:export',
  allowed: 'log.export',
  proved: true,
  run: async ({ site, since, until, after = 0, limit = EXPORT_ITEMS }, caller) => {
    demand(caller, 'log.export', { site });
    // Taking the log along is an act itself; told once, with the first part.
    if (after === 0) {
      const detail = { since: since ?? null, until: until ?? null };
      const target = { kind: 'site', id: site } as const;
      await log.append({ site, ...actOf(caller), act: 'log:export', target, detail });
    }
    const entries = await log.stretch({ site, since, until, after, limit });
    const last = entries.length === limit ? entries.at(-1) : undefined;
    return { value: { items: entries.map(toLogEntryView), ...(last && { next: last.n }) } };
  },
});

const readHistory = ({ log }: Logging): UseCase<'comment:history', 'log.read'> => ({
  name: 'comment:history',
  allowed: 'log.read',
  run: async ({ commentId }, caller) => {
    const history = await log.history(commentId);
    // A site out of the caller's sight answers as if its things did not exist.
    if (!history || !can(caller, 'log.read', { site: history.comment.site }))
      throw new Refusal('unknown-comment', { field: 'commentId' });
    return { value: toHistoryView(history) };
  },
});

/** The three of them. */
export const logUseCases = (ports: Logging): readonly RegisteredUseCase[] => [
  readLog(ports),
  exportLog(ports),
  readHistory(ports),
];
