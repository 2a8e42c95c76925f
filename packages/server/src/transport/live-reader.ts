/** What three reader commands do to the connection they came over, besides their answer. */
import type { Answer, JoinView } from '@komentar/protocol';
import { failureOf } from './failure.js';
import type { FollowedThreads } from './followed-threads.js';
import type { NamedThread } from './presence.js';
import { roomNamedBy, threadRoom } from './rooms.js';

/** The connection of one reader, as these commands see it. */
export interface ReaderConnection {
  readonly followed: FollowedThreads;
  /** Called when the connection has joined a thread's main room. */
  readonly joined: (room: string, thread: NamedThread) => void;
  /** From now on the connection's calls are made with this token. */
  readonly adopt: (token: string) => Promise<void>;
}

/** Runs the command itself. */
type Run = () => Promise<Answer<unknown>>;

/** Runs a command with what it means for the connection. */
export type Around = (
  connection: ReaderConnection,
  input: unknown,
  run: Run,
) => Promise<Answer<unknown>>;

/** The thread an answer speaks of, by its main name, whichever of its keys was asked for. */
const threadIn = (answer: Answer<unknown>, asked: string): NamedThread | undefined => {
  if (!answer.ok) return undefined;
  const { key, seq, total } = (answer.value as JoinView).thread;
  return { site: asked.split(':')[1] ?? '', thread: key, seq, total };
};

const roomOf = (thread: NamedThread | undefined, asked: string): string =>
  thread === undefined ? asked : threadRoom(thread.site, thread.thread);

/**
 * Enters the room before the changes are read, so that nothing falls between. Where the answer
 * speaks of another room (the name was an alias) it is entered too, and the changes are read again.
 */
const join: Around = async ({ followed, joined }, input, run) => {
  const asked = roomNamedBy(input);
  if (asked === undefined) return run();
  if (followed.isFull(asked))
    return { ok: false, error: failureOf('rate-limited', { retryAfterMs: 1000 }) };
  const wasIn = followed.isIn(asked);
  await followed.enter(asked);
  let answer = await run();
  const main = roomOf(threadIn(answer, asked), asked);
  if (answer.ok && main !== asked) {
    await followed.enter(asked, main);
    answer = await run();
  }
  if (!answer.ok && !wasIn) await followed.leave(asked);
  const thread = threadIn(answer, asked);
  if (thread) joined(main, thread);
  return answer;
};

const leave: Around = async ({ followed }, input, run) => {
  const answer = await run();
  const asked = roomNamedBy(input);
  if (answer.ok && asked !== undefined) await followed.leave(asked);
  return answer;
};

const openSession: Around = async ({ adopt }, _input, run) => {
  const answer = await run();
  if (answer.ok) await adopt((answer.value as { readonly token: string }).token);
  return answer;
};

/** The commands that do something to a reader's connection. All others only answer. */
export const AROUND: Readonly<Record<string, Around>> = {
  'thread:join': join,
  'thread:leave': leave,
  'session:open': openSession,
};
