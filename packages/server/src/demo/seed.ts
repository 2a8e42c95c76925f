/** Plants the demo newspaper's site with its comments into an empty store. */
import { randomUUID } from 'node:crypto';
import {
  CHECKS,
  DEFAULT_POLICY,
  SEED_WORDS,
  normaliseBody,
  runPipeline,
  textDigestInput,
  threadKey,
  type Signal,
} from '@komentar/domain';
import type { NewComment } from '../ports/comments.js';
import type { Sanitizer } from '../ports/sanitizer.js';
import type { Secrets } from '../ports/secrets.js';
import type { Store } from '../ports/store.js';
import { articles } from './articles.js';
import { comments } from './comments.js';
import type { DemoComment } from './demo-comment.js';
import { paper } from './paper.js';

/** The id of the demo's site. */
export const DEMO_SITE = 'demo';

export interface SeedNeeds {
  readonly store: Pick<Store, 'sites' | 'authors' | 'comments'>;
  readonly sanitizer: Sanitizer;
  readonly secrets: Pick<Secrets, 'newId' | 'digest'>;
  /** Where the demo's pages are. */
  readonly publicUrl: string;
  readonly now: number;
}

const MINUTE_MS = 60_000;

/** Why a waiting comment waits: what the pipeline says of it, as of any newcomer's. */
const signalsOf = (text: string, { name, status }: DemoComment): readonly Signal[] =>
  status === 'published'
    ? []
    : runPipeline(
        CHECKS,
        { text, authorName: name },
        {
          policy: { ...DEFAULT_POLICY, words: SEED_WORDS },
          threadState: 'open',
          ownHosts: [],
          author: { approved: 0, rejected: 0 },
          sameText: { byAuthor: 0, byOthers: 0 },
        },
      );

const keyOf = (thread: string): string => {
  const named = threadKey({ thread });
  if ('no' in named) throw new Error(`the demo names a thread that cannot be: ${thread}`);
  return named.key;
};

const placeOf = ({ thread }: DemoComment, { secrets, publicUrl }: SeedNeeds) => {
  const article = articles.find((it) => it.thread === thread);
  return {
    name: { site: DEMO_SITE, key: keyOf(thread) },
    newThread: {
      id: secrets.newId(),
      url: article ? `${publicUrl}/demo/${article.slug}` : null,
      title: article?.title ?? null,
    },
  };
};

const render = async (sanitizer: Sanitizer, text: string) => {
  const rendered = await sanitizer.render(text);
  if (!rendered.ok) throw new Error(`a comment of the demo cannot be rendered: ${rendered.why}`);
  return { html: rendered.html, sanitizerVersion: rendered.version };
};

/** Every name of the demo as an author. */
const addAuthors = async ({
  store,
  secrets,
  now,
}: SeedNeeds): Promise<ReadonlyMap<string, string>> => {
  const ids = new Map(
    [...new Set(comments.map(({ name }) => name))].map((name) => [name, secrets.newId()]),
  );
  for (const [name, id] of ids) {
    await store.authors.add({
      id,
      site: DEMO_SITE,
      name,
      email: null,
      approved: 0,
      rejected: 0,
      createdAt: now,
    });
  }
  return ids;
};

const toComment = async (
  comment: DemoComment,
  ids: {
    readonly authors: ReadonlyMap<string, string>;
    readonly comments: ReadonlyMap<string, string>;
  },
  needs: SeedNeeds,
): Promise<NewComment> => {
  const text = normaliseBody(comment.body);
  return {
    id: ids.comments.get(comment.ref) ?? '',
    ...placeOf(comment, needs),
    parentId:
      comment.parentRef === undefined ? null : (ids.comments.get(comment.parentRef) ?? null),
    author: { id: ids.authors.get(comment.name) ?? '', name: comment.name },
    clientId: randomUUID(),
    status: comment.status,
    text,
    ...(await render(needs.sanitizer, text)),
    digest: needs.secrets.digest(textDigestInput(text)),
    signals: signalsOf(text, comment),
    at: needs.now - comment.minutesAgo * MINUTE_MS,
  };
};

/**
 * Adds the demo's site and comments, oldest first, so that ids and times have the same order. Only
 * for a store without any site; the demo goes when a real site is added.
 */
export const seedDemo = async (needs: SeedNeeds): Promise<void> => {
  const { store, secrets, publicUrl, now } = needs;
  await store.sites.add({
    id: DEMO_SITE,
    name: paper.name,
    origins: [publicUrl],
    policy: {},
    demo: true,
    createdAt: now,
  });
  const oldestFirst = [...comments].sort((a, b) => b.minutesAgo - a.minutesAgo);
  const ids = {
    authors: await addAuthors(needs),
    comments: new Map(oldestFirst.map(({ ref }) => [ref, secrets.newId()])),
  };
  for (const comment of oldestFirst) {
    const posted = await store.comments.post(await toComment(comment, ids, needs));
    if (posted.kind === 'refused')
      throw new Error(`the demo's ${comment.ref} was refused: ${posted.no}`);
  }
};
