/** The fields of a rule's form that the editor and the import share. */
import { html, nothing, type TemplateResult } from 'lit';
import {
  PATTERN_UNITS,
  REASON_CODES,
  RULE_NOTE_UNITS,
  type Reason,
  type RuleComplaint,
} from '@komentar/domain';
import { texts } from '../i18n/language.js';
import { rulesTexts } from '../i18n/rules-language.js';
import { choiceField, describedBy, entered, ruleField, type RuleField } from './rule-field.js';
import type { RuleForm } from './rule-form.js';

type Change = (change: Partial<RuleForm>) => void;
type Complaints = ReadonlyMap<string, RuleComplaint>;

const wrongAt = (complaints: Complaints, field: string): string | undefined => {
  const why = complaints.get(field);
  return why && rulesTexts().complaint[why];
};

interface Line {
  readonly field: RuleField;
  readonly value: string;
  readonly most: number;
  readonly enter: (value: string) => void;
}

const line = ({ field, value, most, enter }: Line): TemplateResult =>
  ruleField(
    field,
    html`<input
      id=${field.id}
      maxlength=${most}
      autocomplete="off"
      spellcheck="false"
      autocapitalize="none"
      dir="auto"
      .value=${value}
      aria-invalid=${String(field.wrong !== undefined)}
      aria-describedby=${describedBy(field)}
      @input=${(event: Event) => enter(entered(event))}
    />`,
  );

/** What a list's rule looks for, and where that does not count. */
export const patternFields = (
  form: RuleForm,
  complaints: Complaints,
  change: Change,
): TemplateResult => {
  const { form: t } = rulesTexts();
  const wrong = (field: string) => wrongAt(complaints, field);
  return html`${line({
    field: { id: 'pattern', label: t.pattern, wrong: wrong('pattern') },
    value: form.pattern,
    most: PATTERN_UNITS,
    enter: (pattern) => change({ pattern }),
  })}
  ${line({
    field: {
      ...{ id: 'exceptions', label: t.exceptions, hint: t.exceptionsHint },
      wrong: wrong('exceptions'),
    },
    value: form.exceptions,
    most: 2_000,
    enter: (exceptions) => change({ exceptions }),
  })}`;
};

/** What a comment found by the rule seems to break. */
export const reasonField = (
  reason: Reason | null,
  choose: (reason: Reason | null) => void,
): TemplateResult => {
  const { form: t } = rulesTexts();
  const names = texts().reason;
  return choiceField<Reason | ''>({
    field: { id: 'reason', label: t.reason, hint: t.reasonHint },
    value: reason ?? '',
    options: [['', t.noReason], ...REASON_CODES.map((code) => [code, names[code]] as const)],
    choose: (value) => choose(value === '' ? null : value),
  });
};

/** The note, which names an if-then rule, and the last day. */
export const textFields = (
  form: RuleForm,
  complaints: Complaints,
  change: Change,
): TemplateResult => {
  const { form: t } = rulesTexts();
  const isNamed = form.kind === 'if-then';
  const note: RuleField = {
    id: 'note',
    label: isNamed ? t.name : t.note,
    hint: isNamed ? t.nameHint : t.noteHint,
    wrong: wrongAt(complaints, 'note'),
  };
  const expires: RuleField = { id: 'expires', label: t.expires, hint: t.expiresHint };
  return html`${ruleField(
    note,
    html`<textarea
      id="note"
      rows="2"
      maxlength=${RULE_NOTE_UNITS}
      dir="auto"
      aria-invalid=${note.wrong === undefined ? nothing : 'true'}
      aria-describedby=${describedBy(note)}
      .value=${form.note}
      @input=${(event: Event) => change({ note: entered(event) })}
    ></textarea>`,
  )}
  ${ruleField(
    expires,
    html`<input
      id="expires"
      type="date"
      aria-describedby=${describedBy(expires)}
      .value=${form.expires}
      @change=${(event: Event) => change({ expires: entered(event) })}
    />`,
  )}`;
};
