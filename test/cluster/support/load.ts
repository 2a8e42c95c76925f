/** Readers who write all the time, and insist: each comment is sent until the server has acknowledged it. */
import { randomUUID } from 'node:crypto';
import type { Answer, CommandResult } from '@komentar/protocol';
import { SITE } from './installation.js';

/** A comment the server has acknowledged. */
export interface Acknowledged {
  readonly id: string;
  readonly clientId: string;
  /** False where it waits for a moderator. */
  readonly isPublished: boolean;
}

/** How long an answer is waited for before the same comment is sent again, and where nothing is sent again. */
const ANSWER_MS = 2_000;
const PATIENT_MS = 30_000;

type Post = Answer<CommandResult<'comment:post'>>;

interface Sending {
  readonly token?: string;
  readonly withinMs?: number;
}

const send = async (
  address: string,
  input: object,
  { token, withinMs = PATIENT_MS }: Sending = {},
): Promise<unknown> => {
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(input),
    signal: AbortSignal.timeout(withinMs),
  });
  return response.json();
};

/** A reader's token. */
export const openGuest = async (url: string, name: string): Promise<string> => {
  const answer = (await send(`${url}/v1/session:open`, { site: SITE, name })) as Answer<
    CommandResult<'session:open'>
  >;
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.token;
};

/** Sends one comment; no other has its text. */
export const sendComment = (
  url: string,
  { thread, clientId }: { readonly thread: string; readonly clientId: string },
  sending: Sending,
): Promise<Post> => {
  const body = `Komentar ${clientId} tentang harga beras.`;
  const input = { site: SITE, thread, body, clientId };
  return send(`${url}/v1/comment:post`, input, sending) as Promise<Post>;
};

/** Codes after which the same comment is sent again; every other refusal is a defect here. */
const PASSING = new Set(['unavailable', 'rate-limited', 'internal']);

export interface Load {
  readonly acknowledged: Acknowledged[];
  /** What was refused for good. */
  readonly refused: string[];
  /** Resolves when at least so many more have been acknowledged than now. */
  readonly further: (n: number) => Promise<void>;
  /** Lets every writer finish his comment. */
  readonly end: () => Promise<void>;
}

/** @param writers each writes one comment after the other */
export const startLoad = async (url: string, thread: string, writers: number): Promise<Load> => {
  const acknowledged: Acknowledged[] = [];
  const refused: string[] = [];
  let waiting: { readonly n: number; readonly resolve: () => void }[] = [];
  let isOver = false;

  const note = (it: Acknowledged): void => {
    acknowledged.push(it);
    for (const { n, resolve } of waiting) if (acknowledged.length >= n) resolve();
    waiting = waiting.filter(({ n }) => acknowledged.length < n);
  };

  const attempt = async (clientId: string, token: string): Promise<boolean> => {
    const answer = await sendComment(
      url,
      { thread, clientId },
      { token, withinMs: ANSWER_MS },
    ).catch(() => undefined);
    if (answer?.ok) {
      const { id, status } = answer.value.comment;
      note({ id, clientId, isPublished: status === 'published' });
    }
    if (answer && !answer.ok && !PASSING.has(answer.error.code)) refused.push(answer.error.code);
    return answer !== undefined && (answer.ok || !PASSING.has(answer.error.code));
  };

  const write = async (token: string): Promise<void> => {
    while (!isOver) {
      const clientId = randomUUID();
      // The pause of a client that was refused; nothing is proved by it.
      while (!(await attempt(clientId, token)))
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  const tokens = await Promise.all(
    Array.from({ length: writers }, (_, n) => openGuest(url, `Penulis ${String(n)}`)),
  );
  const all = tokens.map(write);
  return {
    acknowledged,
    refused,
    further: (n) => new Promise((resolve) => waiting.push({ n: acknowledged.length + n, resolve })),
    end: async () => {
      isOver = true;
      await Promise.all(all);
    },
  };
};
