/** What the inside needs of the work a guest's browser has to prove. */

/** A piece of work, as it is given to a browser. */
export interface Work {
  readonly algorithm: string;
  readonly challenge: string;
  readonly salt: string;
  readonly signature: string;
  /** The number to be found is not above it. */
  readonly maxNumber: number;
}

/** A proof and what it is brought for. */
export interface Proof {
  readonly site: string;
  readonly proof: string;
  /** What the proof is used up for: brought again for the same, it is accepted again. */
  readonly use: string;
}

export interface Challenge {
  /** New work for one site, good for ten minutes. */
  readonly issue: (site: string) => Promise<Work>;
  /** False where the proof is wrong, of another site, out of date or used up for something else. */
  readonly accept: (proof: Proof) => Promise<boolean>;
}
