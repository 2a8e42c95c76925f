/** One labelled control of the rules' forms, its hint and its complaint tied to it for screen readers. */
import { html, nothing, type TemplateResult } from 'lit';

export interface RuleField {
  /** The control's id: one form, one shadow root. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with the entry; nothing while it is right or was not sent yet. */
  readonly wrong?: string | undefined;
}

/** For the control's `aria-describedby`. */
export const describedBy = ({ id, hint, wrong }: RuleField): string | typeof nothing =>
  [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || nothing;

/** Label, control, hint and complaint, in this order. */
export const ruleField = (field: RuleField, control: TemplateResult): TemplateResult => {
  const { id, label, hint, wrong } = field;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${control} ${hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${wrong === undefined ? nothing : html`<p class="wrong" id="${id}-wrong">${wrong}</p>`}
  </div>`;
};

interface Choice<T extends string> {
  readonly field: RuleField;
  readonly options: readonly (readonly [value: T, text: string])[];
  readonly value: T;
  readonly choose: (value: T) => void;
  /** Options that cannot be chosen. */
  readonly barred?: readonly T[];
}

/** A list to choose from. */
export const choiceField = <T extends string>({
  field,
  options,
  value,
  choose,
  barred = [],
}: Choice<T>): TemplateResult =>
  ruleField(
    field,
    html`<select
      id=${field.id}
      aria-describedby=${describedBy(field)}
      @change=${(event: Event) => choose((event.target as HTMLSelectElement).value as T)}
    >
      ${options.map(
        ([of, text]) =>
          html`<option value=${of} .selected=${of === value} ?disabled=${barred.includes(of)}>
            ${text}
          </option>`,
      )}
    </select>`,
  );

/** What stands in the control an event came from. */
export const entered = (event: Event): string =>
  (event.target as HTMLInputElement | HTMLTextAreaElement).value;
