/** The texts of what a card shows beside the comment itself, as a type. */

export interface CardTexts {
  /** The conversation around the comment. */
  readonly around: string;
  readonly alone: string;
  /** The author changed the text that was on the card. */
  readonly changed: string;
  readonly removed: string;
  readonly added: string;
  readonly showChanges: string;
  readonly showText: string;
  /** Opens what became of the comment so far. */
  readonly history: string;
}
