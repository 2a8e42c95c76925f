/** What can be asked for by name: acts that are legal now, queues and pages. */
import type { Texts } from '../i18n/texts.js';
import type { PageName } from '../routes.js';
import { nameOfAct } from './act-name.js';
import { ACTS, type Act, type Group } from './acts.js';

/** One line of the list. */
export interface Command {
  readonly id: Act | `page:${PageName}`;
  readonly name: string;
}

/** Groups that make sense outside a choice. */
const OFFERED: readonly Group[] = ['decide', 'many', 'move', 'show', 'go'];

/** Everything that can be asked for, in the table's order; `isLegal` says which acts go now. */
export const commandsOf = (
  t: Texts,
  pages: readonly PageName[],
  isLegal: (act: Act) => boolean,
): readonly Command[] => {
  const acts = [...ACTS].filter(
    ([act, { group }]) => OFFERED.includes(group) && act !== 'commands' && isLegal(act),
  );
  return [
    ...acts.map(([id]) => ({ id, name: nameOfAct(t, id) })),
    ...pages.map((page) => ({
      id: `page:${page}` as const,
      name: t.keys.page(t.page.name[page]),
    })),
  ];
};

/** Letters without marks and in lower case, as people type them who look for something. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The commands whose names have every typed word, those that begin with the first of them before the others. */
export const filtered = (commands: readonly Command[], typed: string): readonly Command[] => {
  const words = plain(typed).split(/\s+/u).filter(Boolean);
  const [first = ''] = words;
  const found = commands.filter(({ name }) => words.every((word) => plain(name).includes(word)));
  const begins = ({ name }: Command) => (plain(name).startsWith(first) ? 0 : 1);
  return found.toSorted((a, b) => begins(a) - begins(b));
};
