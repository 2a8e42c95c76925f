/** The log and the history of a comment in English. */
import type { LogTexts } from './log-texts.js';

const SANCTIONED: Readonly<Record<string, string>> = {
  ...{ warn: 'warned', slow: 'slowed down', premod: 'checked first', mute: 'muted' },
  ...{ suspend: 'suspended', ban: 'banned' },
};

const FEATURED: Readonly<Record<string, string>> = { pin: 'pinned', pick: 'picked' };

export const enLog: LogTexts = {
  acts: {
    'comment:approve': { name: 'Approved', sentence: ({ by, what }) => `${by} approved ${what}` },
    'comment:reject': { name: 'Rejected', sentence: ({ by, what }) => `${by} rejected ${what}` },
    'comment:spam': {
      name: 'Marked as spam',
      sentence: ({ by, what }) => `${by} marked ${what} as spam`,
    },
    'comment:return': {
      name: 'Returned',
      sentence: ({ by, what }) => `${by} returned ${what} to be changed`,
    },
    'comment:restore': {
      name: 'Published after all',
      sentence: ({ by, what }) => `${by} published ${what} after all`,
    },
    'decision:undo': {
      name: 'Undone',
      sentence: ({ by, what }) => `${by} took back the decision on ${what}`,
    },
    'report:close': {
      name: 'Closed reports',
      sentence: ({ by, what, detail }) =>
        `${by} ${detail['outcome'] === 'upheld' ? 'upheld' : 'closed'} the reports of ${what}`,
    },
    'opinion:ask': {
      name: 'Asked for an opinion',
      sentence: ({ by, what }) => `${by} asked the colleagues about ${what}`,
    },
    'opinion:answer': {
      name: 'Answered a colleague',
      sentence: ({ by, what }) => `${by} answered a colleague’s question about ${what}`,
    },
    'comment:feature': {
      name: 'Pinned and picked',
      sentence: ({ by, what, detail: { to } }) =>
        `${by} ${FEATURED[String(to)] ?? 'no longer sets apart'} ${what}`,
    },
    'author:sanction': {
      name: 'Sanctioned',
      sentence: ({ by, what, detail }) =>
        `${by} sanctioned ${what}: ${SANCTIONED[String(detail['kind'])] ?? ''}`,
    },
    'sanction:undo': {
      name: 'Took a sanction back',
      sentence: ({ by, what }) => `${by} took back a sanction of ${what}`,
    },
    'sanction:lift': {
      name: 'Lifted a sanction',
      sentence: ({ by, what }) => `${by} lifted a sanction of ${what}`,
    },
    'sanction:acknowledge': {
      name: 'Read a warning',
      sentence: ({ what }) => `A warning was read by ${what}`,
    },
    'author:note': {
      name: 'Noted',
      sentence: ({ by, what }) => `${by} wrote a note about ${what}`,
    },
    'thread:change': {
      name: 'Set a thread',
      sentence: ({ by, what }) => `${by} changed the settings of ${what}`,
    },
    'thread:undo': {
      name: 'Took a thread’s settings back',
      sentence: ({ by, what }) => `${by} took back the settings of ${what}`,
    },
    'thread:turn': {
      name: 'A thread’s settings ran out',
      sentence: ({ what }) => `The settings of ${what} ran out`,
    },
    'site:add': { name: 'Added a site', sentence: ({ by, what }) => `${by} added ${what}` },
    'site:origins': {
      name: 'Changed a site’s addresses',
      sentence: ({ by, what }) => `${by} changed the addresses of ${what}`,
    },
    'site:policy': {
      name: 'Changed a site’s rules',
      sentence: ({ by, what }) => `${by} changed the rules of ${what}`,
    },
    'site:identity': {
      name: 'Changed a site’s accounts',
      sentence: ({ by, what }) => `${by} changed how readers sign in at ${what}`,
    },
    'comment:concur': {
      name: 'Decided the same',
      sentence: ({ by, what }) => `${by} decided the same on ${what}`,
    },
    'moderator:add': {
      name: 'Added to the desk',
      sentence: ({ by, what }) => `${by} added ${what} to the desk`,
    },
    'moderator:invite': {
      name: 'Invited to the desk',
      sentence: ({ by, detail }) => `${by} invited somebody as ${String(detail['role'])}`,
    },
    'moderator:uninvite': {
      name: 'Took an invitation back',
      sentence: ({ by }) => `${by} took an invitation back`,
    },
    'moderator:change': {
      name: 'Changed a member',
      sentence: ({ by, what }) => `${by} changed what ${what} is at the desk`,
    },
    'moderator:rename': {
      name: 'Changed a name',
      sentence: ({ by, what }) => `${by} changed the name of ${what}`,
    },
    'password:change': {
      name: 'Changed a password',
      sentence: ({ by, what }) => `${by} changed the password of ${what}`,
    },
    'second-factor:on': {
      name: 'Turned two-step on',
      sentence: ({ by, what }) => `${by} turned two-step sign-in on for ${what}`,
    },
    'second-factor:off': {
      name: 'Turned two-step off',
      sentence: ({ by, what }) => `${by} turned two-step sign-in off for ${what}`,
    },
    'second-factor:renew': {
      name: 'Made new recovery codes',
      sentence: ({ by, what }) => `${by} made new recovery codes for ${what}`,
    },
    'session:end': {
      name: 'Ended sessions',
      sentence: ({ by, what }) => `${by} ended sessions of ${what}`,
    },
    'token:create': {
      name: 'Made a token',
      sentence: ({ by, what }) => `${by} made a script’s token for ${what}`,
    },
    'rule:plant': { name: 'Planted a rule', sentence: () => 'The server planted a rule' },
    'rule:import': { name: 'Imported a rule', sentence: ({ by }) => `${by} imported a rule` },
    'rule:save': { name: 'Saved a rule', sentence: ({ by }) => `${by} saved a rule` },
    'rule:activate': {
      name: 'Put a rule into force',
      sentence: ({ by }) => `${by} put a rule into force`,
    },
    'rule:retire': { name: 'Retired a rule', sentence: ({ by }) => `${by} retired a rule` },
    'rule:undo': {
      name: 'Took a rule back',
      sentence: ({ by }) => `${by} gave a rule an earlier version back`,
    },
    'log:export': {
      name: 'Exported the log',
      sentence: ({ by, what }) => `${by} exported the log of ${what}`,
    },
  },
  unknownAct: ({ by, what }, act) => `${by}: ${act}, ${what}`,
  system: 'The server',
  clock: 'The clock',
  ruleBy: (name) => `Rule ${name}`,
  author: 'Its author',
  commentOf: (name) => `the comment by ${name}`,
  thisComment: 'this comment',
  someTarget: {
    comment: 'a comment that is gone',
    report: 'a comment that is gone',
    author: 'an author who is gone',
    thread: 'a thread that is gone',
    rule: 'a rule',
    moderator: 'a member of the desk who is gone',
    site: 'a site that is gone',
  },
  allSites: 'all sites',
  page: {
    filters: 'Filter',
    site: 'Site',
    anySite: 'All sites',
    noSite: 'Beyond the sites',
    who: 'Who',
    anybody: 'Anybody',
    me: 'Me',
    act: 'Act',
    anyAct: 'Any',
    since: 'From',
    until: 'To',
    oneComment: 'One comment only',
    oneAuthor: 'One author only',
    oneRule: 'One rule only',
    takeAway: 'Clear filter',
    history: 'History',
    historyOf: (name) => `History of the comment by ${name}`,
    onlyOwn: 'You see your own acts.',
    empty: 'No act fits.',
    more: 'Show earlier ones',
    loading: 'Loading…',
    exporting: 'Export',
    exportHint: 'The whole log of the site, within the dates chosen. Exporting is logged as well.',
    chooseSite: 'Choose one site first.',
    csv: 'CSV for spreadsheets',
    json: 'JSON Lines',
  },
  history: {
    title: (name) => `History of the comment by ${name}`,
    written: 'Written',
    changed: (n) => `Changed by its author (text ${n})`,
    found: 'What the checks found',
    reported: (reason) => `Reported by a reader: ${reason}`,
    reportStates: {
      open: 'still open',
      upheld: 'upheld',
      dismissed: 'dismissed',
      duplicate: 'a duplicate',
      expired: 'expired',
    },
    withdrawn: 'Withdrawn by its author',
    note: 'Note',
    whole: 'See in the log',
  },
};
