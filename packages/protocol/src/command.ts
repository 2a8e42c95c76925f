/** What a command is: one name, one input schema, one result schema, one audience. */
import type * as v from 'valibot';

/** Any schema a command or notice is described by. */
export type Schema = v.GenericSchema;

/** `reader` commands travel in the namespace `/`, `desk` commands in `/moderation`. */
export type Audience = 'reader' | 'desk';

export interface Command<I extends Schema = Schema, R extends Schema = Schema> {
  readonly audience: Audience;
  /** One sentence for the documentation. */
  readonly does: string;
  readonly input: I;
  readonly result: R;
}

/** Declares a command with its schemas' types kept. */
export const command = <I extends Schema, R extends Schema>(it: Command<I, R>): Command<I, R> => it;
