/** The texts of returning a comment to its author, as a type. */
import type { ReasonTexts } from '@komentar/domain';

export interface ReturnTexts {
  readonly title: string;
  readonly view: string;
  /** The four below are what the section shows the author, word for word. */
  readonly sentence: (reason: string) => string;
  readonly note: (note: string) => string;
  readonly marks: string;
  readonly resend: string;
  /** The reasons as the author reads them. */
  readonly reasons: ReasonTexts;
  /** In place of the reason while none is eyed. */
  readonly someReason: string;
  readonly noteField: string;
  readonly unmarked: string;
  readonly marked: (text: string) => string;
  readonly keys: {
    readonly words: string;
    readonly length: string;
    readonly keep: string;
    readonly send: string;
    readonly cancel: string;
  };
}
