/** The title of the browser's tab: how many wait is seen from any other tab. */
import type { Texts } from '../i18n/texts.js';
import { shownCounts, type DeskState } from '../queue/queue-state.js';

/** "(12) Menunggu · Meja Komentar"; without the number while it is not known. */
export const titleOf = ({ desk, app }: Texts, state: DeskState): string => {
  const count = shownCounts(state)?.[state.queue];
  const title = `${desk.queue[state.queue]} · ${app.name}`;
  return count === undefined ? title : `(${count}) ${title}`;
};
