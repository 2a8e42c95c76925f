/** Plants the demo newspaper's site with its comments into an empty store. */
import { randomUUID } from 'node:crypto';
import {
  CHECKS,
  DEFAULT_POLICY,
  SEED_RULES,
  compileRules,
  normaliseBody,
  runPipeline,
  textDigestInput,
  threadKey,
  type Signal,
} from '@komentar/domain';
import type { NewComment } from '../ports/comments.js';
import { SERVER } from '../ports/log.js';
import type { Sanitizer } from '../ports/sanitizer.js';
import type { Secrets } from '../ports/secrets.js';
import type { Store } from '../ports/store.js';
import { articles } from './articles.js';
import { comments } from './comments.js';
import type { DemoComment } from './demo-comment.js';
import { paper } from './paper.js';
import { badgesByName, editByRef, featureByRef, likesByRef } from './taking-part.js';

/** The id of the demo's site. */
export const DEMO_SITE = 'demo';

export interface SeedNeeds {
  readonly store: Pick<Store, 'sites' | 'authors' | 'comments' | 'rules'>;
  readonly sanitizer: Sanitizer;
  readonly secrets: Pick<Secrets, 'newId' | 'digest'>;
  /** Where the demo's pages are. */
  readonly publicUrl: string;
  readonly now: number;
}

const MINUTE_MS = 60_000;

const RULES = compileRules(SEED_RULES);

/** Why a waiting comment waits: what the pipeline says of it, as of any newcomer's. */
const signalsOf = (text: string, { name, status }: DemoComment): readonly Signal[] =>
  status === 'published'
    ? []
    : runPipeline(
        CHECKS,
        { text, authorName: name },
        {
          policy: DEFAULT_POLICY,
          rules: RULES,
          now: 0,
          threadState: 'open',
          threadKeys: [],
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

const addAuthor = async (name: string, { store, secrets, now }: SeedNeeds): Promise<string> => {
  const id = secrets.newId();
  const badges = badgesByName[name];
  if (badges) {
    const member = { id, site: DEMO_SITE, subject: `demo:${name}`, name, badges, at: now };
    return (await store.authors.findOrCreateMember(member)).id;
  }
  const unproven = { email: null, approved: 0, rejected: 0, createdAt: now };
  await store.authors.add({ id, site: DEMO_SITE, name, ...unproven });
  return id;
};

/** Every name of the demo as an author. */
const addAuthors = async (needs: SeedNeeds): Promise<ReadonlyMap<string, string>> => {
  const ids = new Map<string, string>();
  for (const { name } of comments) {
    if (!ids.has(name)) ids.set(name, await addAuthor(name, needs));
  }
  return ids;
};

interface Ids {
  readonly authors: ReadonlyMap<string, string>;
  readonly comments: ReadonlyMap<string, string>;
}

const authorOf = ({ name }: DemoComment, authors: Ids['authors']): NewComment['author'] => {
  const badges = badgesByName[name];
  return { id: authors.get(name) ?? '', name, ...(badges && { badges }) };
};

const toComment = async (comment: DemoComment, ids: Ids, needs: SeedNeeds): Promise<NewComment> => {
  const text = normaliseBody(comment.body);
  return {
    id: ids.comments.get(comment.ref) ?? '',
    ...placeOf(comment, needs),
    parentId:
      comment.parentRef === undefined ? null : (ids.comments.get(comment.parentRef) ?? null),
    author: authorOf(comment, ids.authors),
    clientId: randomUUID(),
    status: comment.status,
    text,
    ...(await render(needs.sanitizer, text)),
    digest: needs.secrets.digest(textDigestInput(text)),
    signals: signalsOf(text, comment),
    at: needs.now - comment.minutesAgo * MINUTE_MS,
    closeAfterDays: 0,
  };
};

/** How long after sending it an author of the demo changes a text. */
const SECOND_THOUGHTS_MS = 4 * MINUTE_MS;

/** The author's new text, where there is one. */
const editOne = async (comment: DemoComment, ids: Ids, needs: SeedNeeds): Promise<void> => {
  const body = editByRef[comment.ref];
  if (body === undefined) return;
  const changed = await toComment({ ...comment, body }, ids, needs);
  const { id: commentId, author, at, status: verdict, ...rest } = changed;
  await needs.store.comments.edit({
    ...rest,
    ...{ commentId, authorId: author.id, version: 1, verdict },
    at: at + SECOND_THOUGHTS_MS,
  });
};

/** What readers and editors did with the comment. */
const takePart = async (
  comment: DemoComment,
  ids: Ids,
  { store, now }: SeedNeeds,
): Promise<void> => {
  const commentId = ids.comments.get(comment.ref) ?? '';
  const feature = featureByRef[comment.ref];
  if (feature) await store.comments.feature({ commentId, feature, by: SERVER, at: now });
  const others = [...ids.authors].filter(([name]) => name !== comment.name);
  for (const [, id] of others.slice(0, likesByRef[comment.ref] ?? 0)) {
    const author = { id, site: DEMO_SITE };
    await store.comments.like({ commentId, author, liked: true, at: now });
  }
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
    // The demo's articles are as old as the demo, and stay open.
    policy: { closeAfterDays: 0 },
    demo: true,
    createdAt: now,
  });
  await store.rules.plant(DEMO_SITE, SEED_RULES, now);
  const oldestFirst = [...comments].sort((a, b) => b.minutesAgo - a.minutesAgo);
  const ids = {
    authors: await addAuthors(needs),
    comments: new Map(oldestFirst.map(({ ref }) => [ref, secrets.newId()])),
  };
  for (const comment of oldestFirst) {
    const posted = await store.comments.post(await toComment(comment, ids, needs));
    if (posted.kind === 'refused')
      throw new Error(`the demo's ${comment.ref} was refused: ${posted.no}`);
    await editOne(comment, ids, needs);
  }
  for (const comment of oldestFirst) await takePart(comment, ids, needs);
};
