/** `comment:post`: from what a reader typed to a stored, judged and announced comment, once. */
import {
  CHECKS,
  DEFAULT_POLICY,
  SEED_WORDS,
  decide,
  graphemes,
  isPublic,
  isBlank,
  normaliseBody,
  normaliseTitle,
  runPipeline,
  textDigestInput,
  type Policy,
} from '@komentar/domain';
import type { CommandParsed, ErrorCode } from '@komentar/protocol';
import type { NewComment } from '../ports/comments.js';
import type { AuthorRecord, SiteRecord } from '../ports/records.js';
import { toOwnCommentView } from '../presenters.js';
import { Refusal, type Guest, type UseCase } from '../use-case.js';
import { hostsOf, nameThread } from './name-thread.js';
import type { Ports } from './ports.js';
import { tellDesk, tellReaders } from './tell.js';

/** How far back the same text counts as a repetition. */
const REPETITION_MS = 24 * 60 * 60 * 1000;

type Posting = Pick<
  Ports,
  | 'sites'
  | 'authors'
  | 'threads'
  | 'comments'
  | 'queues'
  | 'announce'
  | 'secrets'
  | 'sanitizer'
  | 'ownOrigin'
>;
type Input = CommandParsed<'comment:post'>;
type Place = Awaited<ReturnType<typeof nameThread>>;

const policyOf = (site: SiteRecord): Policy => ({
  ...DEFAULT_POLICY,
  words: SEED_WORDS,
  ...site.policy,
});

/** The text as it will be stored, or the refusal that names `body`. */
const readable = (body: string, policy: Policy): string => {
  const text = normaliseBody(body);
  const length = graphemes(text);
  if (isBlank(text) || length < policy.minGraphemes)
    throw new Refusal('too-short', { field: 'body' });
  if (length > policy.maxGraphemes) throw new Refusal('too-long', { field: 'body' });
  return text;
};

/** What the renderer's noes mean to a reader; every other cap is about markup. */
const CAP_CODES: Readonly<Record<string, ErrorCode>> = {
  length: 'too-long',
  'queue-full': 'unavailable',
  closed: 'unavailable',
};

const render = async ({ sanitizer }: Posting, text: string) => {
  const rendered = await sanitizer.render(text);
  if (rendered.ok) return rendered;
  const code = CAP_CODES[rendered.cap ?? ''] ?? 'too-complex';
  throw new Refusal(code, code === 'unavailable' ? {} : { field: 'body' });
};

/** The verdict of the pipeline on a text of this author in this place. */
const judge = async (
  { threads, comments, ownOrigin }: Posting,
  draft: { text: string; digest: string; author: AuthorRecord; now: number },
  { name, site }: Place,
) => {
  const { text, digest, author, now } = draft;
  const [thread, sameText] = await Promise.all([
    threads.find(name),
    comments.sameText({ site: site.id, digest, authorId: author.id, since: now - REPETITION_MS }),
  ]);
  const facts = {
    policy: policyOf(site),
    threadState: thread?.state ?? 'open',
    ownHosts: hostsOf(site, ownOrigin),
    author,
    sameText,
  } as const;
  const signals = runPipeline(CHECKS, { text, authorName: author.name }, facts);
  return { signals, status: decide(signals) };
};

/** What was asked for, by whom and where. */
interface Asked {
  readonly input: Input;
  readonly caller: Guest;
  readonly place: Place;
}

/** The comment as the store shall take it, judged; or the refusal that names what is wrong. */
const draftOf = async (ports: Posting, { input, caller, place }: Asked): Promise<NewComment> => {
  const text = readable(input.body, policyOf(place.site));
  const author = await ports.authors.find(caller.authorId);
  if (author === undefined) throw new Refusal('session-expired');
  const { html, version } = await render(ports, text);
  const digest = ports.secrets.digest(textDigestInput(text));
  const verdict = await judge(ports, { text, digest, author, now: caller.now }, place);
  return {
    id: ports.secrets.newId(),
    name: place.name,
    newThread: {
      id: ports.secrets.newId(),
      url: input.url ?? null,
      title: input.title === undefined ? null : (normaliseTitle(input.title) ?? null),
    },
    // A further name is believed only of a thread whose comment needs nobody's approval.
    alias: isPublic(verdict.status) ? place.alias : undefined,
    parentId: input.parentId ?? null,
    author: { id: author.id, name: author.name },
    clientId: input.clientId,
    ...verdict,
    text,
    html,
    sanitizerVersion: version,
    digest,
    at: caller.now,
  };
};

const FIELD_OF = {
  'thread-closed': 'thread',
  'parent-gone': 'parentId',
  'too-deep': 'parentId',
} as const;

export const postComment = (ports: Posting): UseCase<'comment:post', 'guest'> => ({
  name: 'comment:post',
  allowed: 'guest',
  run: async (input, caller) => {
    const place = await nameThread(ports.sites, ports.ownOrigin, input);
    const before = await ports.comments.findRepeat(caller.authorId, input.clientId);
    if (before) return { value: { comment: toOwnCommentView(before.comment) } };
    const posted = await ports.comments.post(await draftOf(ports, { input, caller, place }));
    if (posted.kind === 'refused') throw new Refusal(posted.no, { field: FIELD_OF[posted.no] });
    if (posted.kind === 'posted') {
      tellReaders(ports.announce, posted);
      await tellDesk(ports, posted, null);
    }
    return { value: { comment: toOwnCommentView(posted.comment) } };
  },
});
