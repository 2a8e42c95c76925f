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
  /** A colleague had decided the same. */
  readonly concurred: (name: string) => string;
  /** Over the reasons for going against a colleague. */
  readonly overrule: string;
  readonly against: (name: string, move: string) => string;
  /** A colleague's decision that is not overruled without a reason, or not by this role. */
  readonly bar: Readonly<Record<'reason-required' | 'not-allowed', (name: string) => string>>;
}
