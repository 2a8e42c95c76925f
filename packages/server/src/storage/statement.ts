/**
 * Statements that are built and compiled once and then run with other values each time.
 *
 * Building and compiling takes several times as long as running what came of it, so whatever a
 * posted comment needs is said this way. A statement that has no more than one value in each of
 * its lists is kept; longer lists come up rarely and are compiled for the occasion.
 */
import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './schema.js';

type Read = (values: unknown) => unknown;

/** Stands in a compiled statement for a value of each run. */
class Slot {
  readonly read: Read;

  constructor(read: Read) {
    this.read = read;
  }
}

const isSlot = (parameter: unknown): parameter is Slot => parameter instanceof Slot;

/** The same lists and records with a slot in place of each value. */
const slotted = (value: unknown, read: Read, made: Slot[]): unknown => {
  const at = (key: string | number) => (values: unknown) =>
    (read(values) as Readonly<Record<string | number, unknown>>)[key];
  if (Array.isArray(value)) return value.map((item, n) => slotted(item, at(n), made));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, slotted(item, at(key), made)]),
    );
  const slot = new Slot(read);
  made.push(slot);
  return slot;
};

const isKept = (values: object): boolean =>
  Object.values(values).every((value) => !Array.isArray(value) || value.length === 1);

type Build<P extends object, R> = (db: Db, values: P) => Compilable<R>;

/**
 * A statement over its values, which must be named alike in every run. `build` may only put them
 * where values stand: what it made of them otherwise would be the same for ever.
 */
export const statement = <P extends object, R>(
  build: Build<P, R>,
): ((db: Db, values: P) => Promise<readonly R[]>) => {
  const kept = new WeakMap<object, CompiledQuery<R>>();

  const compile = (db: Db, values: P): CompiledQuery<R> => {
    const made: Slot[] = [];
    // Sound: `build` does nothing with the slots but hand them on as values.
    const query = build(db, slotted(values, (all) => all, made) as P).compile();
    const used = new Set(query.parameters.filter(isSlot));
    if (made.some((slot) => !used.has(slot)))
      throw new Error(`not every value is in the statement: ${query.sql}`);
    return query;
  };

  const compiled = (db: Db, values: P): CompiledQuery<R> => {
    if (!isKept(values)) return compile(db, values);
    const { adapter } = db.getExecutor();
    const known = kept.get(adapter);
    if (known) return known;
    const query = compile(db, values);
    kept.set(adapter, query);
    return query;
  };

  return async (db, values) => {
    const query = compiled(db, values);
    const { rows } = await db.executeQuery<R>({
      ...query,
      parameters: query.parameters.map((each) => (isSlot(each) ? each.read(values) : each)),
    });
    return rows;
  };
};
