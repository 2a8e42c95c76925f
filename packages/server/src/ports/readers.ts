/** What the inside needs of a site that vouches for its own readers. */
import type { SiteRecord } from './records.js';

/** A reader as the site's token names him. */
export interface VouchedReader {
  /** The site's own id of the reader, which never changes. */
  readonly subject: string;
  /** Normalised; a line of 1 to 60 graphemes. */
  readonly name: string;
  readonly email?: string;
  /** At most three, normalised. */
  readonly badges: readonly string[];
}

/** Why a token is not believed, as a sentence for the site's developer. */
export interface NotVouched {
  readonly no: string;
}

export interface Readers {
  /** The reader a site's signed token names at this moment (epoch milliseconds). */
  readonly vouchedBy: (
    site: SiteRecord,
    token: string,
    now: number,
  ) => Promise<VouchedReader | NotVouched>;
}
