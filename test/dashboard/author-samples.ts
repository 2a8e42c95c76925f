/** An invented author for the dashboard's tests. */
import type { AuthorView, SanctionView } from '@komentar/protocol';
import { BUDI, SITE } from './cards.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A suspension of Budi's that stands since `ageMs`. */
export const sanctionOf = (ageMs: number, over: Partial<SanctionView> = {}): SanctionView => ({
  ...{ id: 'sanksi-1', kind: 'suspend', reason: 'abuse', note: 'Sudah tiga kali.', by: BUDI },
  ...{ at: Date.now() - ageMs, until: Date.now() + DAY_MS, rejected: 2 },
  ...over,
});

/** The author of the card `c001`, with a past. */
export const authorOf = (over: Partial<AuthorView> = {}): AuthorView => ({
  ...{ id: 'a-c001', site: SITE, name: 'Pembaca c001', kind: 'guest', since: 1_000_000 },
  ...{ badges: [], email: 'p***@surat.example', version: 3 },
  tally: [
    { status: 'published', count: 12 },
    { status: 'rejected', reason: 'abuse', count: 3 },
  ],
  ...{ reportsReceived: 5, reportsMade: 2, asReporter: { upheld: 1, dismissed: 1, weight: 1 } },
  sanctions: [],
  notes: [{ id: 'catatan-1', text: 'Sering membantu.', by: BUDI, at: 2_000_000 }],
  ...over,
});
