/** Contract: a comment is taken in once, into its thread, or refused for a reason. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MAX_DEPTH } from '#domain/index.js';
import { mine, pageIds, queuePage } from '../reading.js';
import { KEY, NAME, NOON, SITE, World, openForTest, taken, type Harness } from '../world.js';

export const postingContract = ({ freshUrl }: Harness): void => {
  describe('posting', () => {
    it('[ST1] what is posted is read back as it was written', async () => {
      const world = await World.open(await freshUrl());
      const draft = {
        ...world.draft({ status: 'pending' }),
        text: 'Keluarga 👨‍👩‍👧‍👦, مرحبا, e\u0301, "kutip" \\ dan\nbaris baru',
        signals: [
          {
            check: 'links',
            code: 'many-links',
            advice: 'hold',
            rule: 'r1',
            matches: ['a.example'],
            spans: [{ start: 1, end: 4 }],
          },
        ] as const,
      };
      const { comment } = taken(await world.store.comments.post(draft));
      expect(await world.store.comments.find(draft.id)).toEqual(comment);
      expect(comment).toMatchObject({
        ...{ text: draft.text, html: draft.html, signals: draft.signals, clientId: draft.clientId },
        ...{
          version: 1,
          depth: 0,
          rootId: draft.id,
          hiddenAncestors: 0,
          publishedAt: null,
          reason: null,
        },
        ...{ authorName: 'sari', createdAt: draft.at, site: SITE, status: 'pending' },
      });
    });

    it('[ST87] the card that comes of a post is the one the desk reads, also of a reply and of the second', async () => {
      const world = await World.open(await freshUrl());
      const cards = async (draft: ReturnType<World['draft']>) => {
        const posted = await world.store.comments.post(draft);
        const card = posted.kind === 'posted' ? posted.card : undefined;
        expect(card).toEqual(await world.store.queues.card(draft.id));
        return card;
      };
      const root = await cards(world.draft({ status: 'published' }));
      const reply = await cards(
        world.draft({ status: 'pending', parentId: root?.comment.id ?? '' }),
      );
      expect(reply).toMatchObject({ parent: { id: root?.comment.id }, author: { approved: 1 } });
    });

    it('[ST2] fifty parallel repeats make one comment and have one result', async () => {
      const world = await World.open(await freshUrl());
      const other = await openForTest(world.url);
      const draft = world.draft({ status: 'published' });
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          (n % 2 === 0 ? world.store : other).comments.post({ ...draft, id: world.newId() }),
        ),
      );
      expect(answers.filter(({ kind }) => kind === 'posted')).toHaveLength(1);
      const results = answers.map((answer) =>
        answer.kind === 'refused' ? answer.no : answer.comment,
      );
      expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
      expect(await pageIds(world.store)).toHaveLength(1);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[ST2] a repeat under another thread name writes nothing, not even the thread', async () => {
      const world = await World.open(await freshUrl());
      const clientId = randomUUID();
      const first = await world.post({ clientId });
      const again = await world.store.comments.post(
        world.draft({ clientId, name: { site: SITE, key: 'lain' } }),
      );
      expect(again).toMatchObject({
        kind: 'repeated',
        comment: { id: first.id },
        thread: { key: KEY },
      });
      expect(await world.store.threads.find({ site: SITE, key: 'lain' })).toBeUndefined();
      expect(await world.store.comments.findRepeat('sari', clientId)).toMatchObject({
        comment: first,
        thread: { key: KEY },
      });
    });

    it('[ST2] the same clientId of another author is another comment', async () => {
      const world = await World.open(await freshUrl());
      const clientId = randomUUID();
      const first = await world.post({ clientId });
      const second = await world.post({ clientId, by: 'tono' });
      expect(second.id).not.toBe(first.id);
    });

    it('[ST3] the first comment makes the thread, also when many come first', async () => {
      const world = await World.open(await freshUrl());
      const posted = await Promise.all(Array.from({ length: 20 }, () => world.postEffects()));
      expect(new Set(posted.map(({ thread }) => thread.id)).size).toBe(1);
      expect(await world.store.threads.find(NAME)).toMatchObject({
        ...{ key: KEY, url: 'https://koran.example/1', title: 'Artikel', state: 'open' },
        ...{ total: 0, seq: 0 },
      });
      expect(await world.store.recount()).toEqual([]);
    });

    it('[ST3] a further key names the same thread, and never takes the key of another', async () => {
      const world = await World.open(await freshUrl());
      const first = await world.postEffects({
        alias: 'https://koran.example/1',
        status: 'published',
      });
      const byAlias = await world.postEffects({
        name: { site: SITE, key: 'https://koran.example/1' },
      });
      expect(byAlias.thread.id).toBe(first.thread.id);
      const other = await world.postEffects({ name: { site: SITE, key: 'lain' }, alias: KEY });
      expect(other.thread.id).not.toBe(first.thread.id);
      expect((await world.store.threads.find(NAME))?.id).toBe(first.thread.id);
      const keys = [KEY, 'https://koran.example/1', 'lain', 'tiada'];
      const totals = await world.store.threads.totals(SITE, keys, NOON);
      expect(Object.fromEntries(totals)).toEqual({
        [KEY]: 1,
        'https://koran.example/1': 1,
        lain: 0,
      });
    });

    it('[ST5] a reply needs a visible parent of the same thread', async () => {
      const world = await World.open(await freshUrl());
      const root = await world.post({ status: 'published' });
      const held = await world.post();
      const below = await world.post({ parentId: root.id, status: 'published' });
      const refused = { kind: 'refused', no: 'parent-gone' };
      const reply = (parentId: string, name = NAME) =>
        world.store.comments.post(world.draft({ parentId, name }));
      expect(await reply('tiada')).toEqual(refused);
      expect(await reply(held.id)).toEqual(refused);
      expect(await reply(root.id, { site: SITE, key: 'lain' })).toEqual(refused);
      expect(await world.store.threads.find({ site: SITE, key: 'lain' })).toBeUndefined();
      await world.decided(root.id, 'reject', { reason: 'abuse' });
      expect(await reply(below.id)).toEqual(refused);
    });

    it('[ST5] replies nest as deep as the domain allows and no deeper', async () => {
      const world = await World.open(await freshUrl());
      let parent = await world.post({ status: 'published' });
      for (let depth = 1; depth <= MAX_DEPTH; depth += 1) {
        parent = await world.post({ parentId: parent.id, status: 'published' });
        expect(parent.depth).toBe(depth);
      }
      const posted = await world.store.comments.post(world.draft({ parentId: parent.id }));
      expect(posted).toEqual({ kind: 'refused', no: 'too-deep' });
    });

    it('[ST6] a write that fails leaves no trace and disturbs no other', async () => {
      const world = await World.open(await freshUrl());
      const elsewhere = { site: SITE, key: 'lain' };
      const good = Array.from({ length: 10 }, () => world.draft());
      const bad = Array.from({ length: 10 }, () => world.draft({ by: 'siapa', name: elsewhere }));
      const answers = await Promise.allSettled(
        good
          .flatMap((draft, n) => [draft, bad[n] ?? draft])
          .map((draft) => world.store.comments.post(draft)),
      );
      expect(answers.map(({ status }) => status)).toEqual(
        good.flatMap(() => ['fulfilled', 'rejected']),
      );
      const { cards, counts } = await queuePage(world.store);
      expect(cards.map(({ comment }) => comment.id).sort()).toEqual(
        good.map(({ id }) => id).sort(),
      );
      expect(counts.pending).toBe(10);
      expect(await world.store.threads.find(elsewhere)).toBeUndefined();
      expect(await world.store.recount()).toEqual([]);
    });

    it('[ST89] what many send at once becomes what it becomes one after the other', async () => {
      const [together, apart] = [
        await World.open(await freshUrl()),
        await World.open(await freshUrl()),
      ];
      const authors = Array.from({ length: 30 }, (_, n) => `pembaca-${n}`);
      for (const world of [together, apart]) for (const id of authors) await world.addAuthor(id);
      const root = together.draft({ status: 'published' });
      const before = [root, together.draft({ by: 'tono' })];
      for (const world of [together, apart])
        for (const draft of before) await world.store.comments.post(draft);
      const key = (n: number) => ({ site: SITE, key: ['satu', 'dua', KEY][n % 3] ?? KEY });
      const drafts = authors.flatMap((by, n) => [
        together.draft({ by, name: key(n), status: n % 4 === 0 ? 'pending' : 'published' }),
        together.draft({ by, parentId: n % 5 === 0 ? 'tiada' : root.id, status: 'published' }),
      ]);
      const again = { ...root, id: together.newId() };
      const sent = [...drafts, again];
      const answers = await Promise.all(sent.map((draft) => together.store.comments.post(draft)));
      const singly = [];
      for (const draft of sent) singly.push(await apart.store.comments.post(draft));

      expect(answers.map(({ kind }) => kind)).toEqual(singly.map(({ kind }) => kind));
      expect(new Set(answers.map(({ kind }) => kind))).toEqual(
        new Set(['posted', 'refused', 'repeated']),
      );
      const standing = async ({ store }: World) => ({
        comments: await Promise.all(
          sent.map(async ({ id }) => {
            const found = await store.comments.find(id);
            return found && { ...found, threadId: '' };
          }),
        ),
        threads: await Promise.all(
          [0, 1, 2].map(async (n) => {
            const found = await store.threads.find(key(n));
            return found && [found.total, found.seq, found.pending];
          }),
        ),
        counts: await store.queues.counts(),
        cards: (await queuePage(store)).cards.map(({ author, comment }) => [author, comment.id]),
      });
      expect(await standing(together)).toEqual(await standing(apart));
      const posted = answers.flatMap((answer) => (answer.kind === 'posted' ? [answer] : []));
      for (const { thread, changes } of posted) {
        // Nothing but publishing has happened here, so the total is the number of changes.
        expect(thread.total).toBe(thread.seq);
        expect(changes.map(({ seq }) => seq)).toEqual(changes.length > 0 ? [thread.seq] : []);
      }
      const queued = posted.flatMap(({ queue }) => queue ?? []).toSorted((a, b) => a.seq - b.seq);
      expect(queued.map(({ seq }) => seq)).toEqual(queued.map((_, n) => n + before.length + 1));
      const inAll = queued.map(({ counts }) =>
        Object.values(counts).reduce((sum, n) => sum + n, 0),
      );
      expect(inAll).toEqual(queued.map((_, n) => n + before.length + 1));
      for (const { store } of [together, apart]) expect(await store.recount()).toEqual([]);
    });

    it('[ST7] equal texts are counted apart for the author and for others, from a time on', async () => {
      const world = await World.open(await freshUrl());
      const early = await world.post({ digest: 'sama', status: 'spam' });
      await world.post({ digest: 'sama', by: 'tono' });
      await world.post({ digest: 'sama' });
      await world.post({ digest: 'beda' });
      const query = { site: SITE, digest: 'sama', authorId: 'sari' };
      const count = (since: number) => world.store.comments.sameText({ ...query, since });
      expect(await count(0)).toEqual({ byAuthor: 2, byOthers: 1 });
      expect(await count(early.createdAt + 1)).toEqual({ byAuthor: 1, byOthers: 1 });
    });

    it('[ST8] an author finds what others do not see of his own', async () => {
      const world = await World.open(await freshUrl());
      const statuses = ['pending', 'spam', 'rejected', 'published', 'quarantined'] as const;
      const posted = [];
      for (const status of statuses) posted.push(await world.post({ status }));
      await world.post({ by: 'tono' });
      const returned = await world.post();
      await world.decided(returned.id, 'return', { reason: 'off_topic' });
      const { comments } = await mine(world.store);
      expect(comments.map(({ id }) => id)).toEqual(
        [posted[0], posted[1], posted[2], posted[4], returned].map((it) => it?.id),
      );
      expect(comments.at(-1)?.reason).toBe('off_topic');
    });
  });
};
