/** Overruns, kills and floods the workers, and sees that every text is answered and the main thread stays free. */
import { setEnvironmentData } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createRenderPool,
  type RenderPool,
  type RenderPoolOptions,
} from '#server/sanitize/render-pool.js';
import { createSanitizer } from '#server/sanitize/sanitizer.js';
import { SanitizerUnsafe } from '#server/sanitize/sanitizer-unsafe.js';
import { SANITIZER_VERSION } from '#server/sanitize/sanitizer-version.js';
import { strangeComments } from './strange-comments.js';

const REAL = new URL('../../packages/server/dist/sanitize/worker.js', import.meta.url);
const OBEDIENT = new URL('./stuck-worker.mjs', import.meta.url);

const open: { close(): Promise<void> }[] = [];
const kept = async <T extends { close(): Promise<void> }>(made: Promise<T>): Promise<T> => {
  const pool = await made;
  open.push(pool);
  return pool;
};
const poolOf = (options: Partial<RenderPoolOptions>): Promise<RenderPool> =>
  kept(
    createRenderPool({
      workerFile: OBEDIENT,
      size: 1,
      deadlineMs: 1_000,
      longestQueue: 10,
      ...options,
    }),
  );

afterEach(async () => {
  setEnvironmentData('start', undefined);
  await Promise.all(open.splice(0).map((pool) => pool.close()));
});

describe('sanitizer', () => {
  it('[SAN9] renders every strange comment, with the version of its rules', async () => {
    const sanitizer = await kept(createSanitizer({ deadlineMs: 5_000 }));
    const answers = await Promise.all(strangeComments.map(({ body }) => sanitizer.render(body)));
    expect(answers.map((answer) => (answer.ok ? answer.version : answer))).toEqual(
      strangeComments.map(() => SANITIZER_VERSION),
    );
  });

  it('[SAN4] answers a text over a cap with its name, and a closed one with closed', async () => {
    const sanitizer = await createSanitizer({ size: 1 });
    expect(await sanitizer.render('a'.repeat(10_001))).toEqual({
      ok: false,
      why: 'cap',
      cap: 'length',
    });
    await sanitizer.close();
    expect(await sanitizer.render('a')).toEqual({ ok: false, why: 'cap', cap: 'closed' });
  });

  it('[SAN6] the main thread keeps turning while a heavy text is rendered', async () => {
    const sanitizer = await kept(createSanitizer({ size: 1, deadlineMs: 10_000 }));
    let turns = 0;
    let isOver = false;
    const turn = (): void => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    const answer = await sanitizer.render('>>>> *a* *b* _c_\n\n'.repeat(100));
    isOver = true;
    expect(answer.ok).toBe(true);
    expect(turns).toBeGreaterThan(20);
  });
});

describe('deadline', () => {
  const TRAPS: Readonly<Record<string, (size: number) => string>> = {
    links: (size) => 'http://a.b '.repeat(size / 11),
    images: (size) => '![[]()'.repeat(size / 6),
    emphasis: (size) => 'a**b'.repeat(size / 4),
    'spaced emphasis': (size) => '*a '.repeat(size / 6) + 'a* '.repeat(size / 6),
    bullets: (size) => '- '.repeat(size / 2),
    quotes: (size) => '>'.repeat(size),
    'quoted paragraphs': (size) => '> a\n\n'.repeat(size / 5),
    table: (size) => `${'|a'.repeat(size / 4)}\n${'|-'.repeat(size / 4)}`,
    html: (size) => '<b>'.repeat(size / 3),
    entities: (size) => '&'.repeat(size),
    brackets: (size) => '['.repeat(size / 2) + ']'.repeat(size / 2),
    ticks: (size) =>
      Array.from({ length: Math.sqrt(size) }, (_, index) => '`'.repeat(index)).join(' '),
  };
  const texts = Object.values(TRAPS).flatMap((trap) => [5_000, 10_000, 65_536].map(trap));

  it('[SAN5] a text that takes too long is answered too-complex or as HTML, whatever its size, without any cap', async () => {
    const pool = await poolOf({
      workerFile: REAL,
      size: 2,
      deadlineMs: 500,
      longestQueue: texts.length,
    });
    const answers = await Promise.all(texts.map((text) => pool.render(text)));
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['html', 'too-complex']));
    expect((await pool.render('tes')).kind).toBe('html');
  }, 120_000);

  it('[SAN5] a worker that never ends is replaced, and the next text is served', async () => {
    const lost: string[] = [];
    const pool = await poolOf({ onWorkerLost: (when) => lost.push(when) });
    const answers = await Promise.all(
      ['loop after beginning', 'a', 'fail', 'b'].map((body) => pool.render(body)),
    );
    expect(answers.map(({ kind }) => kind)).toEqual(['too-complex', 'html', 'too-complex', 'html']);
    expect(lost).toEqual(['job', 'job']);
  });
});

