/** Entries of the log about people of the desk, who belong to no single site. */
import { EVERY_SITE, type Json } from '@komentar/domain';
import type { Act, NewLogEntry } from '../ports/log.js';

interface About {
  /** The member, or the invitation of somebody who is none yet. */
  readonly id: string;
  readonly detail?: Readonly<Record<string, Json>>;
}

/** The entry of an act on a member. */
export const aboutMember = (
  { by, at }: Act,
  act: string,
  { id, detail = {} }: About,
): NewLogEntry => ({
  ...{ site: EVERY_SITE, by, at, act },
  target: { kind: 'moderator', id },
  detail,
});
