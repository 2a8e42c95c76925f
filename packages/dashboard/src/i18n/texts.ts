/** Every text of the desk as a type: a language that leaves one out does not compile. */
import type { DeskRole, Mode, Reason, SignalCode, Status } from '@komentar/domain';
import type { ErrorCode } from '@komentar/protocol';
import type { PageName } from '../routes.js';
import type { DeskMove } from '../queue/desk-move.js';
import type { QueueNames, ReportedTexts } from './queue-texts.js';
import type { Elapsed, WaitLevel } from '../render/waiting.js';
import type { Theme } from '../styles/theme.js';
import type { CardTexts } from './card-texts.js';
import type { KeyTexts } from './key-texts.js';
import type { OpinionTexts } from './opinion-texts.js';
import type { ReturnTexts } from './return-texts.js';
import type { ShiftTexts } from './shift-texts.js';

/** The languages of the desk. */
export type Language = 'id' | 'en';

/** Why a comment is held: a few words for the chip, a sentence for whoever wants to know more. */
export interface SignalText {
  readonly chip: string;
  readonly sentence: string;
}

/** Who did what when, as the greyed card and the conflict panel say it. */
export interface Act {
  readonly done: string;
  readonly by: string;
  readonly ago: string;
  readonly reason?: string | undefined;
}

export interface Texts {
  readonly app: {
    readonly name: string;
    readonly loading: string;
    readonly away: string;
    readonly retry: string;
    readonly language: string;
    readonly theme: string;
    readonly themes: Readonly<Record<Theme, string>>;
    readonly languages: Readonly<Record<Language, string>>;
  };
  readonly page: {
    readonly back: string;
    readonly list: string;
    readonly name: Readonly<Record<PageName, string>>;
    readonly failed: string;
  };
  readonly login: {
    readonly title: string;
    readonly email: string;
    readonly password: string;
    readonly showPassword: string;
    readonly submit: string;
    readonly sending: string;
    readonly forgotten: string;
    readonly expiredTitle: string;
    readonly expiredHint: string;
    readonly missing: string;
    readonly code: string;
    readonly codeFor: (email: string) => string;
    readonly codeHint: string;
    readonly codeShort: string;
    readonly codeLost: string;
    readonly otherAccount: string;
  };
  readonly setup: {
    readonly title: string;
    readonly hint: string;
    readonly name: string;
    readonly nameHint: string;
    readonly passwordHint: string;
    readonly withSite: string;
    readonly siteHint: string;
    readonly siteLegend: string;
    readonly siteName: string;
    readonly siteId: string;
    readonly siteIdHint: string;
    readonly siteIdWrong: string;
    readonly origin: string;
    readonly originHint: string;
    readonly originWrong: string;
    readonly mode: string;
    readonly modes: Readonly<Record<Mode, SignalText>>;
    readonly emailWrong: string;
    readonly passwordShort: string;
    readonly submit: string;
    readonly toLogin: string;
  };
  readonly desk: QueueNames & {
    readonly queues: string;
    readonly site: string;
    readonly allSites: string;
    readonly logout: string;
    readonly logoutFailed: string;
    readonly menu: string;
    readonly role: Readonly<Record<DeskRole, string>>;
    readonly live: string;
    readonly connecting: string;
    readonly offline: string;
    readonly offlineHint: string;
    readonly reconnect: string;
    readonly loadMore: string;
    readonly loadingMore: string;
    readonly readFailed: string;
    readonly arrived: (count: number) => string;
    readonly position: (at: number, of: number) => string;
    readonly previous: string;
    readonly following: string;
    readonly emptyTally: (count: number) => string;
  };
  readonly card: {
    readonly label: (author: string, wait: string) => string;
    readonly waits: (wait: string) => string;
    readonly came: (wait: string) => string;
    readonly wait: (elapsed: Elapsed) => string;
    readonly ago: (elapsed: Elapsed) => string;
    readonly level: Readonly<Record<WaitLevel, string>>;
    readonly record: (approved: number, rejected: number) => string;
    readonly article: string;
    readonly untitled: string;
    readonly opens: string;
    readonly replyTo: (name: string) => string;
    readonly held: string;
    readonly words: string;
    readonly rule: (rule: string) => string;
    /** What leads from a signal to its rule, in a word. */
    readonly toRule: string;
    /** Beside what a rule found that does not act yet. */
    readonly shadow: string;
    readonly noSignal: string;
    readonly more: string;
    readonly less: string;
    readonly act: (act: Act) => string;
    readonly you: string;
    readonly sending: string;
    readonly gone: string;
    readonly status: Readonly<Record<Status, string>>;
    readonly conflictTitle: string;
    readonly changed: string;
    readonly refusedTitle: string;
    readonly accept: string;
    /** Leads to where a colleague's decision can be overruled. */
    readonly decideElse: string;
    readonly close: string;
  };
  readonly reported: ReportedTexts;
  readonly shift: ShiftTexts;
  readonly opinion: OpinionTexts;
  readonly move: Readonly<Record<DeskMove, string>>;
  readonly done: Readonly<Record<DeskMove | 'close' | 'undo', string>>;
  readonly undo: string;
  readonly undoing: string;
  readonly undone: string;
  readonly kept: string;
  readonly palette: {
    readonly title: string;
    readonly hint: string;
    readonly others: string;
    readonly cancel: string;
    readonly suggested: string;
  };
  readonly returning: ReturnTexts;
  readonly onCard: CardTexts;
  readonly mine: {
    readonly title: string;
    readonly empty: string;
    readonly limit: string;
    readonly see: string;
  };
  readonly keys: KeyTexts;
  readonly say: {
    readonly decided: (name: string, done: string) => string;
    readonly refused: (name: string, why: string) => string;
    readonly brought: (name: string) => string;
    readonly arrivals: (count: number) => string;
    readonly others: (count: number) => string;
    readonly empty: string;
  };
  readonly signal: Readonly<Record<SignalCode, SignalText>>;
  readonly reason: Readonly<Record<Reason, string>>;
  readonly error: Readonly<Record<ErrorCode, string>>;
  readonly waitSeconds: (seconds: number) => string;
  readonly incident: (number: string) => string;
}
