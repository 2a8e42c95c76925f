/** What a site asks of guests before it takes a comment of theirs; of its members it asks nothing. */
import type { SiteRecord } from '../ports/records.js';
import { Refusal, type Guest } from '../use-case.js';
import { policyOf } from './policy-of.js';
import type { Ports } from './ports.js';

interface Brought {
  readonly clientId: string;
  readonly proof?: string | undefined;
}

/**
 * Refuses a guest where the site takes none, and one without the proof of work it wants. The proof
 * is used up for this comment, so that a text can be mended or sent again with it.
 */
export const admitGuest = async (
  { challenge }: Pick<Ports, 'challenge'>,
  site: SiteRecord,
  { caller, input }: { readonly caller: Guest; readonly input: Brought },
): Promise<void> => {
  if (caller.kind === 'member') return;
  const policy = policyOf(site);
  if (!policy.guests) throw new Refusal('identity-required');
  if (!policy.challenge) return;
  const { proof, clientId } = input;
  const use = `${caller.authorId} ${clientId}`;
  if (proof === undefined || !(await challenge.accept({ site: site.id, proof, use })))
    throw new Refusal('challenge-failed', { field: 'proof' });
};
