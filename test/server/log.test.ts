/** The desk's log from outside: who may read what of it, and what a file of it holds. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '#domain/index.js';
import { digestOf } from '#server/storage/log-hash.js';
import { logLines } from '#server/transport/log-lines.js';
import {
  addModerator,
  addSite,
  openGuest,
  startServer,
  type TestServer,
} from './support/test-server.js';

type Signed = Awaited<ReturnType<typeof addModerator>>;

let server: TestServer;
let site: string;
let boss: Signed;

beforeEach(async () => {
  server = await startServer();
  site = await addSite(server, { mode: 'open' });
  boss = await addModerator(server, { name: 'Bos', role: 'admin' });
});
afterEach(() => server.remove());

const bearer = ({ token }: { token: string }) => ({ authorization: `Bearer ${token}` });

const must = async (name: string, input: object, by: Signed): Promise<Record<string, never>> => {
  const { answer } = await server.post(name, input, bearer(by));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value as Record<string, never>;
};

const no = async (name: string, input: object, by: Signed): Promise<unknown> => {
  const { answer } = await server.post(name, input, bearer(by));
  return answer.ok ? 'ok' : [answer.error.code, answer.error.field];
};

/** A published comment of Sari's. */
const posted = async (): Promise<{ readonly id: string; readonly version: number }> => {
  const token = await openGuest(server, site, 'Sari');
  const input = { site, thread: 'a', body: 'Teks pertama.', clientId: randomUUID() };
  const { answer } = await server.post('comment:post', input, bearer({ token }));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value['comment'] as { id: string; version: number };
};

/** One that the moderator then takes for spam. */
const spammed = async (by: Signed): Promise<string> => {
  const { id, version } = await posted();
  await must('comment:spam', { commentId: id, version }, by);
  return id;
};

interface Entry {
  readonly n: number;
  readonly act: string;
  readonly by: { readonly id: string; readonly name: string };
}

const read = async (input: object, by: Signed): Promise<readonly Entry[]> =>
  (await must('log:read', input, by))['items'] as unknown as readonly Entry[];

const acts = (entries: readonly Entry[]) => entries.map(({ act, by }) => `${by.name} ${act}`);

describe('reading', () => {
  let ani: Signed;
  let tono: Signed;
  let ofTono: string;

  beforeEach(async () => {
    ani = await addModerator(server, { email: 'a@k.example', name: 'Ani', role: 'moderator' });
    tono = await addModerator(server, { email: 't@k.example', name: 'Tono', role: 'moderator' });
    await spammed(ani);
    ofTono = await spammed(tono);
  });

  test('[LG11] a moderator reads the own acts and what became of a comment; a colleague’s are refused', async () => {
    expect(acts(await read({}, ani))).toEqual(['Ani comment:spam']);
    expect(acts(await read({ commentId: ofTono }, ani))).toEqual(['Tono comment:spam']);
    const [{ by: { id: moderatorId } } = { by: { id: '' } }] = await read({}, tono);
    const refused = ['not-allowed', 'moderatorId'];
    expect(await no('log:read', { moderatorId }, ani)).toEqual(refused);
    expect(await no('log:read', { moderatorId, commentId: ofTono }, ani)).toEqual(refused);
    expect(await no('log:export', { site }, ani)).toEqual(['not-allowed', undefined]);
  });

  test('[LG11] leads read everybody’s, those of no single site too, within their sites', async () => {
    const lead = await addModerator(server, { email: 'l@k.example', role: 'lead' });
    expect(acts(await read({ site }, lead)).sort()).toEqual([
      'Ani comment:spam',
      'Tono comment:spam',
      'komentar rule:plant',
      'komentar site:add',
    ]);
    expect(acts(await read({ act: 'moderator:add' }, lead))).toHaveLength(4);
    await addSite(server, { id: 'lain', origin: 'https://lain.example' });
    const narrow = { email: 'n@k.example', role: 'lead', sites: ['lain'] } as const;
    const elsewhere = await addModerator(server, narrow);
    expect(acts(await read({}, elsewhere))).toEqual(['komentar site:add']);
    for (const other of [site, '*'])
      expect(await no('log:read', { site: other }, elsewhere)).toEqual(['not-allowed', undefined]);
    expect(await no('comment:history', { commentId: ofTono }, elsewhere)).toEqual([
      'unknown-comment',
      'commentId',
    ]);
  });

  test('[LG10] the history of a comment leaves with its text and the note, not with who reported it', async () => {
    const reader = await openGuest(server, site, 'Pelapor');
    const { id } = await posted();
    const report = { commentId: id, reason: 'abuse', note: 'Kasar.' };
    expect((await server.post('comment:report', report, bearer({ token: reader }))).status).toBe(
      200,
    );
    await must('comment:reject', { commentId: id, version: 1, reason: 'ad', note: 'Iklan.' }, ani);
    const history = await must('comment:history', { commentId: id }, tono);
    expect(history).toMatchObject({
      comment: { id, site, status: 'rejected', reason: 'ad', authorName: 'Sari' },
      events: [
        { kind: 'revision', n: 1, text: 'Teks pertama.' },
        { kind: 'report', reason: 'abuse', note: 'Kasar.', state: 'upheld' },
        { kind: 'act', entry: { act: 'comment:reject' }, note: 'Iklan.' },
      ],
    });
    expect(JSON.stringify(history)).not.toContain('Pelapor');
  });
});

