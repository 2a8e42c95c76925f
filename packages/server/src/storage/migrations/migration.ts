/** What a migration is. */
import type { ColumnTypes } from '../connection.js';
import type { Db } from '../schema.js';

/** One step of the schema. Once released it is never changed: a later one corrects it. */
export interface Migration {
  /** Counts from 1 without a gap. */
  readonly number: number;
  readonly name: string;
  readonly up: (db: Db, columns: ColumnTypes) => Promise<void>;
}
