/** A site's rules for commenting and their defaults. */

/**
 * `pre` holds everything; `balanced` holds newcomers' first comments, their links and whatever
 * the pipeline holds; `open` publishes unless the pipeline objects.
 */
export const MODES = ['pre', 'balanced', 'open'] as const;
export type Mode = (typeof MODES)[number];

export interface Policy {
  readonly mode: Mode;
  /** Approved comments an author needs before no longer being a newcomer. */
  readonly newcomerComments: number;
  /** Length of a comment in graphemes. */
  readonly minGraphemes: number;
  readonly maxGraphemes: number;
  /** More links than this are held, whoever wrote them. */
  readonly maxLinks: number;
  /** Domains whose links are never held, the site's own being added by the server. */
  readonly trustedDomains: readonly string[];
  /** How long an author may change a published comment. */
  readonly editMs: number;
  /** False where only readers with an account of the site may write. */
  readonly guests: boolean;
  /** True where a guest's browser has to work a moment before a comment is taken. */
  readonly challenge: boolean;
  /** Days after which a thread that nobody has set takes no more comments; 0 for never. */
  readonly closeAfterDays: number;
}

/** The policy of a new site; what a site sets itself is laid over it. */
export const DEFAULT_POLICY: Policy = {
  mode: 'balanced',
  newcomerComments: 3,
  minGraphemes: 2,
  maxGraphemes: 4000,
  maxLinks: 3,
  trustedDomains: [],
  editMs: 15 * 60 * 1000,
  guests: true,
  challenge: false,
  closeAfterDays: 14,
};
