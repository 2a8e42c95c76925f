/**
 * Every forbidden cell: each command, sent by everybody who may not, with each reach and each kind
 * of credential, over HTTP and over the live connection, is refused and changes nothing. The cells
 * come from the registry of use-cases and the table of roles; nobody lists them.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS, DESK_NAMESPACE, type CommandName } from '@komentar/protocol';
import {
  ACTIONS,
  SCOPES,
  can,
  type Action,
  type Actor,
  type DeskRole,
} from '#domain/permissions.js';
import { createSecrets } from '#server/identity/secrets.js';
import { readKeys } from '#server/identity/keys-file.js';
import type { Access, RegisteredUseCase } from '#server/use-case.js';
import { newFolder } from '../support/komentar.js';
import { SAMPLES, type Things } from './support/every-command.js';
import { addSite, ask, openGuest, startServer, type TestServer } from './support/test-server.js';

/** The clock stands, or what a session notes of its use once a minute would look like a change. */
const NOW = Date.now();
const NAMES = Object.keys(COMMANDS) as CommandName[];
const HOME = 'koran';
const AWAY = 'lain';
const REACHES = {
  everywhere: undefined,
  here: [HOME],
  elsewhere: [AWAY],
  nowhere: [],
} as const satisfies Record<string, readonly string[] | undefined>;
type Reach = keyof typeof REACHES;
const ROLES: readonly DeskRole[] = ['moderator', 'lead', 'admin'];

/** Answers to whoever may not; a site out of sight answers as if its things did not exist. */
const NOES: Readonly<Record<'nobody' | 'role' | 'site', RegExp>> = {
  nobody: /^session-(?:required|expired)$/u,
  role: /^(?:not-allowed|session-required)$/u,
  site: /^(?:not-allowed|session-required|identity-required|invitation-closed|unknown-\w+)$/u,
};

interface Caller {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly token?: string;
  readonly actor: Actor | 'nobody' | { readonly guestOf: string };
}

let server: TestServer;
let folder: string;
let things: Things;
let registry: ReadonlyMap<CommandName, RegisteredUseCase>;
let callers: readonly Caller[];

const post = async (site: string, token: string, body: string): Promise<string> => {
  const clientId = crypto.randomUUID();
  const input = { site, thread: 'artikel-1', body, clientId };
  const { answer } = await server.post('comment:post', input, { authorization: `Bearer ${token}` });
  if (!answer.ok) throw new Error(answer.error.code);
  return (answer.value['comment'] as { id: string }).id;
};

const must = async (name: string, input: unknown, token: string) => {
  const { answer } = await server.post(name, input, { authorization: `Bearer ${token}` });
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
  return answer.value;
};

const changeThread = async (admin: string): Promise<string> => {
  const input = { site: HOME, thread: 'artikel-2', state: 'closed' };
  const { thread } = await must('thread:change', input, admin);
  return (thread as { decision: { id: string } }).decision.id;
};

/** The writer of a comment, with a warning against him. */
const warnWriter = async (commentId: string, admin: string) => {
  const { authorId: author = '' } = (await server.app.store.comments.find(commentId)) ?? {};
  const input = { authorId: author, kind: 'warn', reason: 'abuse' };
  const { sanction } = await must('author:sanction', input, admin);
  return { author, sanction: (sanction as { id: string }).id };
};

const member = async (role: DeskRole, reach: Reach) => {
  const secrets = createSecrets(await readKeys(server.dataDir), () => NOW);
  const { desk } = server.app.store;
  const id = secrets.newId();
  const sites = REACHES[reach];
  const email = `${role}-${reach}@koran.example`;
  await desk.add({
    ...{ id, email, name: role, role, passwordHash: 'x', createdAt: 0 },
    ...(sites && { sites }),
  });
  const open = async (kind: 'browser' | 'script', scopes?: readonly Action[]): Promise<string> => {
    const secret = secrets.newToken();
    const expiresAt = kind === 'browser' ? NOW + 3_600_000 : null;
    await desk.openSession({
      ...{ id: secrets.newId(), tokenHash: secrets.digest(secret), moderatorId: id },
      ...{ kind, createdAt: NOW, expiresAt, ...(scopes && { scopes }) },
    });
    return secret;
  };
  return { open, actor: { role, ...(sites && { sites }) } satisfies Actor };
};

