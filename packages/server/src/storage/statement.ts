/**
 * Statements that are built and compiled once and then run with other values each time.
 *
 * Building and compiling takes several times as long as running what came of it, so whatever a
 * posted comment needs is said this way. Lists make a statement of their own for each length: a
 * few lengths are kept (see `padded` and `inSteps`), any other is compiled for the occasion.
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

/** Lengths of lists for which a statement is kept, the longest first. */
const LENGTHS = [64, 32, 16, 8, 4, 2, 1] as const;

/** What sets apart the statements of one kind; `undefined` where the statement is not kept. */
const shapeOf = (values: object): string | undefined => {
  const lengths = Object.values(values).flatMap((value) =>
    Array.isArray(value) ? [value.length] : [],
  );
  const areKept = lengths.every((length) => LENGTHS.some((kept) => kept === length));
  return areKept ? lengths.join(' ') : undefined;
};

/** A list to look things up by, its last item repeated up to a length for which a statement is kept. */
export const padded = <T>(items: readonly T[]): readonly T[] => {
  const length = LENGTHS.findLast((kept) => kept >= items.length) ?? items.length;
  const last = items.slice(-1);
  return [...items, ...Array.from({ length: length - items.length }, () => last).flat()];
};

/** Rows to insert, cut into lengths for which a statement is kept. */
export const inSteps = <T>(rows: readonly T[]): readonly (readonly T[])[] => {
  const steps: T[][] = [];
  for (let at = 0; at < rows.length; at += steps.at(-1)?.length ?? 0) {
    const length = LENGTHS.find((kept) => kept <= rows.length - at);
    steps.push(rows.slice(at, at + (length ?? 1)));
  }
  return steps;
};

type Build<P extends object, R> = (db: Db, values: P) => Compilable<R>;

/**
 * A statement over its values, which must be named alike in every run; lists stand among them, not
 * deeper. `build` may only put them where values stand: what it made of them otherwise would be the
 * same for ever.
 */
export const statement = <P extends object, R>(
  build: Build<P, R>,
): ((db: Db, values: P) => Promise<readonly R[]>) => {
  const kept = new WeakMap<object, Map<string, CompiledQuery<R>>>();

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
    const shape = shapeOf(values);
    if (shape === undefined) return compile(db, values);
    // Each dialect has an adapter of its own.
    const { adapter } = db.getExecutor();
    const ofDialect = kept.get(adapter) ?? new Map<string, CompiledQuery<R>>();
    kept.set(adapter, ofDialect);
    const query = ofDialect.get(shape) ?? compile(db, values);
    ofDialect.set(shape, query);
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
