/** `thread:change`, `thread:undo`, `thread:settings` and `threads:list`: how the desk finds a thread and sets it. */
import { SLOW_MS, can, normaliseTitle, type ThreadSetting } from '@komentar/domain';
import type { CommandParsed, CommandResult } from '@komentar/protocol';
import type { NewThreadChange, ThreadChanged } from '../ports/thread-settings.js';
import type { SiteRecord } from '../ports/records.js';
import type { ThreadName } from '../ports/threads.js';
import {
  toThreadItemView,
  toThreadSettingsView,
  unmadeSettingsView,
  type Moment,
} from '../presenters.js';
import {
  Refusal,
  colleagueOf,
  demand,
  type DeskCaller,
  type Outcome,
  type RegisteredUseCase,
  type UseCase,
} from '../use-case.js';
import { readable, render } from './judge-text.js';
import { nameThread, siteOf } from './name-thread.js';
import { policyOf } from './policy-of.js';
import type { Ports } from './ports.js';
import { sitesOf } from './read-queue.js';
import { tellThread } from './tell.js';

type Setting = Pick<
  Ports,
  'sites' | 'threads' | 'announce' | 'secrets' | 'sanitizer' | 'ownOrigin'
>;
type Input = CommandParsed<'thread:change'>;
type Result = Outcome<CommandResult<'thread:change'>>;

/** A thread as the desk names it. */
interface Named {
  readonly name: ThreadName;
  readonly site: SiteRecord;
  /** True for a name by which a thread can be made; a key only finds one. */
  readonly canMake: boolean;
}

const nameOf = async (
  { sites, ownOrigin }: Pick<Setting, 'sites' | 'ownOrigin'>,
  input: Pick<Input, 'site' | 'thread' | 'url' | 'key'>,
): Promise<Named> => {
  const { key, ...named } = input;
  if (key === undefined) return { ...(await nameThread(sites, ownOrigin, named)), canMake: true };
  const site = await siteOf(sites, input.site);
  return { name: { site: site.id, key }, site, canMake: false };
};

const unknownThread = () => new Refusal('unknown-thread', { field: 'key' });

/** What is to be set; or the refusal that names the field which does not go with the state. */
const settingIn = (
  { state, slowMs, until, reason }: Input,
  now: number,
): NewThreadChange['setting'] => {
  const stray = Object.entries({ slowMs, until, reason }).find(
    ([, value]) => (value ?? null) !== null,
  );
  if (!state) {
    if (stray) throw new Refusal('invalid', { field: stray[0], hint: 'It goes with a `state`.' });
    return state;
  }
  if (slowMs !== undefined && state !== 'slow') {
    throw new Refusal('invalid', { field: 'slowMs', hint: 'It goes with the state `slow`.' });
  }
  if (typeof until === 'number' && until <= now) throw new Refusal('invalid', { field: 'until' });
  return {
    state,
    slowMs: state === 'slow' ? (slowMs ?? SLOW_MS.usual) : null,
    until: until ?? null,
    reason: reasonIn(reason),
  };
};

/** One line, as a title is. */
const reasonIn = (reason: Input['reason']): ThreadSetting['reason'] => {
  if (typeof reason !== 'string') return null;
  const line = normaliseTitle(reason);
  if (line === undefined) throw new Refusal('invalid', { field: 'reason' });
  return line;
};

const noteIn = async (
  ports: Pick<Setting, 'sanitizer'>,
  note: string | null | undefined,
  site: SiteRecord,
): Promise<NewThreadChange['note']> => {
  if (note === undefined || note === null) return note;
  try {
    const text = readable(note, policyOf(site));
    const { html, version: sanitizerVersion } = await render(ports, text);
    return { text, html, sanitizerVersion };
  } catch (error) {
    // The refusals of a comment's text, about another field.
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.code, {
      ...error.details,
      ...(error.details.field && { field: 'note' }),
    });
  }
};

