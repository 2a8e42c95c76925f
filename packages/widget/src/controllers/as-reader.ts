/** Sends what a reader does without writing: it needs a session too, but no name. */
import { readSession } from '@komentar/client';
import type { Answer, CommandInput, CommandName, CommandResult, Failure } from '@komentar/protocol';
import { keepSession } from './keep-session.js';
import { isSessionOver, openSession, type SessionOf } from './reader-session.js';

interface Reader extends SessionOf {
  readonly host: SessionOf['host'] & { readonly login: () => Promise<boolean> };
}

const openGuest = async ({ host, thread }: Reader): Promise<Failure | undefined> => {
  const { site } = host.where.ref;
  const answer = await thread.call('session:open', { site });
  if (!answer.ok) return answer.error;
  // Without the name: it is not the reader's own choice, and a composer must not offer it.
  keepSession(site, answer.value);
  return undefined;
};

/** A session to act in; a site without guests asks the reader to sign in. */
const openOne = async (reader: Reader, isSecond: boolean): Promise<Failure | undefined> => {
  const { host } = reader;
  if (readSession(host.where.ref.site, Date.now()).token !== undefined) return undefined;
  const refused = await openSession(reader, isSecond, () => openGuest(reader));
  const isIn = refused?.code === 'identity-required' && (await host.login());
  return isIn ? undefined : refused;
};

/** Sends a command in the reader's name; a session that has run out is opened anew once. */
export const asReader = async <N extends CommandName>(
  reader: Reader,
  name: N,
  input: CommandInput<N>,
): Promise<Answer<CommandResult<N>>> => {
  for (let attempt = 0; ; attempt += 1) {
    const refused = await openOne(reader, attempt > 0);
    if (refused) return { ok: false, error: refused };
    const answer = await reader.thread.call(name, input);
    if (!isSessionOver(answer, reader) || attempt > 0) return answer;
  }
};
