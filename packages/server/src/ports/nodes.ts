/** What the inside needs to know of the nodes of an installation: which are there, and which one does the clock's work. */

/** A sign of life, reckoned by the database's clock, the only one all nodes share. */
export interface Beat {
  /** Of this run of the server: a node that starts again is another one. */
  readonly id: string;
  /** Tells one set of keys from another and says nothing about either. */
  readonly keys: string;
  /** A node without a sign for so long is gone. */
  readonly goneAfterMs: number;
}

/** `on-duty`: what a time brings is this node's to do from now on; `other-keys`: a living node has other keys. */
export type Standing = 'on-duty' | 'off-duty' | 'other-keys';

export interface Nodes {
  /** One node is on duty at a time; when it is gone, the next one that gives a sign of life takes over. */
  readonly beat: (beat: Beat) => Promise<Standing>;
  /** The node ends; whatever it had is free at once. */
  readonly leave: (id: string) => Promise<void>;
}