/** Tells readers of what was written, or refuses with what stood in its way. */
const conclude = (
  { announce }: Pick<Setting, 'announce'>,
  changed: ThreadChanged,
  moment: Moment,
): Result => {
  switch (changed.kind) {
    case 'missing':
      throw unknownThread();
    case 'conflict':
      throw new Refusal('conflict', {
        field: 'version',
        thread: toThreadSettingsView(changed, moment),
      });
    case 'refused':
      throw new Refusal(changed.no);
    case 'changed':
      tellThread(announce, changed, moment);
      return { value: { thread: toThreadSettingsView(changed, moment) } };
  }
};

/** What every act upon a thread records. */
const actOf = (
  { secrets }: Pick<Setting, 'secrets'>,
  caller: DeskCaller,
  { policy, now }: Moment,
) => ({
  id: secrets.newId(),
  by: colleagueOf(caller),
  at: now,
  closeAfterDays: policy.closeAfterDays,
});

const changeThread = (ports: Setting): UseCase<'thread:change', 'thread.change'> => ({
  name: 'thread:change',
  allowed: 'thread.change',
  run: async (input, caller) => {
    demand(caller, 'thread.change', { site: input.site });
    const { name, site, canMake } = await nameOf(ports, input);
    const { now } = caller;
    const setting = settingIn(input, now);
    if (setting === undefined && input.note === undefined)
      throw new Refusal('invalid', { field: 'state', hint: 'Nothing is to be changed.' });
    const note = await noteIn(ports, input.note, site);
    const moment = { policy: policyOf(site), now };
    const changed = await ports.threads.change({
      ...actOf(ports, caller, moment),
      name,
      ...(canMake && { newThread: { id: ports.secrets.newId(), url: input.url ?? null } }),
      version: input.version,
      ...(setting !== undefined && { setting }),
      ...(note !== undefined && { note }),
    });
    return conclude(ports, changed, moment);
  },
});

const undoThread = (ports: Setting): UseCase<'thread:undo', 'thread.change'> => ({
  name: 'thread:undo',
  allowed: 'thread.change',
  run: async ({ decisionId }, caller) => {
    const change = await ports.threads.findChange(decisionId);
    // A site out of the caller's sight answers as if its things did not exist.
    if (!change || !can(caller, 'thread.change', { site: change.site }))
      throw new Refusal('unknown-decision', { field: 'decisionId' });
    const moment = { policy: policyOf(await siteOf(ports.sites, change.site)), now: caller.now };
    const undo = { ...actOf(ports, caller, moment), decisionId };
    return conclude(ports, await ports.threads.undoChange(undo), moment);
  },
});

const readSettings = (ports: Setting): UseCase<'thread:settings', 'thread.change'> => ({
  name: 'thread:settings',
  allowed: 'thread.change',
  run: async (input, caller) => {
    demand(caller, 'thread.change', { site: input.site });
    const { name, site, canMake } = await nameOf(ports, input);
    const found = await ports.threads.settings(name);
    if (!found && !canMake) throw unknownThread();
    const moment = { policy: policyOf(site), now: caller.now };
    return {
      value: {
        thread: found
          ? toThreadSettingsView(found, moment)
          : unmadeSettingsView(name, input.url ?? null),
      },
    };
  },
});

/** Threads on a page where the caller does not say. */
const THREADS = 20;

const listThreads = ({
  sites,
  threads,
}: Pick<Setting, 'sites' | 'threads'>): UseCase<'threads:list', 'thread.change'> => ({
  name: 'threads:list',
  allowed: 'thread.change',
  run: async ({ site, limit = THREADS, ...asked }, caller) => {
    if (site !== undefined) demand(caller, 'thread.change', { site });
    const within = await sitesOf(sites, caller, site);
    const page = await threads.list({ ...asked, sites: within, limit });
    if (page === 'bad-cursor') throw new Refusal('invalid', { field: 'after' });
    const policies = new Map((await sites.list()).map((it) => [it.id, policyOf(it)]));
    const items = page.threads.flatMap((thread) => {
      const policy = policies.get(thread.site);
      return policy ? [toThreadItemView(thread, { policy, now: caller.now })] : [];
    });
    return { value: { items, ...(page.next !== undefined && { next: page.next }) } };
  },
});

/** The commands of a thread's settings. */
export const threadUseCases = (ports: Setting): readonly RegisteredUseCase[] => [
  changeThread(ports),
  undoThread(ports),
  readSettings(ports),
  listThreads(ports),
];