const people = async (): Promise<Pick<Things, 'member' | 'invitation'>> => {
  const { desk, team } = server.app.store;
  const here = { role: 'moderator', sites: [HOME], createdAt: 0 } as const;
  const email = (name: string) => `${name}@koran.example`;
  await desk.add({ ...here, id: 'M1', email: email('anggota'), name: 'A', passwordHash: 'x' });
  const by = { id: 'M1', name: 'A', kind: 'moderator' } as const;
  const expiresAt = NOW + 3_600_000;
  await team.invite(
    { ...here, id: 'I1', codeHash: 'h', email: email('diundang'), by, expiresAt },
    by,
  );
  return { member: 'M1', invitation: 'I1' };
};

const scriptCaller = (name: string, token: string, actor: Caller['actor']): Caller => ({
  ...{ name, token, actor },
  headers: { authorization: `Bearer ${token}` },
});

const deskCallers = async (): Promise<readonly Caller[]> => {
  const found: Caller[] = [];
  for (const role of ROLES) {
    for (const reach of Object.keys(REACHES) as Reach[]) {
      const { open, actor } = await member(role, reach);
      const name = `${role} ${reach}`;
      const headers = { cookie: `komentar_desk=${await open('browser')}` };
      found.push({ name, headers, actor });
      const whole = await open('script');
      found.push(scriptCaller(`script of ${name}`, whole, { ...actor, scopes: SCOPES }));
      const bare = await open('script', []);
      found.push(scriptCaller(`script without scopes of ${name}`, bare, { ...actor, scopes: [] }));
    }
  }
  return found;
};

beforeAll(async () => {
  folder = await newFolder();
  server = await startServer({
    now: () => NOW,
    env: { KOMENTAR_DATABASE_URL: `sqlite:${join(folder, 'uji.db')}` },
    useCases: (own) => {
      registry = new Map(own.map((useCase) => [useCase.name, useCase]));
      return own;
    },
  });
  await addSite(server);
  await addSite(server, { id: AWAY });
  const writer = await openGuest(server, HOME, 'Rina');
  const desk = await deskCallers();
  const admin = desk.find(({ name }) => name === 'script of admin everywhere')?.token ?? '';
  const waiting = await post(HOME, writer, 'Hubungi 0812-3456-7890 sekarang.');
  const published = await post(HOME, writer, 'Hubungi 0812-3456-7891 sekarang.');
  const done = await must('comment:approve', { commentId: published, version: 1 }, admin);
  const decision = (done['decision'] as { id: string }).id;
  const threadChange = await changeThread(admin);
  things = {
    ...{ site: HOME, thread: 'artikel-1', waiting, published, decision, threadChange },
    ...(await warnWriter(published, admin)),
    ...(await people()),
  };
  const elsewhere = await openGuest(server, AWAY, 'Orang');
  callers = [
    { name: 'nobody', headers: {}, actor: 'nobody' },
    scriptCaller('a reader', await openGuest(server, HOME, 'Lain'), { guestOf: HOME }),
    scriptCaller('a reader of another site', elsewhere, { guestOf: AWAY }),
    ...desk,
  ];
});
afterAll(async () => {
  await server.remove();
  await rm(folder, { recursive: true });
});

/** Everything that is remembered. */
const remembered = (): string => {
  const database = new Database(join(folder, 'uji.db'), { readonly: true });
  const tables = database
    .prepare("select name from sqlite_master where type = 'table' order by name")
    .pluck()
    .all() as string[];
  const rows = tables.map((table) => [table, database.prepare(`select * from "${table}"`).all()]);
  database.close();
  return JSON.stringify(rows);
};

