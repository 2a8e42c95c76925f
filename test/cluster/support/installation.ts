/** An installation of several nodes, each a process of its own, over a real PostgreSQL and a real Redis, behind one address. */
import { rm } from 'node:fs/promises';
import { readKeys } from '#server/identity/keys-file.js';
import { createSecrets, type SecretsAndSetup } from '#server/identity/secrets.js';
import { openStore } from '#server/storage/open-store.js';
import type { Store } from '#server/ports/store.js';
import { newFolder, startKomentar, type Komentar } from '../../support/komentar.js';
import { startPostgres, type Postgres } from '../../support/postgres.js';
import { startRedis, type TestRedis } from '../../support/redis.js';
import { startFront, type Front } from './front.js';

export const SITE = 'koran';
export const ORIGIN = 'https://koran.example';

type Env = Readonly<Record<string, string>>;

export interface Installation {
  readonly postgres: Postgres;
  readonly redis: TestRedis;
  /** Looks into the database past all nodes. */
  readonly store: Store;
  readonly front: Front;
  readonly nodes: Komentar[];
  readonly env: Env;
  readonly dataDir: string;
  /** Starts one more, which the front knows at once. */
  readonly add: (env?: Env) => Promise<Komentar>;
  /** A member of the desk; the token of a script, and of a browser's cookie. */
  readonly member: (name: string) => Promise<Member>;
  readonly remove: () => Promise<void>;
}

export interface Member {
  readonly id: string;
  readonly token: string;
  readonly cookie: string;
  readonly password: string;
  readonly email: string;
}

const memberOf =
  (store: Store, secrets: SecretsAndSetup) =>
  async (name: string): Promise<Member> => {
    const [id, email, password] = [
      secrets.newId(),
      `${name.toLowerCase()}@koran.example`,
      'kata-sandi-panjang',
    ];
    const passwordHash = await secrets.hashPassword(password);
    await store.desk.add({ id, email, name, role: 'admin', passwordHash, createdAt: 0 });
    const open = async (kind: 'script' | 'browser'): Promise<string> => {
      const token = secrets.newToken();
      await store.desk.openSession({
        ...{ id: secrets.newId(), tokenHash: secrets.digest(token), moderatorId: id, kind },
        ...{ createdAt: Date.now(), expiresAt: kind === 'browser' ? Date.now() + 3_600_000 : null },
      });
      return token;
    };
    const cookie = `komentar_desk=${await open('browser')}`;
    return { id, email, password, token: await open('script'), cookie };
  };

export interface Installing {
  readonly nodes?: number;
  readonly mode?: 'open' | 'pre';
  readonly env?: Env;
  /** PostgreSQL flushes, so that it can be taken away in the middle. */
  readonly durable?: boolean;
}

/** Starts all of it, with one site. */
export const install = async ({
  nodes: count = 2,
  mode = 'open',
  env: more = {},
  durable = false,
}: Installing = {}): Promise<Installation> => {
  const [postgres, redis, dataDir] = await Promise.all([
    startPostgres({ durable }),
    startRedis(),
    newFolder(),
  ]);
  const databaseUrl = await postgres.createDatabase('komentar');
  const store = await openStore(databaseUrl);
  await store.sites.add({
    ...{ id: SITE, name: 'Koran Uji', origins: [ORIGIN], policy: { mode } },
    ...{ demo: false, createdAt: 0 },
  });
  const secrets = createSecrets(await readKeys(dataDir), Date.now);
  const nodes: Komentar[] = [];
  const front = await startFront(() => nodes.map(({ url }) => url));
  const env = {
    KOMENTAR_DATABASE_URL: databaseUrl,
    KOMENTAR_REDIS_URL: redis.url,
    ...more,
  };
  const add = async (another: Env = {}): Promise<Komentar> => {
    const node = await startKomentar({ dataDir, env: { ...env, ...another } });
    nodes.push(node);
    return node;
  };
  for (let n = 0; n < count; n += 1) await add();
  return {
    ...{ postgres, redis, store, front, nodes, env, dataDir, add },
    member: memberOf(store, secrets),
    remove: async () => {
      await Promise.all(nodes.map((node) => node.kill()));
      await front.close();
      await store.close();
      await Promise.all([postgres.stop(), redis.stop()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
