/** How a node notices that it has not heard everything, on a line that can be cut. */
import { beforeEach, describe, expect, test } from 'vitest';
import { BEAT_MS, Bus, GONE_MS } from '#server/cluster/bus.js';
import { Crowd } from '#server/cluster/crowd.js';
import { spread } from '#server/cluster/spread.js';
import type { Announce } from '#server/ports/announce.js';

let now: number;
let nodes: Node[];

interface Node {
  readonly name: string;
  readonly bus: Bus;
  readonly said: unknown[];
  readonly gone: string[];
  readonly missed: () => number;
  /** What it says is lost. */
  isMute: boolean;
  isDeaf: boolean;
}

const nodeOf = (name: string): Node => {
  let missed = 0;
  const said: unknown[] = [];
  const gone: string[] = [];
  const bus = new Bus({
    node: name,
    now: () => now,
    send: (text) => {
      if (node.isMute) return;
      for (const other of nodes) if (!other.isDeaf) other.bus.heard(text);
    },
    missed: () => (missed += 1),
    gone: (other) => gone.push(other),
  });
  bus.on('word', (body: unknown) => said.push(body));
  const node: Node = { name, bus, said, gone, missed: () => missed, isMute: false, isDeaf: false };
  nodes.push(node);
  return node;
};

let a: Node;
let b: Node;
beforeEach(() => {
  now = 0;
  nodes = [];
  [a, b] = [nodeOf('a'), nodeOf('b')];
});

const beat = () => {
  now += BEAT_MS;
  for (const { bus } of nodes) bus.beat();
};

describe('bus', () => {
  test('[ND10] who hears everything misses nothing, and not what it said itself', () => {
    beat();
    a.bus.say('word', 'satu');
    beat();
    expect([a.said, b.said]).toEqual([[], ['satu']]);
    expect([a.missed(), b.missed()]).toEqual([0, 0]);
    expect([a.bus.isWhole, b.bus.isWhole]).toEqual([true, true]);
  });

  test.each([
    ['speaker', () => a],
    ['listener', () => b],
  ])('[ND10] a word lost at the %s is noticed by the next beat', (_, which) => {
    beat();
    Object.assign(which(), { isMute: true, isDeaf: true });
    a.bus.say('word', 'hilang');
    Object.assign(which(), { isMute: false, isDeaf: false });
    expect(b.missed()).toBe(0);
    beat();
    expect([b.said, b.missed()]).toEqual([[], 1]);
  });

  test('[ND10] a node that comes later may have missed something; the others have not', () => {
    beat();
    const late = nodeOf('c');
    beat();
    expect(late.missed()).toBeGreaterThan(0);
    expect([a.missed(), b.missed()]).toEqual([0, 0]);
  });

  test('[ND10] a node that ends in the middle is gone after a while, and may have said something', () => {
    beat();
    nodes.splice(nodes.indexOf(a), 1);
    for (let ms = 0; ms <= GONE_MS; ms += BEAT_MS) beat();
    expect([b.gone, b.missed()]).toEqual([['a'], 1]);
  });

  test('[ND15] a node that takes its leave is gone at once, and nobody wonders', () => {
    beat();
    a.bus.leave();
    nodes.splice(nodes.indexOf(a), 1);
    beat();
    expect([b.gone, b.missed()]).toEqual([['a'], 0]);
  });

  test('[ND10] a node that does not hear itself hears nobody', () => {
    beat();
    a.isDeaf = true;
    for (let n = 0; n < 4; n += 1) beat();
    expect([a.bus.isWhole, b.bus.isWhole]).toEqual([false, true]);
  });

  test('[ND1] a notice is told here at once and everywhere else once', () => {
    const heard: string[] = [];
    const hereOf = (name: string) =>
      ({ cutOff: (hash: string) => void heard.push(`${name} ${hash}`) }) as unknown as Announce;
    const announce = spread(hereOf('a'), a.bus);
    spread(hereOf('b'), b.bus);
    announce.cutOff('x');
    expect(heard).toEqual(['a x', 'b x']);
    a.bus.say('notice', ['constructor', []]);
    expect(heard).toHaveLength(2);
  });
});

describe('crowd', () => {
  const crowdOf = ({ bus }: Node) => {
    const rooms = new Map<string, number>();
    const changed: string[] = [];
    const crowd = new Crowd({
      bus,
      here: (room) => rooms.get(room) ?? 0,
      rooms: () => rooms.keys(),
      changed: (room) => changed.push(room),
    });
    const put = (room: string, count: number) => {
      rooms.set(room, count);
      crowd.moved(room);
    };
    return { crowd, put, rooms, changed };
  };

  test('[ND2] what was missed is told again when asked for, whole', () => {
    const [mine, yours] = [crowdOf(a), crowdOf(b)];
    for (let n = 0; n < 1_500; n += 1) mine.put(`r${String(n)}`, 2);
    mine.crowd.tell();
    expect([yours.crowd.elsewhere('r0'), yours.crowd.elsewhere('r1499')]).toEqual([2, 2]);
    b.isDeaf = true;
    mine.put('r0', 0);
    mine.rooms.delete('r0');
    mine.crowd.tell();
    b.isDeaf = false;
    expect(yours.crowd.elsewhere('r0')).toBe(2);
    yours.crowd.ask();
    mine.crowd.tell();
    expect([yours.crowd.elsewhere('r0'), yours.crowd.elsewhere('r1')]).toEqual([0, 2]);
    expect(yours.changed).toContain('r0');
  });

  test('[ND2] a node that is gone has nobody', () => {
    const [mine, yours] = [crowdOf(a), crowdOf(b)];
    mine.put('r', 3);
    mine.crowd.tell();
    yours.crowd.forget('a');
    expect(yours.crowd.elsewhere('r')).toBe(0);
    expect(yours.changed).toEqual(['r', 'r']);
  });
});
