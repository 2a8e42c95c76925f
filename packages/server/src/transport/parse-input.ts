/** Lets a command's own schema speak before anybody believes what came in. */
import * as v from 'valibot';
import { COMMANDS, type CommandName, type Schema } from '@komentar/protocol';
import { Refusal } from '../use-case.js';

/** Longest field name that is sent back; unknown keys are the caller's own words. */
const FIELD_UNITS = 100;

/** True where there is a command of this name. */
export const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

const refusalOf = (issue: v.BaseIssue<unknown>): Refusal => {
  const field = v.getDotPath(issue);
  return new Refusal('invalid', field === null ? {} : { field: field.slice(0, FIELD_UNITS) });
};

/**
 * The parsed input with defaults filled in. Unknown keys and everything else that does not fit are
 * refused as `invalid` with the dotted path of the first complaint.
 */
export const parseInput = (name: CommandName, input: unknown): unknown => {
  const schema: Schema = COMMANDS[name].input;
  const parsed = v.safeParse(schema, input, { abortEarly: false });
  if (!parsed.success) throw refusalOf(parsed.issues[0]);
  return parsed.output;
};
