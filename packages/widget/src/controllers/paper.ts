/** On paper a section says when it was printed, and how much of the whole is on it (W-97). */
import { fill } from '@komentar/client';
import type { Part } from './part.js';

/** Puts the line at the section's end for as long as the page is being printed. */
export const sayPrinted = ({ strings, thread, root }: Part): void => {
  const { screen, total = 0 } = thread.list;
  const date = new Date().toLocaleDateString(strings.lang, { dateStyle: 'long' });
  const line = document.createElement('p');
  line.className = 'printed';
  line.textContent = fill(
    strings.printed,
    { date, a: screen?.loaded ?? 0, b: total },
    strings.lang,
  );
  root.append(line);
  addEventListener('afterprint', () => line.remove(), { once: true });
};
