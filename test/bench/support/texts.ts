/** Invented comments that are all different and pack as badly as real ones do. */
import { comments } from '#server/demo/comments.js';

const WORDS_EACH = 40;

/** The words of the demo's comments that no check objected to. */
const words = [
  ...new Set(
    comments
      .filter(({ status }) => status === 'published')
      .flatMap(({ body }) => body.toLowerCase().match(/\p{L}{2,}/gu) ?? []),
  ),
];

/** Some 280 characters of light Markdown; the same number gives the same text in every run. */
export const textOf = (n: number): string => {
  let state = Math.imul(n + 1, 2_654_435_761) >>> 0;
  const next = (): string => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return words[Math.floor((state / 2 ** 32) * words.length)] ?? '';
  };
  const text = Array.from({ length: WORDS_EACH }, next).join(' ');
  return `**Pendapat ${n}:** ${text}.`;
};