describe('taking along', () => {
  const get = (query: string, headers: Record<string, string> = { cookie: boss.cookie }) =>
    fetch(`${server.url}/v1/log?${query}`, { headers });

  const append = async (count: number, name = 'Ani'): Promise<void> => {
    for (let at = 1; at <= count; at += 1)
      await server.app.store.log.append({
        ...{ site, at, act: 'rule:save', detail: { to: 'aktif', n: at } },
        by: { kind: 'moderator', id: 'm1', name },
        target: { kind: 'rule', id: 'r1' },
      });
  };

  test('[LG12] as JSON Lines it is the whole chain, each line checkable without the server', async () => {
    await append(1_100);
    const answer = await get(`site=${site}&format=json`);
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="log-koran-\d{4}-\d\d-\d\d\.jsonl"$/u,
    );
    const lines = (await answer.text()).trimEnd().split('\n');
    // The site's adding, what was appended, and the entry about taking it along.
    expect(lines).toHaveLength(1_102);
    let before = '0'.repeat(64);
    for (const line of lines) {
      const { hash, ...rest } = JSON.parse(line) as { hash: string; prev: string };
      expect(rest.prev).toBe(before);
      expect(digestOf(canonicalJson(rest))).toBe(hash);
      before = hash;
    }
    expect(lines.at(-1)).toContain('"act":"log:export"');
  });

  test('[LG12] as CSV it has a heading and one line each, within a time, with a byte order mark where asked', async () => {
    await append(3);
    const plain = await (await get(`site=${site}&format=csv&since=2&until=3`)).arrayBuffer();
    const [heading, line, ...rest] = Buffer.from(plain).toString().split('\r\n');
    expect(heading).toMatch(/^"site","n","at","by_kind",.*,"hash"$/u);
    expect(line).toMatch(
      /^"koran","3","1970-01-01T00:00:00\.002Z","moderator","m1","Ani","rule:save","rule","r1","","","aktif","","\{""n"":2,""to"":""aktif""\}","[\da-f]{64}","[\da-f]{64}"$/u,
    );
    expect(rest).toEqual(['']);
    const marked = await (await get(`site=${site}&format=csv&bom=1`)).arrayBuffer();
    expect([...new Uint8Array(marked.slice(0, 3))]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test('[LG12] only administrators take it along, from the desk’s own pages', async () => {
    const query = `site=${site}&format=csv`;
    const lead = await addModerator(server, { email: 'l@k.example', role: 'lead' });
    expect((await get(query, {})).status).toBe(401);
    expect((await get(query, { cookie: lead.cookie })).status).toBe(403);
    const foreign = { cookie: boss.cookie, origin: 'https://jahat.example' };
    expect((await get(query, foreign)).status).toBe(403);
    for (const wrong of [
      'format=csv',
      `${query}&x=1`,
      `site=${site}&format=pdf`,
      `${query}&since=x`,
    ])
      expect((await get(wrong)).status).toBe(400);
    expect(await read({ act: 'log:export' }, boss)).toEqual([]);
  });

  test('[LG13] a name that is a formula is text in a spreadsheet', async () => {
    await append(1, '=HYPERLINK("https://jahat.example","klik")');
    const csv = await (await get(`site=${site}&format=csv`)).text();
    expect(csv).toContain(`,"'=HYPERLINK(""https://jahat.example"",""klik"")",`);
  });

  test('[LG14] the next part is read only when the one before has been taken', async () => {
    let read = 0;
    async function* parts() {
      for (; read < 5; read += 1) yield await Promise.resolve([]);
    }
    const lines = logLines(parts(), { format: 'csv' });
    await lines.next();
    expect(read).toBe(0);
    await lines.next();
    await lines.next();
    expect(read).toBe(1);
  });
});
