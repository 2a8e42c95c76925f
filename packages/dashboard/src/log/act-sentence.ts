/** Puts an entry of the log into a sentence: who did what to whom, and what came of it. */
import type { Reason, Status } from '@komentar/domain';
import type { LogEntryView, ToldEntryView } from '@komentar/protocol';
import type { LogTexts, Said } from '../i18n/log-texts.js';
import type { Texts } from '../i18n/texts.js';

/** First strong isolate and its end: a name in another script leaves the sentence around it as it is. */
const isolated = (name: string): string => `\u{2068}${name}\u{2069}`;

const doerOf = (t: LogTexts, { by }: LogEntryView): string => {
  switch (by.kind) {
    case 'moderator':
      return isolated(by.name);
    case 'rule':
      return t.ruleBy(isolated(by.name));
    case 'clock':
      return t.clock;
    case 'system':
      return t.system;
    case 'author':
      return t.author;
  }
};

/** What an entry is about, by the name of today; else by what kind of thing it was. */
export const targetOf = (t: LogTexts, { target, about, detail, site }: ToldEntryView): string => {
  if (about !== undefined) {
    const name = isolated(about.name);
    return ['comment', 'report'].includes(target.kind) ? t.commentOf(name) : name;
  }
  const { name } = detail;
  if (typeof name === 'string') return isolated(name);
  if (target.kind === 'site' && site === '*') return t.allSites;
  return t.someTarget[target.kind] ?? target.id;
};

/** The sentence of an entry, with `what` in the place of its target. */
export const actSentence = (t: LogTexts, entry: LogEntryView, what: string): string => {
  const said: Said = { by: doerOf(t, entry), what, detail: entry.detail };
  return t.acts[entry.act]?.sentence(said) ?? t.unknownAct(said, entry.act);
};

const known = <K extends string>(
  words: Readonly<Record<K, string>>,
  code: unknown,
): string | undefined =>
  typeof code === 'string' && Object.hasOwn(words, code) ? words[code as K] : undefined;

/** From where to where and why, where the entry says so; the empty string where it does not. */
export const actFacts = (t: Texts, { detail }: LogEntryView): string => {
  const from = known<Status>(t.card.status, detail['from']);
  const to = known<Status>(t.card.status, detail['to']);
  const reason = known<Reason>(t.reason, detail['reason']);
  const passage =
    from === undefined || to === undefined || from === to ? undefined : `${from} → ${to}`;
  return [passage, reason].filter((fact) => fact !== undefined).join(' · ');
};