describe('lost workers', () => {
  it('[SAN10] a text whose worker died while at it is answered too-complex', async () => {
    const pool = await poolOf({});
    expect((await pool.render('die after beginning')).kind).toBe('too-complex');
  });

  it('[SAN10] a text whose worker died before it is rendered by another one', async () => {
    const pool = await poolOf({});
    const first = await pool.render('which thread');
    const body = `die in thread ${first.kind === 'html' ? first.html : '?'}`;
    expect(await pool.render(body)).toEqual({ kind: 'html', html: body });
  });

  it('[SAN10] a text that costs two workers before being begun is answered too-complex', async () => {
    const pool = await poolOf({});
    expect((await pool.render('die before beginning')).kind).toBe('too-complex');
    expect((await pool.render('a')).kind).toBe('html');
  });

  it('[SAN10] when no worker starts again, what waits is answered', async () => {
    const pool = await poolOf({});
    setEnvironmentData('start', 'unsafe');
    const answers = await Promise.all(
      ['die after beginning', 'a', 'b'].map((body) => pool.render(body)),
    );
    expect(answers.map(({ kind }) => kind)).toEqual(['too-complex', 'too-complex', 'too-complex']);
  });

  it('[SAN8] a pool does not open when a worker fails its self-test or does not load', async () => {
    setEnvironmentData('start', 'unsafe');
    await expect(poolOf({ size: 2 })).rejects.toThrow(SanitizerUnsafe);
    await expect(
      poolOf({ workerFile: new URL('./no-such-worker.mjs', import.meta.url) }),
    ).rejects.toThrow(SanitizerUnsafe);
  });
});

describe('a further worker', () => {
  const threadOf = async (pool: RenderPool): Promise<unknown> => {
    const answer = await pool.render('which thread');
    return answer.kind === 'html' ? answer.html : answer.kind;
  };

  it('[SAN14] is started when a text has to wait, and not before', async () => {
    const pool = await poolOf({ size: 2, deadlineMs: 60_000 });
    const first = await threadOf(pool);
    expect(await threadOf(pool)).toBe(first);
    void pool.render('loop after beginning');
    const second = await threadOf(pool);
    expect(second).toMatch(/^\d+$/u);
    expect(second).not.toBe(first);
  });

  it('[SAN14] takes no text before it has passed its self-test', async () => {
    const lost: string[] = [];
    const onWorkerLost = (when: string): void => {
      lost.push(when);
      setEnvironmentData('start', undefined);
    };
    const pool = await poolOf({ size: 2, deadlineMs: 60_000, onWorkerLost });
    setEnvironmentData('start', 'unsafe');
    void pool.render('loop after beginning');
    expect(await pool.render('a')).toEqual({ kind: 'html', html: 'a' });
    expect(lost).toEqual(['start']);
  });
});

describe('queue', () => {
  it('[SAN11] holds so many and answers one more full', async () => {
    const pool = await poolOf({ longestQueue: 2 });
    const answers = await Promise.all(
      ['loop after beginning', 'a', 'b', 'c'].map((body) => pool.render(body)),
    );
    expect(answers.map(({ kind }) => kind)).toEqual(['too-complex', 'html', 'html', 'full']);
  });

  it('[SAN11] closing answers what runs and what waits', async () => {
    const pool = await poolOf({ deadlineMs: 60_000 });
    const answers = Promise.all(['loop after beginning', 'a'].map((body) => pool.render(body)));
    await pool.close();
    expect((await answers).map(({ kind }) => kind)).toEqual(['closed', 'closed']);
  });
});
