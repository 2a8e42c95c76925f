/** The texts of the log and of a comment's history as a type; fetched with them, so not part of the desk's catalogue. */

/** What an act's sentence is made of; names stand in direction isolates already. */
export interface Said {
  /** Who did it. */
  readonly by: string;
  /** What it was done to, as part of a sentence. */
  readonly what: string;
  /** The entry's own facts. */
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface ActText {
  /** In the list of what can be filtered by. */
  readonly name: string;
  readonly sentence: (said: Said) => string;
}

export interface LogTexts {
  /** By act. An act that has none is shown by its own name. */
  readonly acts: Readonly<Record<string, ActText>>;
  readonly unknownAct: (said: Said, act: string) => string;
  readonly system: string;
  readonly clock: string;
  readonly ruleBy: (name: string) => string;
  readonly author: string;
  readonly commentOf: (name: string) => string;
  readonly thisComment: string;
  /** Of targets that are gone, by their kind. */
  readonly someTarget: Readonly<Record<string, string>>;
  readonly allSites: string;
  readonly page: {
    readonly filters: string;
    readonly site: string;
    readonly anySite: string;
    /** What belongs to no single site. */
    readonly noSite: string;
    readonly who: string;
    readonly anybody: string;
    readonly me: string;
    readonly act: string;
    readonly anyAct: string;
    readonly since: string;
    readonly until: string;
    readonly oneComment: string;
    readonly oneAuthor: string;
    readonly oneRule: string;
    readonly takeAway: string;
    readonly history: string;
    readonly historyOf: (name: string) => string;
    readonly onlyOwn: string;
    readonly empty: string;
    readonly more: string;
    readonly loading: string;
    readonly exporting: string;
    readonly exportHint: string;
    readonly chooseSite: string;
    readonly csv: string;
    readonly json: string;
  };
  readonly history: {
    readonly title: (name: string) => string;
    readonly written: string;
    readonly changed: (n: number) => string;
    readonly found: string;
    readonly reported: (reason: string) => string;
    readonly reportStates: Readonly<Record<string, string>>;
    readonly withdrawn: string;
    readonly note: string;
    readonly whole: string;
  };
}
