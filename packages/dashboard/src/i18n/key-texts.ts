/** The texts of keys, of the table of keys and of the list of commands, as a type. */
import type { Group, NamedAct } from '../keys/acts.js';
import type { PresetName } from '../keys/presets.js';

export interface KeyTexts {
  readonly act: Readonly<Record<NamedAct, string>>;
  readonly go: (queue: string) => string;
  readonly page: (name: string) => string;
  readonly group: Readonly<Record<Group, string>>;
  readonly reasons: string;
  readonly fields: string;
  readonly or: string;
  readonly none: string;
  readonly change: string;
  readonly changeOf: (act: string) => string;
  readonly edit: string;
  readonly editHint: string;
  readonly preset: string;
  readonly presets: Readonly<Record<PresetName, string>>;
  readonly custom: string;
  readonly reset: string;
  readonly press: string;
  readonly notToBeHad: string;
  readonly taken: (act: string) => string;
  readonly more: string;
  readonly commands: string;
  readonly commandsHint: string;
  readonly found: (count: number) => string;
  readonly open: string;
  readonly close: string;
  readonly title: string;
}
