/** What the inside needs of codes that change with time, and of codes for a lost device. */

export interface OneTimeCodes {
  /** A new secret in base 32, as authenticator apps take it. */
  readonly newSecret: () => string;
  /** The address (`otpauth://`) an authenticator app reads from a QR code. */
  readonly uri: (secret: string, email: string) => string;
  /** The step of time these six digits belong to, now or one step to either side; else `undefined`. */
  readonly stepOf: (secret: string, digits: string, now: number) => number | undefined;
  /** A code for a lost device: 80 random bits, as `typedCode` reads them. */
  readonly newRecoveryCode: () => string;
  /** Encrypts with a key of the data folder, so that the database alone gives no secret away. */
  readonly seal: (secret: string) => string;
  /** The secret again, or `undefined` where it was sealed with another key or changed. */
  readonly unseal: (sealed: string) => string | undefined;
}
