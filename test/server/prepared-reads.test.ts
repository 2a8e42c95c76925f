/** Reads that are kept ready: made once for all who ask, dropped by what changed them, bounded in memory. */
import { describe, expect, test } from 'vitest';
import { PreparedReads, prepare } from '#server/transport/prepared-reads.js';

const page = (thread: string | undefined, text = 'x') => ({
  prepared: prepare({ thread, text }),
  thread,
});
const asked = (key: string, site = 'koran') => ({ key, site });

/** A read that ends when it is told to. */
const slow = () => {
  let made = 0;
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const make = async () => {
    made += 1;
    await finished;
    return page('a');
  };
  return { make, finish: () => finish(), count: () => made };
};

describe('reads kept ready', () => {
  test('[PR28] however many ask at the same time, one is made', async () => {
    const reads = new PreparedReads(() => 0);
    const { make, finish, count } = slow();
    const all = Array.from({ length: 50 }, () => reads.read(asked('/a'), make));
    finish();
    const [first, ...others] = await Promise.all(all);
    expect(others.every((other) => other === first)).toBe(true);
    expect(count()).toBe(1);
    expect(reads.find('/a')).toBeDefined();
  });

  test('[PR22] [PR28] one makes it anew, and the others are answered with what is kept, for a second at most', async () => {
    let now = 0;
    const reads = new PreparedReads(() => now);
    const old = await reads.read(asked('/a'), () => Promise.resolve(page('a', 'old')));
    const kept = 'prepared' in old ? old.prepared : undefined;
    now = 899;
    expect(reads.find('/a')).toBe(kept);
    now = 900;
    expect(reads.find('/a')).toBeUndefined();
    const { make, finish } = slow();
    const renewing = reads.read(asked('/a'), make);
    expect(reads.find('/a')).toBe(kept);
    now = 999;
    expect(reads.find('/a')).toBe(kept);
    now = 1_000;
    expect(reads.find('/a')).toBeUndefined();
    finish();
    const renewed = await renewing;
    expect(reads.find('/a')).toBe('prepared' in renewed ? renewed.prepared : kept);
  });

  test('[PR22] [PR28] whoever asks after a change gets a read that began after it', async () => {
    const reads = new PreparedReads(() => 0);
    const before = slow();
    const early = reads.read(asked('/a'), before.make);
    reads.forget('koran', 'a');
    const late = await reads.read(asked('/a'), () => Promise.resolve(page('a', 'new')));
    before.finish();
    await early;
    expect(reads.find('/a')).toBe('prepared' in late ? late.prepared : undefined);
  });

  test('[PR28] a refusal is the first one’s alone', async () => {
    const reads = new PreparedReads(() => 0);
    const refused = reads.read(asked('/a'), () => Promise.resolve({ no: 'rate-limited' }));
    const other = reads.read<string>(asked('/a'), () => Promise.resolve(page('a')));
    expect(await refused).toEqual({ no: 'rate-limited' });
    expect(await other).toHaveProperty('prepared');
  });

  test('[PR22] [PR29] a change drops the reads of its thread and those of many threads, and no others', async () => {
    const reads = new PreparedReads(() => 0);
    const keep = (key: string, thread: string | undefined, site?: string) =>
      reads.read(asked(key, site), () => Promise.resolve(page(thread)));
    await keep('/a', 'a');
    await keep('/a?sort=top', 'a');
    await keep('/b', 'b');
    await keep('/totals', undefined);
    await keep('/elsewhere', 'a', 'radio');
    reads.forget('koran', 'a');
    const left = ['/a', '/a?sort=top', '/b', '/totals', '/elsewhere'].filter((key) =>
      reads.find(key),
    );
    expect(left).toEqual(['/b', '/elsewhere']);
  });

  test('[PR29] they take no more memory than they may, and the one made longest ago goes first', async () => {
    const text = 'x'.repeat(1_000);
    const most = 3 * prepare({ thread: 'a', text }).body.mostBytes;
    const reads = new PreparedReads(() => 0, most);
    for (const key of ['/1', '/2', '/1', '/3', '/4', '/1'])
      await reads.read(asked(key), () => Promise.resolve(page('a', text)));
    expect(reads.bytes).toBe(most);
    expect(['/1', '/2', '/3', '/4'].filter((key) => reads.find(key))).toEqual(['/1', '/3', '/4']);
    reads.forget('koran', 'a');
    expect(reads.bytes).toBe(0);
  });
});
