/** Drafts: what was typed is there again, in this tab and in others, however the browser keeps it. */
import { describe, expect, it } from 'vitest';
import { createDrafts, draftKey } from '@komentar/client/writing';
import { FakeStorage } from './fake-storage.js';

const DAY = 24 * 60 * 60 * 1000;
const place = { site: 'koran', threadKey: 'id:artikel' };
const root = draftKey(place);

const drafts = (storage: FakeStorage | undefined, at = { now: 1_000_000 }) => ({
  at,
  it: createDrafts({ storage, now: () => at.now }),
});

describe('drafts', () => {
  it('[CL50 W-30] each thread, comment answered and reader has its own name', () => {
    expect(root).toBe('komentar:draf:1:koran:id:artikel:root:tamu');
    expect(draftKey({ ...place, parentId: 'k1', viewerId: 'v1' })).toBe(
      'komentar:draf:1:koran:id:artikel:k1:v1',
    );
  });

  it('[CL50 W-30 W-35] survives the page, and holds text, time and revision only', () => {
    const storage = new FakeStorage();
    drafts(storage).it.write(root, 'Satu');
    expect(drafts(storage).it.read(root)).toBe('Satu');
    expect(JSON.parse(storage.kept.get(root) ?? '')).toEqual({
      text: 'Satu',
      ts: 1_000_000,
      rev: 1,
    });
  });

  it('[CL50 W-32] goes when it is forgotten or emptied, not before', () => {
    const storage = new FakeStorage();
    const { it } = drafts(storage);
    it.write(root, 'Satu');
    it.forget(root);
    it.write(`${root}2`, 'Dua');
    it.write(`${root}2`, '');
    expect([it.read(root), it.read(`${root}2`)]).toEqual([undefined, undefined]);
    expect(storage.kept.size).toBe(0);
  });

  it('[CL51 W-30] of twenty-one the longest untouched goes', () => {
    const { it, at } = drafts(new FakeStorage());
    for (let i = 0; i < 21; i += 1) {
      at.now += 1;
      it.write(draftKey({ ...place, parentId: `k${String(i)}` }), 'x');
      if (i === 10) it.write(draftKey({ ...place, parentId: 'k0' }), 'x lagi');
    }
    expect(it.read(draftKey({ ...place, parentId: 'k1' }))).toBeUndefined();
    expect(it.read(draftKey({ ...place, parentId: 'k0' }))).toBe('x lagi');
  });

  it('[CL51 W-30] after thirty days it is gone, from storage too', () => {
    const storage = new FakeStorage();
    const { it, at } = drafts(storage);
    it.write(root, 'Satu');
    at.now += 30 * DAY - 1;
    expect(it.read(root)).toBe('Satu');
    at.now += 1;
    expect(it.read(root)).toBeUndefined();
    drafts(storage, at);
    expect(storage.kept.size).toBe(0);
  });

  it('[CL51 T-17] all drafts together stay small, the one being written is never cut', () => {
    const storage = new FakeStorage();
    const { it, at } = drafts(storage);
    for (let i = 0; i < 10; i += 1) {
      at.now += 1;
      it.write(draftKey({ ...place, parentId: `k${String(i)}` }), 'x'.repeat(10_000));
    }
    const units = [...storage.kept.values()].reduce((sum, { length }) => sum + length, 0);
    expect(units).toBeLessThan(32 * 1024);
    expect(it.read(draftKey({ ...place, parentId: 'k9' }))?.length).toBe(10_000);
  });

  it.each([
    ['blocked', () => Object.assign(new FakeStorage(), { isBlocked: true })],
    ['full', () => Object.assign(new FakeStorage(), { quota: 10 })],
    ['absent', () => undefined],
  ])('[CL52 W-33 E-66] where storage is %s the page keeps it and says so', (_, storage) => {
    const { it } = drafts(storage());
    expect(it.isKept).toBe(false);
    it.write(root, 'Satu');
    expect(it.isKept).toBe(false);
    expect(it.read(root)).toBe('Satu');
    it.forgetAll();
    expect(it.read(root)).toBeUndefined();
  });

  it('[CL52 W-33] older drafts make room for the one being written', () => {
    const storage = new FakeStorage();
    const { it, at } = drafts(storage);
    it.write(`${root}lama`, 'x'.repeat(200));
    storage.quota = 300;
    at.now += 1;
    it.write(root, 'y'.repeat(150));
    expect(it.isKept).toBe(true);
    expect([it.read(`${root}lama`), it.read(root)?.length]).toEqual([undefined, 150]);
  });

  it('[CL53 W-34] what another tab wrote meanwhile is told from what this one did', () => {
    const storage = new FakeStorage();
    const here = drafts(storage).it;
    const there = drafts(storage).it;
    here.write(root, 'Satu');
    expect([here.foreign(root), there.read(root)]).toEqual([undefined, 'Satu']);
    there.write(root, 'Satu dua');
    expect([here.foreign(root), there.foreign(root)]).toEqual(['Satu dua', undefined]);
    expect(here.read(root)).toBe('Satu dua');
    expect(here.foreign(root)).toBeUndefined();
  });

  it('[CL53] what somebody else left under the name is no draft', () => {
    const storage = new FakeStorage(
      new Map([
        [root, '{rusak'],
        [`${root}2`, '[1]'],
      ]),
    );
    expect([drafts(storage).it.read(root), drafts(storage).it.read(`${root}2`)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('[CL50 W-35] all of them go at once, and nothing else does', () => {
    const storage = new FakeStorage(new Map([['milik:orang', 'x']]));
    const { it } = drafts(storage);
    it.write(root, 'Satu');
    it.write(draftKey({ ...place, viewerId: 'v' }), 'Dua');
    it.forgetAll();
    expect([...storage.kept.keys()]).toEqual(['milik:orang']);
  });
});
