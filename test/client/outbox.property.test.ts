/** Whatever happens to line, tabs and storage: each text is posted once, in order, and none is lost. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { OutboxWorld, settle, type Line } from './outbox-world.js';

type Step =
  | { readonly do: 'add' | 'crash' | 'wake'; readonly tab: number }
  | { readonly do: 'line'; readonly line: Line }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'arrive' | 'open' | 'settle' };

const tab = fc.nat(5);
/** Ways in which the line fails that pass by themselves. */
const passing = fc.constantFrom<Line>(
  'ok',
  'ok',
  'offline',
  'reply-lost',
  'hangs',
  'session-expired',
);
const step = (line: fc.Arbitrary<Line>): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('add' as const), tab }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('crash', 'wake' as const), tab }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('line' as const), line }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('pass' as const),
        ms: fc.constantFrom(1_000, 4_000, 15_000, 30_000, 3_600_000),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constantFrom('arrive', 'open', 'settle' as const) }),
    },
  );

/** Plays steps, and holds after each: what was added is in a line or at the server. */
class Play {
  readonly world: OutboxWorld;
  readonly added: string[] = [];

  constructor(hasLocks: boolean) {
    this.world = new OutboxWorld(hasLocks);
    this.world.open();
  }

  #tab(n: number) {
    const { tabs } = this.world;
    return tabs[n % tabs.length] ?? this.world.open();
  }

  async step(it: Step): Promise<void> {
    const { world } = this;
    switch (it.do) {
      case 'add': {
        const item = world.item();
        this.added.push(item.clientId);
        this.#tab(it.tab).outbox.add(item);
        break;
      }
      case 'crash':
        world.crash(this.#tab(it.tab));
        break;
      case 'wake':
        this.#tab(it.tab).outbox.resume();
        break;
      case 'line':
        world.line = it.line;
        break;
      case 'pass':
        await world.pass(it.ms);
        break;
      case 'arrive':
        await world.letThrough();
        break;
      case 'open':
        if (world.tabs.length < 3) world.open();
        break;
      case 'settle':
        await settle();
        break;
    }
    this.#nothingIsLost();
  }

  #nothingIsLost(): void {
    if (this.world.tabs.length === 0) this.world.open();
    const waiting = this.world.waiting();
    for (const id of this.added) {
      if (!waiting.has(id)) expect(this.world.taken).toContain(id);
    }
  }

  /** The line is good again, and the author says of everything that failed that it shall be sent. */
  async end(): Promise<void> {
    const { world } = this;
    world.line = 'ok';
    for (const { outbox } of world.tabs) outbox.resume();
    for (let turn = 0; turn < 4; turn += 1) {
      await world.letThrough();
      for (const { outbox } of world.tabs)
        for (const { state, clientId } of outbox.items('id:a'))
          if (state === 'failed') outbox.retry(clientId);
      await world.pass(31_000);
    }
  }
}

const nobody = new EventTarget();
beforeAll(() => {
  vi.stubGlobal('addEventListener', nobody.addEventListener.bind(nobody));
  vi.stubGlobal('removeEventListener', nobody.removeEventListener.bind(nobody));
});
afterAll(() => void vi.unstubAllGlobals());

const played = async (steps: readonly Step[], hasLocks: boolean): Promise<Play> => {
  const play = new Play(hasLocks);
  for (const it of steps) await play.step(it);
  await play.end();
  play.world.close();
  return play;
};

describe.each([
  ['the lease', false],
  ['locks', true],
])('outbox under every fault, with %s', (_, hasLocks) => {
  it('[CL75 CL81 T-12 T-13] crashes, lost replies, no line, two tabs: each text once, in order', async () => {
    const failures = fc.constantFrom<Line>('ok', 'offline', 'reply-lost', 'hangs');
    await fc.assert(
      fc.asyncProperty(fc.array(step(failures), { maxLength: 40, size: 'max' }), async (steps) => {
        const { world, added } = await played(steps, hasLocks);
        expect(world.taken).toEqual(added);
        expect(world.waiting().size).toBe(0);
        expect([...world.kept.keys()].filter((key) => !key.includes('giliran'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('[CL75 T-12] refusals too: nothing is lost, and what its author asks for once more is sent once', async () => {
    const failures = fc.oneof(
      passing,
      fc.constantFrom<Line>('nudge', 'internal', 'rate-limited', 'too-long', 'identity-required'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step(failures), { maxLength: 40, size: 'max' }), async (steps) => {
        const { world, added } = await played(steps, hasLocks);
        expect([...world.taken].sort()).toEqual(added);
      }),
      { numRuns: 300 },
    );
  });
});
