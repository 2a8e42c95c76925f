/** How an installation goes from one database to another. */

/** A table whose rows are the same on both sides. */
export interface MovedTable {
  readonly table: string;
  readonly rows: number;
  /** SHA-256 over all rows in the order of their keys. */
  readonly hash: string;
}

/**
 * Takes everything from `sqlite:<file>` to `postgres://…` and compares; `tell` hears of each table
 * when both sides are the same. Rejects with a plain error for the operator.
 */
export type MoveStore = (
  from: string,
  to: string,
  tell: (moved: MovedTable) => void,
) => Promise<void>;
