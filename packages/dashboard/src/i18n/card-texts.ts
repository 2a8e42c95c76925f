/** The texts of what a card shows beside the comment itself, as a type. */
import type { Trust } from '../render/trust.js';
import type { Elapsed } from '../render/waiting.js';

export interface CardTexts {
  readonly trust: Readonly<Record<Trust, string>>;
  readonly trustHint: Readonly<Record<Trust, string>>;
  /** How long the author has been known here. */
  readonly since: (elapsed: Elapsed) => string;
  readonly suggests: (reason: string) => string;
  /** The conversation around the comment. */
  readonly around: string;
  readonly alone: string;
  /** The author changed the text that was on the card. */
  readonly changed: string;
  readonly removed: string;
  readonly added: string;
  readonly showChanges: string;
  readonly showText: string;
  /** Opens how the thread stands. */
  readonly thread: string;
  /** Opens what became of the comment so far. */
  readonly history: string;
  readonly author: string;
  /** Selects it, beside others. */
  readonly select: string;
}
