/** The texts of working beside colleagues, as a type; each language has them in a file of its own. */
export interface ShiftTexts {
  /** The list of those at the desk. */
  readonly title: string;
  readonly idle: string;
  readonly reading: (names: string) => string;
  readonly holds: (name: string) => string;
  readonly dealt: (name: string) => string;
  readonly takeOver: string;
  readonly robbed: (name: string) => string;
}
