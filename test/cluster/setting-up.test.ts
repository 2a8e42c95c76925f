/** Two nodes that begin together with nothing: one set-up link, one administrator, one demo. */
import { rm } from 'node:fs/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { openStore } from '#server/storage/open-store.js';
import { newFolder } from '../support/komentar.js';
import { install, type Installation } from './support/installation.js';

vi.setConfig({ testTimeout: 60_000 });

let it: Installation;
afterEach(() => it.remove());

const form = (code: string | undefined, n: number) => ({
  ...{ code: code ?? '', name: 'Ani', password: 'kata-sandi-panjang' },
  email: `ani${String(n)}@koran.example`,
  site: { id: `koran-${String(n)}`, name: 'Koran', origin: 'https://koran.example' },
});

test('[ND9] the link printed by one node sets up on the other, once, also where it is opened on both at a time', async () => {
  it = await install({ nodes: 0 });
  const [url, dataDir] = [await it.postgres.createDatabase('kosong'), await newFolder()];
  const env = { KOMENTAR_DATABASE_URL: url, KOMENTAR_DATA_DIR: dataDir };
  const [one, other] = await Promise.all([it.add(env), it.add(env)]);
  const code = one.setupCode;
  expect(code).toMatch(/^[\w-]{22}$/u);
  expect(other.setupCode).toBe(code);

  const nodes = [one, other, one, other];
  const answers = await Promise.all(
    nodes.map((node, n) => node.call('setup:complete', form(code, n))),
  );
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  for (const answer of answers)
    if (!answer.ok) expect(answer).toMatchObject({ error: { code: 'setup-closed' } });
  for (const node of nodes)
    expect(await node.call('setup:complete', form(code, 9))).toMatchObject({
      error: { code: 'setup-closed' },
    });

  const store = await openStore(url);
  expect(await store.desk.count()).toBe(1);
  const made = answers.findIndex((answer) => answer.ok);
  expect((await store.sites.list()).map(({ id }) => id)).toEqual([`koran-${String(made)}`]);
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});
