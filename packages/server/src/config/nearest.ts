/** Which name somebody meant who wrote another one. */

/** Letters that may be wrong, missing, or too many. */
const MOST_WRONG = 2;
/** What all names begin with says nothing of which was meant, and is easily left out. */
const PREFIX = /^KOMENTAR_/u;

/** Changes of one letter between two words. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, wanted] of [...other].entries()) {
      const kept = (row[j] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(kept, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

/** The beginning of a name is near it too. */
const farFrom = (written: string, name: string): number =>
  name.startsWith(`${written}_`) ? MOST_WRONG : distance(written, name);

/** The nearest of the names; `undefined` where none is near. */
export const nearest = (written: string, names: readonly string[]): string | undefined => {
  const word = written.replace(PREFIX, '');
  const [best] = names
    .map((name) => ({ name, far: farFrom(word, name.replace(PREFIX, '')) }))
    .filter(({ far }) => far <= MOST_WRONG)
    .toSorted((a, b) => a.far - b.far);
  return best?.name;
};