const isAction = (access: Access): access is Action =>
  (ACTIONS as readonly string[]).includes(access);

const isReader = (actor: Caller['actor']): actor is { readonly guestOf: string } =>
  actor !== 'nobody' && 'guestOf' in actor;

const toReaders = (actor: Caller['actor']): RegExp | undefined => {
  if (!isReader(actor)) return NOES.nobody;
  return actor.guestOf === HOME ? undefined : NOES.site;
};

const toDesk = (action: Action, name: CommandName, actor: Actor): RegExp | undefined => {
  if (!can(actor, action)) return NOES.role;
  const isSeen = SAMPLES[name].about === 'self' || can(actor, action, { site: HOME });
  return isSeen ? undefined : NOES.site;
};

/** What must be answered where the caller may not send the command; nothing where he may. */
const forbidden = (name: CommandName, { actor }: Caller): RegExp | undefined => {
  const access = registry.get(name)?.allowed ?? 'anyone';
  if (access === 'anyone') return undefined;
  if (access === 'guest') return toReaders(actor);
  if (actor === 'nobody' || isReader(actor)) return NOES.nobody;
  return isAction(access) ? toDesk(access, name, actor) : undefined;
};

const codeOf = (answer: { ok: boolean; error?: { code: string } }): string =>
  answer.ok ? 'ok' : (answer.error?.code ?? 'none');

const inputOf = (name: CommandName): unknown => SAMPLES[name].input(things);

/** Connections by namespace and caller; one of each does for all commands. */
const open = new Map<string, Socket>();

/** The code of a command over a live connection; where the namespace itself is closed, its refusal. */
const overSocket = async (name: CommandName, caller: Caller) => {
  const namespace = COMMANDS[name].audience === 'desk' ? DESK_NAMESPACE : '/';
  const key = `${namespace} ${caller.name}`;
  try {
    const { headers, token } = caller;
    const known = open.get(key);
    const socket = known ?? (await server.connect({ namespace, headers, token }));
    open.set(key, socket);
    return codeOf(await ask(socket, name, inputOf(name)));
  } catch (error) {
    return (error as { data?: { code?: string } }).data?.code ?? 'out';
  }
};

describe('forbidden', () => {
  test('[PM6] every command of the protocol has a use-case, a sample and an access of the table', () => {
    expect([...registry.keys()].sort()).toEqual([...NAMES].sort());
    expect(Object.keys(SAMPLES).sort()).toEqual([...NAMES].sort());
    for (const { allowed } of registry.values())
      expect(isAction(allowed) || ['anyone', 'guest', 'desk'].includes(allowed)).toBe(true);
  });

  test.each(NAMES)('[PM6] %s is refused to all who may not, and changes nothing', async (name) => {
    const cells = callers.flatMap((caller) => {
      const no = forbidden(name, caller);
      return no ? [{ caller, no }] : [];
    });
    const before = remembered();
    for (const { caller, no } of cells) {
      const { answer } = await server.post(name, inputOf(name), caller.headers);
      expect([caller.name, 'HTTP', codeOf(answer)]).toEqual([
        caller.name,
        'HTTP',
        expect.stringMatching(no),
      ]);
      const code = await overSocket(name, caller);
      expect([caller.name, 'socket', code]).toEqual([
        caller.name,
        'socket',
        expect.stringMatching(no),
      ]);
    }
    expect(remembered()).toBe(before);
  });

  test('[PM6] the same inputs are not refused to an administrator, nor to a reader where they are readers’', async () => {
    const allowed = callers.filter(({ name }) => /^(?:admin everywhere|a reader)$/u.test(name));
    for (const name of NAMES.filter((it) => it !== 'moderator:logout')) {
      const caller = allowed.find((it) => forbidden(name, it) === undefined);
      const { answer } = await server.post(name, inputOf(name), caller?.headers);
      expect([name, codeOf(answer)]).toEqual([
        name,
        expect.not.stringMatching(/^(?:not-allowed|session-\w+|invalid|internal)$/u),
      ]);
    }
  });
});
