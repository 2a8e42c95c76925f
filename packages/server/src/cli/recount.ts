/** `komentar recount`: compares what is counted with what there is, and mends it where asked to. */
import { Complaint, type Console } from './console.js';
import type { Workshop } from './workshop.js';

/** Prints a sentence for each counter that is wrong; complains at the end where anything is left so. */
export const runRecount = async (
  { store }: Workshop,
  { mend }: { readonly mend: boolean },
  { print, complain }: Console,
): Promise<void> => {
  const { mended, left } = mend ? await store.mend() : { mended: [], left: await store.recount() };
  for (const sentence of mended) print(`Mended: ${sentence}`);
  for (const sentence of left) complain(sentence);
  if (left.length > 0)
    throw new Complaint(
      mend
        ? 'These cannot be mended by counting. Please report them.'
        : 'Not everything is counted right. `komentar recount --mend` mends it.',
    );
  print('Everything is counted right.');
};
