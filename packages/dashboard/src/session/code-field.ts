/** The field for a code of the second factor: digits of the moment, or a code for a lost device. */
import type { TemplateResult } from 'lit';
import { textField, type TextField } from './text-field.js';

/** The fewest signs a code has, spaces aside. */
const FEWEST = 6;

/** True where there is enough to ask the server about. */
export const isCode = (typed: string): boolean => typed.length >= FEWEST;

/** As `textField`, for a code: browsers and phones offer what they have just received. */
export const codeField = (
  field: Omit<TextField, 'name' | 'type' | 'autocomplete'>,
): TemplateResult => textField({ ...field, name: 'code', autocomplete: 'one-time-code' });
