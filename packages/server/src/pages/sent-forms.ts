/** Remembers as whom a form was first sent, so that a second click is the same reader's. */
import type { Answer } from '@komentar/protocol';
import type { Viewer } from './page-request.js';

/** Forms remembered; a double click comes within a second, a reload within minutes. */
const MAX_FORMS = 1_000;

export interface SentForms {
  /** The guest of this form and name; `open` is called once while they are remembered, and again after a refusal. */
  readonly once: (form: string, open: () => Promise<Answer<Viewer>>) => Promise<Answer<Viewer>>;
}

/** A memory of its own. */
export const createSentForms = (): SentForms => {
  const forms = new Map<string, Promise<Answer<Viewer>>>();
  return {
    once: (form, open) => {
      const known = forms.get(form);
      if (known !== undefined) return known;
      const guest = open();
      forms.set(form, guest);
      const [oldest] = forms.keys();
      if (forms.size > MAX_FORMS && oldest !== undefined) forms.delete(oldest);
      void guest.then((answer) => {
        if (!answer.ok) forms.delete(form);
      });
      return guest;
    },
  };
};
