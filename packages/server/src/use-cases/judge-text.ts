/** From what a reader typed to a text that is readable, rendered and judged, for posts and edits alike. */
import {
  CHECKS,
  decide,
  graphemes,
  isBlank,
  normaliseBody,
  normaliseUrl,
  runPipeline,
  standingOf,
  textDigestInput,
  type Policy,
  type RuleSet,
} from '@komentar/domain';
import type { ErrorCode } from '@komentar/protocol';
import type { NewEdit } from '../ports/comments.js';
import type { AuthorRecord, SiteRecord, ThreadRecord } from '../ports/records.js';
import type { ThreadName } from '../ports/threads.js';
import { Refusal } from '../use-case.js';
import { hostsOf } from './name-thread.js';
import { policyOf } from './policy-of.js';
import type { Ports } from './ports.js';
import type { Rulebook } from './rulebook.js';

/** How far back the same text counts as a repetition. */
const REPETITION_MS = 24 * 60 * 60 * 1000;

export interface Judging extends Pick<
  Ports,
  'authors' | 'threads' | 'comments' | 'secrets' | 'sanitizer' | 'ownOrigin'
> {
  readonly rulebook: Rulebook;
}

/** The text as it will be stored, or the refusal that names `body`. */
export const readable = (body: string, policy: Policy): string => {
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

/** Whoever found the renderer's queue full should come back when most of it is done, in milliseconds. */
const RENDERED_AGAIN_MS = 2_000;

/** The text as safe HTML, or the refusal that says why it cannot be rendered. */
export const render = async ({ sanitizer }: Pick<Ports, 'sanitizer'>, text: string) => {
  const rendered = await sanitizer.render(text);
  if (rendered.ok) return rendered;
  const code = CAP_CODES[rendered.cap ?? ''] ?? 'too-complex';
  throw new Refusal(
    code,
    code === 'unavailable' ? { retryAfterMs: RENDERED_AGAIN_MS } : { field: 'body' },
  );
};

/** A text sent in, by whom and for where. */
export interface Sent {
  readonly body: string;
  readonly authorId: string;
  readonly site: SiteRecord;
  readonly name: ThreadName;
  /** A further key of the same thread. */
  readonly alias?: string;
  readonly now: number;
  /** The comment whose text this replaces. */
  readonly except?: string;
  /** A sanction has everything of the author looked at first. */
  readonly held?: boolean;
}

/** A text as the store takes it, with what the checks found and say. */
export interface JudgedText extends Pick<
  NewEdit,
  'text' | 'html' | 'sanitizerVersion' | 'digest' | 'signals' | 'verdict'
> {
  readonly author: AuthorRecord;
  /** The rules that were asked. */
  readonly rules: RuleSet;
}

/**
 * What asking a site's rules one by one may take; those not asked by then hold the comment. Far more
 * than they ever need, so that a busy machine alone holds nothing.
 */
const BUDGET_MS = 1_000;

/** Its clock starts with the first rule. */
const deadline = (): (() => boolean) => {
  let startedAt: number | undefined;
  return () => performance.now() - (startedAt ??= performance.now()) > BUDGET_MS;
};

/** Every key the thread is known by: its own, the page's other one, and its address. */
const keysOf = ({ name, alias }: Sent, thread: ThreadRecord | undefined): readonly string[] => {
  const url = thread?.url;
  const address = typeof url === 'string' ? normaliseUrl(url) : undefined;
  return [
    name.key,
    ...(alias === undefined ? [] : [alias]),
    ...(address === undefined ? [] : [`u:${address}`]),
  ];
};

/** Everything the checks and the site's rules say of the text. */
const signalsOf = async (
  { threads, comments, rulebook, ownOrigin }: Judging,
  sent: Sent,
  { text, digest, author }: Pick<JudgedText, 'text' | 'digest' | 'author'>,
): Promise<Pick<JudgedText, 'signals' | 'rules'>> => {
  const { authorId, site, name, now, except, held = false } = sent;
  const since = now - REPETITION_MS;
  const [thread, sameText, rules] = await Promise.all([
    threads.find(name),
    comments.sameText({ site: site.id, digest, authorId, since, except }),
    rulebook.inForce(site.id, now),
  ]);
  const policy = policyOf(site);
  const facts = {
    policy,
    threadState: thread ? standingOf(thread, policy.closeAfterDays, now).state : 'open',
    threadKeys: keysOf(sent, thread),
    ownHosts: hostsOf(site, ownOrigin),
    ...{ author: { ...author, held }, sameText, rules, now },
    isOverdue: deadline(),
  } as const;
  return { signals: runPipeline(CHECKS, { text, authorName: author.name }, facts), rules };
};

/** Reads, renders and judges a text; or refuses with what is wrong with it. */
export const judgeText = async (ports: Judging, sent: Sent): Promise<JudgedText> => {
  const text = readable(sent.body, policyOf(sent.site));
  const author = await ports.authors.find(sent.authorId);
  if (author === undefined) throw new Refusal('session-expired');
  const { html, version } = await render(ports, text);
  const digest = ports.secrets.digest(textDigestInput(text));
  const { signals, rules } = await signalsOf(ports, sent, { text, digest, author });
  return {
    ...{ author, text, html, digest, signals, rules },
    sanitizerVersion: version,
    verdict: decide(signals),
  };
};
