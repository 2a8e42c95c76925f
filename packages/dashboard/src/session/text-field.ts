/** One labelled field of a form: its hint and its complaint are tied to it for screen readers. */
import { html, nothing, type TemplateResult } from 'lit';

export interface TextField {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password' | 'url';
  readonly autocomplete?: AutoFill;
  readonly hint?: string;
  /** What is wrong with the entry; nothing while it is right or not sent yet. */
  readonly wrong?: string | undefined;
  readonly value?: string;
  readonly onInput?: (value: string) => void;
}

const describedBy = ({ name, hint, wrong }: TextField): string | typeof nothing =>
  [hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(' ') || nothing;

const line = (kind: 'hint' | 'wrong', { name, [kind]: text }: TextField) =>
  text === undefined ? nothing : html`<p class=${kind} id="${name}-${kind}">${text}</p>`;

/** The field as a form shows it. Its id is its name: one form, one shadow root. */
export const textField = (field: TextField): TemplateResult => {
  const {
    name,
    label,
    type = 'text',
    autocomplete = 'off',
    wrong,
    value = nothing,
    onInput,
  } = field;
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input
      id=${name}
      name=${name}
      type=${type}
      autocomplete=${autocomplete}
      required
      spellcheck="false"
      autocapitalize=${type === 'text' ? 'words' : 'none'}
      .value=${value}
      aria-invalid=${String(wrong !== undefined)}
      aria-describedby=${describedBy(field)}
      @input=${(event: Event) => onInput?.((event.target as HTMLInputElement).value)}
    />
    ${line('hint', field)} ${line('wrong', field)}
  </div>`;
};

/** What stands in a form's fields, trimmed, passwords excepted: their spaces count. */
export const entriesOf = (form: HTMLFormElement): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => {
      const text = typeof value === 'string' ? value : '';
      return [name, /password$/iu.test(name) ? text : text.trim()];
    }),
  );
