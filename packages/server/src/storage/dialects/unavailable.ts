/** Tells an error of a database that is away or full from a defect of the program. */
import { StoreUnavailable } from '../../ports/store.js';

/** What drivers say in `code`, or in words where they give no code. */
export interface Symptoms {
  readonly codes: RegExp;
  readonly words: RegExp;
}

const fieldOf = (error: unknown, field: 'code' | 'message'): string => {
  const value: unknown =
    typeof error === 'object' && error !== null
      ? (error as Record<string, unknown>)[field]
      : undefined;
  return typeof value === 'string' ? value : '';
};

/** The driver's code of an error, or the empty string. */
export const codeOf = (error: unknown): string => fieldOf(error, 'code');

const hasSymptom = (error: unknown, { codes, words }: Symptoms): boolean =>
  codes.test(codeOf(error)) || words.test(fieldOf(error, 'message'));

/** Runs `work`; an error with one of the symptoms becomes `StoreUnavailable`, with itself as the cause. */
export const guarded = async <T>(symptoms: Symptoms, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreUnavailable || !hasSymptom(error, symptoms)) throw error;
    throw new StoreUnavailable('the store is away or full', { cause: error });
  }
};
