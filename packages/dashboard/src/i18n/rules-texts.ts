/** The texts of the rules' page, which come with it: a language that leaves one out does not compile. */
import type {
  ConditionField,
  ConditionOperator,
  RuleAction,
  RuleComplaint,
  RuleKind,
  RuleMode,
} from '@komentar/domain';
import type { SignalText } from './texts.js';

type Named<T extends string> = Readonly<Record<T, SignalText>>;

export interface RulesTexts {
  readonly list: {
    readonly intro: string;
    readonly search: string;
    readonly mode: string;
    readonly everyMode: string;
    readonly kind: string;
    readonly everyKind: string;
    readonly sort: string;
    readonly sorts: Readonly<Record<'changed' | 'hits', string>>;
    readonly onlyNoise: string;
    readonly add: string;
    readonly import: string;
    readonly export: string;
    readonly column: Readonly<
      Record<
        'name' | 'kind' | 'action' | 'mode' | 'hits' | 'precision' | 'owner' | 'expires',
        string
      >
    >;
    readonly none: string;
    readonly more: string;
    readonly loading: string;
    readonly found: (count: number, isMore: boolean) => string;
    readonly noise: string;
    readonly noiseHint: string;
    readonly undecided: string;
    readonly precision: (percent: number, rejected: number, decided: number) => string;
    readonly never: string;
    readonly caption: string;
    readonly site: string;
    readonly noSite: string;
    readonly back: string;
  };
  readonly kind: Named<RuleKind>;
  readonly action: Named<RuleAction>;
  readonly mode: Named<RuleMode>;
  readonly form: {
    readonly newTitle: string;
    readonly version: (version: number) => string;
    readonly what: string;
    readonly pattern: string;
    readonly exceptions: string;
    readonly exceptionsHint: string;
    readonly action: string;
    readonly reason: string;
    readonly noReason: string;
    readonly reasonHint: string;
    readonly name: string;
    readonly nameHint: string;
    readonly note: string;
    readonly noteHint: string;
    readonly expires: string;
    readonly expiresHint: string;
    readonly mode: string;
    readonly leadOnly: string;
    readonly readOnly: string;
    readonly save: string;
    readonly saving: string;
    readonly saved: (version: number) => string;
    readonly undo: string;
    readonly undone: string;
    readonly conflict: string;
    readonly reload: string;
    readonly missing: string;
    readonly facts: (made: string, by: string) => string;
    readonly tally: (hits: number, approved: number, rejected: number) => string;
  };
  readonly conditions: {
    readonly title: string;
    readonly match: Readonly<Record<'all' | 'any', string>>;
    readonly matchLabel: string;
    readonly field: string;
    readonly operator: string;
    readonly value: string;
    readonly add: string;
    readonly remove: (n: number) => string;
    readonly legend: (n: number) => string;
    readonly fields: Readonly<Record<ConditionField, string>>;
    readonly operators: Readonly<Record<ConditionOperator, string>>;
    readonly hints: Readonly<Record<'words' | 'domains' | 'thread', string>>;
  };
  readonly complaint: Readonly<Record<RuleComplaint | 'twice' | 'known' | 'too-long', string>>;
  readonly test: {
    readonly title: string;
    readonly hint: string;
    readonly text: string;
    readonly example: string;
    readonly as: string;
    readonly who: Readonly<Record<'new' | 'trusted', string>>;
    readonly more: string;
    readonly name: string;
    readonly thread: string;
    readonly verdict: Readonly<Record<'published' | 'pending' | 'rejected' | 'spam', string>>;
    readonly nudge: (reason: string) => string;
    readonly nothing: string;
    readonly shadow: string;
    readonly found: string;
    readonly withDraft: string;
    readonly toRule: string;
  };
  readonly import: {
    readonly title: string;
    readonly hint: string;
    readonly text: string;
    readonly look: string;
    readonly save: (count: number) => string;
    readonly summary: (good: number, left: number) => string;
    readonly tooMany: (most: number) => string;
    readonly saved: (count: number) => string;
    readonly seeSaved: string;
    readonly line: string;
    readonly pattern: string;
    readonly becomes: string;
    readonly settings: string;
    readonly caption: string;
  };
  readonly history: {
    readonly title: string;
    readonly act: Readonly<
      Record<'plant' | 'import' | 'save' | 'activate' | 'retire' | 'undo', string>
    >;
    readonly restore: string;
    readonly restoreVersion: (version: number) => string;
    readonly current: string;
    readonly changed: Readonly<
      Record<'looksFor' | 'action' | 'reason' | 'note' | 'mode' | 'expiresAt', string>
    >;
    readonly nobody: string;
  };
}
