/** `komentar site set`: changes the rules of a publication. */
import { DEFAULT_POLICY, type Mode, type Policy } from '@komentar/domain';
import { SERVER } from '../ports/log.js';
import { Complaint, type Console } from './console.js';
import { siteNamed } from './sites.js';
import type { Workshop } from './workshop.js';

type Switch = 'on' | 'off';

/** What is changed; what is absent stays. */
export interface SiteChanges {
  readonly mode?: Mode;
  readonly guests?: Switch;
  readonly challenge?: Switch;
  /** A whole number, 0 for never. */
  readonly editMinutes?: number;
  /** Likewise. */
  readonly closeAfterDays?: number;
}

const MINUTE_MS = 60_000;

const policyIn = (changes: SiteChanges): Partial<Policy> => {
  const { mode, guests, challenge, editMinutes, closeAfterDays } = changes;
  return {
    ...(mode !== undefined && { mode }),
    ...(guests !== undefined && { guests: guests === 'on' }),
    ...(challenge !== undefined && { challenge: challenge === 'on' }),
    ...(editMinutes !== undefined && { editMs: editMinutes * MINUTE_MS }),
    ...(closeAfterDays !== undefined && { closeAfterDays }),
  };
};

const word = (isOn: boolean): Switch => (isOn ? 'on' : 'off');

const closing = (days: number): string =>
  days === 0 ? 'Threads never close by age.' : `Threads close after ${String(days)} days.`;

const summary = (id: string, policy: Policy): string => {
  const { mode, guests, challenge, editMs, closeAfterDays } = policy;
  return (
    `"${id}" has mode ${mode}, guests ${word(guests)}, challenge ${word(challenge)}, ` +
    `and ${String(editMs / MINUTE_MS)} minutes to change a comment. ${closing(closeAfterDays)}`
  );
};

/** Changes what was named and prints what holds now. */
export const runSiteSet = async (
  workshop: Workshop,
  { id, ...changes }: SiteChanges & { readonly id: string },
  { print }: Console,
): Promise<void> => {
  const { policy: before, identity } = await siteNamed(workshop, id);
  const policy = policyIn(changes);
  if (Object.keys(policy).length === 0)
    throw new Complaint(
      'Say what to change: --mode, --guests, --challenge, --edit-minutes or --close-after-days.',
    );
  if (policy.guests === false && identity === undefined)
    throw new Complaint(
      `Without guests nobody could write: "${id}" has no accounts of its own. First: komentar site identity ${id} --secret-stdin`,
    );
  await workshop.store.sites.changePolicy(id, policy, { by: SERVER, at: Date.now() });
  print(summary(id, { ...DEFAULT_POLICY, ...before, ...policy }));
};
