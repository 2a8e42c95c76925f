/** What the inside needs of identifiers, digests, passwords and tokens. */

export interface Secrets {
  /** A new id, sortable by the time it was made (ULID). */
  readonly newId: () => string;
  /** SHA-256 in hex. */
  readonly digest: (text: string) => string;
  /** 256 random bits, URL-safe. */
  readonly newToken: () => string;
  readonly hashPassword: (password: string) => Promise<string>;
  /** Takes as long for an unknown account (`undefined`) as for a known one. */
  readonly verifyPassword: (hash: string | undefined, password: string) => Promise<boolean>;
  /** A signed bearer token of a reader. */
  readonly signGuest: (guest: GuestClaims, expiresAt: number) => Promise<string>;
  /** True once for the code of the current set-up link; false ever after. */
  readonly useSetupCode: (code: string) => boolean;
}

/** Who the bearer of a reader's token is. */
export interface GuestClaims {
  readonly authorId: string;
  readonly site: string;
  readonly name: string;
  /** Absent for a guest. */
  readonly kind?: 'member';
}
