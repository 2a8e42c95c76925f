/** Every cell of the table of roles and actions, and the limits of sites. */
import { describe, expect, it } from 'vitest';
import { ROLES, can, type Action, type Role } from '#domain/permissions.js';

const GRID: Record<Action, Record<Role, boolean>> = {
  'comment.post': { reader: true, moderator: true, lead: true, admin: true },
  'queue.read': { reader: false, moderator: true, lead: true, admin: true },
  'comment.decide': { reader: false, moderator: true, lead: true, admin: true },
  'comment.feature': { reader: false, moderator: true, lead: true, admin: true },
  'decision.undo': { reader: false, moderator: true, lead: true, admin: true },
  'site.manage': { reader: false, moderator: false, lead: false, admin: true },
};

const cells = (Object.keys(GRID) as Action[]).flatMap((action) =>
  ROLES.map((role) => ({ action, role, granted: GRID[action][role] })),
);

describe('permissions', () => {
  for (const { action, role, granted } of cells) {
    it(`[PM1] ${role} ${granted ? 'may' : 'may not'} ${action}`, () => {
      expect(can({ role }, action, 'koran-kita')).toBe(granted);
      expect(can({ role }, action)).toBe(granted);
    });

    it(`[PM2] ${role} of one site may ${action} there at most, and not on another`, () => {
      const actor = { role, sites: ['koran-kita'] };
      expect(can(actor, action, 'koran-kita')).toBe(granted);
      expect(can(actor, action, 'koran-lain')).toBe(false);
    });

    it(`[PM3] ${role} of no site may ${action} nowhere`, () => {
      expect(can({ role, sites: [] }, action, 'koran-kita')).toBe(false);
    });
  }
});
