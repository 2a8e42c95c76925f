/** The subcommands of `komentar` as an operator uses them, in this process but on a real store. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApp, openWorkshop } from '#server/app.js';
import { welcomeLines } from '#server/cli/serve.js';
import { readSettings } from '#server/config/read-settings.js';
import { SERVER } from '#server/ports/log.js';
import type { Store } from '#server/ports/store.js';
import { plainSanitizer } from './support/plain-sanitizer.js';
import { typedText } from './support/typed.js';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'komentar-cli-'));
  vi.stubEnv('KOMENTAR_DATA_DIR', dataDir);
  vi.stubEnv('KOMENTAR_LOG_LEVEL', 'silent');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(dataDir, { recursive: true });
});

const run = (args: readonly string[], input = '') =>
  typedText(args, {
    input,
    makeApp: (settings) => createApp(settings, { sanitizer: plainSanitizer }),
  });

const add = (more: readonly string[], password = 'kata-sandi-panjang') =>
  run(['moderator', 'add', 'ani@koran.example', '--role', 'moderator', ...more], password);

const look = async <T>(
  question: (workshop: Awaited<ReturnType<typeof openWorkshop>>) => Promise<T>,
): Promise<T> => {
  const workshop = await openWorkshop(readSettings(), true);
  try {
    return await question(workshop);
  } finally {
    await workshop.close();
  }
};

const addKoran = () =>
  run(['site', 'add', 'koran', '--name', 'Koran', '--origin', 'https://koran.example']);

describe('the store', () => {
  test.each([
    ['site', 'list'],
    ['log', 'verify'],
    ['recount', '--mend'],
    ['token', 'create', '--moderator', 'ani@koran.example'],
  ])('[OP47] %s %s in a folder without data says so and makes nothing there', async (...args) => {
    const { code, err } = await run(args);
    expect(code).toBe(1);
    expect(err).toBe(
      `There is no data in "${dataDir}". Run this where the server is started, or name its folder with KOMENTAR_DATA_DIR.`,
    );
    expect(await readdir(dataDir)).toEqual([]);
  });

  test('[OP48] a database that does not answer is named with what it said and where to look', async () => {
    vi.stubEnv('KOMENTAR_DATABASE_URL', 'postgres://komentar:rahasia@127.0.0.1:1/komentar');
    const { code, err } = await run(['site', 'list']);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^The database cannot be used \(.*ECONNREFUSED.*\)\. Check KOMENTAR_DATABASE_URL/u,
    );
    expect(err).not.toContain('rahasia');
  });

  test('[OP46] a second server on one SQLite file is refused, and may come once the first has ended', async () => {
    vi.stubEnv('KOMENTAR_PORT', '0');
    const first = await createApp(readSettings(), { sanitizer: plainSanitizer, demo: false });
    const second = await run(['serve']);
    expect(second.code).toBe(1);
    expect(second.err).toMatch(/^Another server runs on .*komentar\.db\. Stop it first/u);
    expect((await run(['site', 'list'])).code).toBe(0);
    await first.close();
    await (await createApp(readSettings(), { sanitizer: plainSanitizer, demo: false })).close();
  });

  test('[OP46] a second server is refused before it brings the tables up to date', async () => {
    vi.stubEnv('KOMENTAR_PORT', '0');
    const first = await createApp(readSettings(), { sanitizer: plainSanitizer, demo: false });
    // The tables say that they are one step behind, as where an older server is still at work.
    const file = new Database(join(dataDir, 'komentar.db'));
    file.exec('delete from migration where number = (select max(number) from migration)');
    const last = () => file.prepare('select max(number) from migration').pluck().get();
    const before = last();
    expect((await run(['serve'])).err).toMatch(/^Another server runs on /u);
    expect(last()).toBe(before);
    file.close();
    await first.close();
  });
});

describe('sites', () => {
  test('[OP21] a site is added with the exact origin of whatever address was pasted', async () => {
    const { code, out } = await run([
      'site',
      'add',
      'koran',
      '--name',
      'Koran Kita',
      '--origin',
      'https://WWW.koran.example:443/berita/1?x#y',
      '--moderation',
      'pre',
    ]);
    expect([code, out]).toEqual([0, 'Added the site "koran" for https://www.koran.example.']);
    expect(await look(({ store }) => store.sites.find('koran'))).toMatchObject({
      name: 'Koran Kita',
      origins: ['https://www.koran.example'],
      policy: { mode: 'pre' },
      demo: false,
    });
  });

  test('[OP21] several origins may be given, more added and others removed', async () => {
    await run([
      'site',
      'add',
      'koran',
      '--name',
      'K',
      '--origin',
      'https://a.example',
      '--origin',
      'https://b.example',
    ]);
    const changed = await run([
      'site',
      'origin',
      'koran',
      '--add',
      'http://localhost:8080/',
      '--remove',
      'https://a.example',
    ]);
    expect(changed).toMatchObject({
      code: 0,
      out: '"koran" is embedded by https://b.example, http://localhost:8080.',
    });
    expect(await run(['site', 'list'])).toMatchObject({
      code: 0,
      out: 'koran\tK\thttps://b.example http://localhost:8080',
    });
  });

  test('[OP22] what cannot be is refused with a sentence and nothing changed', async () => {
    await addKoran();
    const refusals: [string[], RegExp][] = [
      [
        ['site', 'add', 'koran', '--name', 'K', '--origin', 'https://x.example'],
        /There is a site "koran" already/u,
      ],
      [
        ['site', 'add', 'Koran Kita', '--name', 'K', '--origin', 'https://x.example'],
        /cannot be a site's id/u,
      ],
      [['site', 'add', 'lain', '--name', 'K', '--origin', 'koran.example'], /is not an origin/u],
      [
        ['site', 'add', 'lain', '--name', 'K', '--origin', 'ftp://koran.example'],
        /is not an origin/u,
      ],
      [['site', 'add', 'lain', '--name', 'K', '--origin', '*'], /is not an origin/u],
      [['site', 'origin', 'tidak-ada', '--add', 'https://x.example'], /no site "tidak-ada"/u],
      [['site', 'origin', 'koran', '--remove', 'https://x.example'], /is not an origin of/u],
    ];
    for (const [args, sentence] of refusals) {
      const { code, err, out } = await run(args);
      expect([args, code, out]).toEqual([args, 1, '']);
      expect(err).toMatch(sentence);
    }
    expect((await run(['site', 'list'])).out).toBe('koran\tKoran\thttps://koran.example');
  });
});

describe('the desk', () => {
  test('[OP23] a moderator is added with the password of standard input, for some sites or all', async () => {
    await addKoran();
    expect(await add(['--site', 'koran', '--password-stdin'])).toMatchObject({ code: 0, err: '' });
    const found = await look(async ({ store, secrets }) => {
      const moderator = await store.desk.findByEmail('ANI@koran.example');
      const right = await secrets.verifyPassword(moderator?.passwordHash, 'kata-sandi-panjang');
      return [moderator?.role, moderator?.sites, moderator?.name, right];
    });
    expect(found).toEqual(['moderator', ['koran'], 'ani', true]);
  });

  test('[OP23] no password, a short one, no such site and a used e-mail are refused', async () => {
    expect((await add([])).err).toMatch(/--password-stdin/u);
    expect((await add(['--password-stdin'], 'pendek')).err).toMatch(/8 to 128/u);
    expect((await add(['--password-stdin', '--site', 'x'])).err).toMatch(/no site "x"/u);
    expect(
      (await run(['moderator', 'add', 'ani', '--role', 'admin', '--password-stdin'], 'x'.repeat(9)))
        .err,
    ).toMatch(/not an e-mail/u);
    expect((await add(['--password-stdin'])).code).toBe(0);
    expect(await add(['--password-stdin'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('already') as string,
    });
  });

  test('[OP24] a token for scripts is printed alone and kept as a digest only', async () => {
    await add(['--password-stdin']);
    const { code, out } = await run(['token', 'create', '--moderator', 'ani@koran.example']);
    expect(code).toBe(0);
    expect(out).toMatch(/^[\w-]{43}$/u);
    const session = await look(({ store, secrets }) => store.desk.findSession(secrets.digest(out)));
    expect(session).toMatchObject({ kind: 'script', expiresAt: null });
    expect(JSON.stringify(session)).not.toContain(out);
    expect((await run(['token', 'create', '--moderator', 'x@koran.example'])).code).toBe(1);
  });

  test('[OP43] a token can be made for some actions only, and for none that scripts may not have', async () => {
    await add(['--password-stdin']);
    const create = (...scopes: readonly string[]) =>
      run(['token', 'create', '--moderator', 'ani@koran.example', ...scopes]);
    const scope = ['--scope', 'queue.read', '--scope', 'comment.decide'];
    const { out } = await create(...scope);
    const session = await look(({ store, secrets }) => store.desk.findSession(secrets.digest(out)));
    expect(session?.scopes).toEqual(['queue.read', 'comment.decide']);
    expect((await create('--scope', 'team.manage')).code).toBe(2);
    expect((await create('--scope', 'apa-saja')).code).toBe(2);
  });
});

describe('komentar moderator reset', () => {
  const reset = (args: readonly string[], input?: string) =>
    run(['moderator', 'reset', 'ani@koran.example', ...args], input);
  const memberOf = async (store: Store) => {
    const member = await store.desk.findByEmail('ani@koran.example');
    if (member === undefined) throw new Error('no member');
    return member;
  };

  test('[OP44] whoever lost the phone signs in without it; browsers are signed out, tokens stay', async () => {
    await add(['--password-stdin']);
    await look(async ({ store }) => {
      const { id: moderatorId } = await memberOf(store);
      await store.accounts.setFactor({
        ...{ moderatorId, by: SERVER, at: 1, sealed: 'x', step: 1, codeHashes: ['k'] },
      });
      for (const kind of ['browser', 'script'] as const)
        await store.desk.openSession({
          ...{ id: kind, tokenHash: kind, moderatorId, kind, createdAt: 1, expiresAt: null },
        });
    });
    expect((await reset([])).err).toMatch(/--second-factor, --password-stdin or both/u);
    expect(await reset(['--second-factor'])).toMatchObject({ code: 0 });
    await look(async ({ store }) => {
      const { id } = await memberOf(store);
      expect(await store.accounts.findFactor(id)).toBeUndefined();
      expect(await store.desk.findSession('browser')).toBeUndefined();
      expect(await store.desk.findSession('script')).toBeDefined();
    });
  });

  test('[OP44] a new password comes from standard input, and only for members', async () => {
    await add(['--password-stdin']);
    const before = await look(({ store }) => memberOf(store));
    expect((await reset(['--password-stdin'], 'pendek')).err).toMatch(/8 to 128/u);
    expect(await look(({ store }) => memberOf(store))).toEqual(before);
    expect(await reset(['--password-stdin'], 'kata-sandi-baru')).toMatchObject({ code: 0 });
    const right = await look(async ({ store, secrets }) =>
      secrets.verifyPassword((await memberOf(store)).passwordHash, 'kata-sandi-baru'),
    );
    expect(right).toBe(true);
    const nobody = ['moderator', 'reset', 'x@koran.example', '--second-factor'];
    expect((await run(nobody)).err).toMatch(/no moderator/u);
  });
});

describe('the command line', () => {
  test('[OP25] a wrong command line ends with 2, help with 0', async () => {
    for (const args of [
      [],
      ['frob'],
      ['site', 'add'],
      ['site', 'add', 'x', '--name', 'X'],
      ['moderator', 'add', 'a@b.example', '--role', 'raja'],
    ]) {
      expect([args, (await run(args)).code]).toEqual([args, 2]);
    }
    const help = await run(['--help']);
    expect([help.code, help.out]).toEqual([0, expect.stringContaining('moderator')]);
  });

  test('[OP18] settings that cannot be used end every subcommand with all complaints', async () => {
    vi.stubEnv('KOMENTAR_PROT', '1');
    vi.stubEnv('KOMENTAR_PORT', 'x');
    for (const args of [['serve'], ['site', 'list']]) {
      const { code, err, out } = await run(args);
      expect([code, out]).toEqual([1, '']);
      expect(err.split('\n')).toEqual([
        'The settings cannot be used:',
        '  KOMENTAR_PROT is not a setting; did you mean KOMENTAR_PORT?',
        '  KOMENTAR_PORT must be a whole number.',
      ]);
    }
  });

  test('[OP26] a port that is in use ends the start with a sentence that says what to do', async () => {
    const taken: Server = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    vi.stubEnv('KOMENTAR_PORT', String(port));
    const { code, err, out } = await run(['serve']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(
      `Port ${String(port)} on 127.0.0.1 is in use. Stop the other program, or choose another port with KOMENTAR_PORT.`,
    );
    await new Promise((resolve) => taken.close(resolve));
  });

  test('[OP27] three lines: where comments are, the desk, and the set-up link while nobody can sign in', () => {
    const url = 'http://localhost:3100';
    const demo = { demoArticle: `${url}/demo/a`, setupCode: 'kode' };
    expect(welcomeLines(url, demo).map((line) => /https?:\S+/u.exec(line)?.[0])).toEqual([
      `${url}/demo/a`,
      `${url}/dashboard`,
      `${url}/dashboard#setup=kode`,
    ]);
    const own = welcomeLines(url, { site: 'koran' });
    expect(own).toHaveLength(3);
    expect(own[0]).toContain(`<script async src="${url}/k.js" data-site="koran"`);
    expect(own[2]).not.toContain('#setup');
    expect(welcomeLines(url, {})[0]).toContain('komentar site add');
  });
});
