/** The texts of second opinions, as a type and in both languages. */
import type { OpinionAct } from '@komentar/domain';

export interface OpinionTexts {
  readonly asks: (name: string) => string;
  readonly answers: (name: string) => string;
  readonly field: Readonly<Record<OpinionAct, string>>;
  readonly send: Readonly<Record<OpinionAct, string>>;
  /** To whoever asked; without a text the colleague decided instead. */
  readonly told: (name: string, text?: string) => string;
}

export const idOpinion: OpinionTexts = {
  asks: (name) => `${name} bertanya:`,
  answers: (name) => `${name} menjawab:`,
  field: { ask: 'Apa yang ingin Anda tanyakan kepada rekan?', answer: 'Jawaban Anda' },
  send: { ask: 'Minta pendapat', answer: 'Jawab' },
  told: (name, text) =>
    text === undefined
      ? `${name} memutuskan komentar yang Anda tanyakan.`
      : `${name} menjawab pertanyaan Anda: “${text}”`,
};

export const enOpinion: OpinionTexts = {
  asks: (name) => `${name} asks:`,
  answers: (name) => `${name} answers:`,
  field: { ask: 'What do you want to ask your colleagues?', answer: 'Your answer' },
  send: { ask: 'Ask for an opinion', answer: 'Answer' },
  told: (name, text) =>
    text === undefined
      ? `${name} decided on the comment you asked about.`
      : `${name} answered your question: “${text}”`,
};
