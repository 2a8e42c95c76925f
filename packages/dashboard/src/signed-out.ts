/** Refusals that plainly mean that nobody is signed in any more. */
import type { Failure } from '@komentar/protocol';

const CODES: readonly Failure['code'][] = ['session-required', 'session-expired'];

/** True where signing in again is all there is to do. */
export const isSignedOut = ({ code }: Failure): boolean => CODES.includes(code);
