/** Every cell of the table of actions and roles, and the limits of sites, sizes and tokens. */
import { describe, expect, it } from 'vitest';
import {
  ACTIONS,
  EVERY_SITE,
  ROLES,
  SCOPES,
  can,
  type Action,
  type Role,
  type Target,
} from '#domain/permissions.js';

/** Who may, by the first letters of reader, moderator, lead, admin and script. */
const GRID: Record<Action, string> = {
  'comment.post': 'rmla',
  'queue.read': 'mlas',
  'comment.decide': 'mlas',
  'comment.feature': 'mlas',
  'decision.undo': 'mlas',
  'decision.overrule': 'mlas',
  'comments.bulk': 'mlas',
  'report.close': 'mlas',
  'author.read': 'mlas',
  'author.note': 'mlas',
  'author.contact': 'las',
  'author.sanction': 'mlas',
  'author.ban': 'las',
  'thread.change': 'mlas',
  'rule.read': 'mlas',
  'rule.draft': 'mlas',
  'rule.activate': 'las',
  'log.read': 'mlas',
  'log.export': 'a',
  'team.read': 'la',
  'team.manage': 'a',
  'account.manage': 'mla',
  'site.manage': 'as',
};

const granted = (action: Action, column: Role | 'script'): boolean =>
  GRID[action].includes(column.charAt(0));

const cells = ACTIONS.flatMap((action) => ROLES.map((role) => ({ action, role })));

describe('permissions', () => {
  it('[PM1] the grid of this test has every action of the table', () => {
    expect(Object.keys(GRID)).toEqual(ACTIONS);
  });

  for (const { action, role } of cells) {
    const may = granted(action, role);
    it(`[PM1] ${role} ${may ? 'may' : 'may not'} ${action}`, () => {
      expect(can({ role }, action, { site: 'koran-kita' })).toBe(may);
      expect(can({ role }, action)).toBe(may);
      expect(can({ role }, action, { site: EVERY_SITE })).toBe(may);
    });

    it(`[PM2] ${role} of one site may ${action} there at most, and not on another or on all`, () => {
      const actor = { role, sites: ['koran-kita'] };
      expect(can(actor, action, { site: 'koran-kita' })).toBe(may);
      expect(can(actor, action, { site: 'koran-lain' })).toBe(false);
      expect(can(actor, action, { site: EVERY_SITE })).toBe(false);
    });

    it(`[PM3] ${role} of no site may ${action} nowhere`, () => {
      expect(can({ role, sites: [] }, action, { site: 'koran-kita' })).toBe(false);
    });

    it(`[PM5] a script of ${role} may ${action} only with its scope, and only what scripts may`, () => {
      const both = may && granted(action, 'script');
      expect(can({ role, scopes: [action] }, action)).toBe(both);
      expect(can({ role, scopes: SCOPES }, action)).toBe(both);
      expect(can({ role, scopes: [] }, action)).toBe(false);
      expect(can({ role, scopes: ACTIONS.filter((it) => it !== action) }, action)).toBe(false);
    });
  }
});

describe('limits', () => {
  const DAY = 86_400_000;
  const may = (action: Action, target: Target): string =>
    ROLES.filter((role) => can({ role }, action, target))
      .map((role) => role.charAt(0))
      .join('');

  const cases: readonly [Action, Target, string][] = [
    ['comments.bulk', { items: 1 }, 'mla'],
    ['comments.bulk', { items: 500 }, 'mla'],
    ['comments.bulk', { items: 501 }, 'la'],
    ['comments.bulk', { items: 10_000 }, 'la'],
    ['comments.bulk', { items: 10_001 }, ''],
    ['author.sanction', { forMs: 7 * DAY }, 'mla'],
    ['author.sanction', { forMs: 7 * DAY + 1 }, 'la'],
    ['author.sanction', { forMs: Number.POSITIVE_INFINITY }, 'la'],
    ['decision.overrule', { own: false, reason: true }, 'mla'],
    ['decision.overrule', { own: false, reason: false }, 'la'],
    ['decision.overrule', { own: true, reason: true }, ''],
    ['decision.overrule', { own: false, reason: true, of: 'moderator' }, 'mla'],
    ['decision.overrule', { own: false, reason: true, of: 'lead' }, 'la'],
    ['decision.overrule', { own: false, of: 'admin' }, 'la'],
    ['log.read', { own: true }, 'mla'],
    ['log.read', { own: false }, 'la'],
  ];

  for (const [action, target, who] of cases) {
    it(`[PM4] ${action} of ${JSON.stringify(target)} is granted to "${who}"`, () => {
      expect(may(action, target)).toBe(who);
    });
  }

  it('[PM4] an action without limits has none', () => {
    const huge = { items: 1e9, forMs: Number.POSITIVE_INFINITY, reason: false };
    expect(may('comment.decide', { ...huge, own: true })).toBe('mla');
    expect(may('comment.decide', { ...huge, own: false })).toBe('mla');
  });
});
