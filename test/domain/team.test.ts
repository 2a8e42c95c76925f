/** Who reaches whom, and who must remain. */
import { describe, expect, it } from 'vitest';
import { isWholeAdmin, reaches, seesMember } from '#domain/team.js';

const whole = { role: 'admin' } as const;
const part = { role: 'admin', sites: ['a', 'b'] } as const;
const lead = { role: 'lead', sites: ['a'] } as const;
const moderator = { role: 'moderator' } as const;

describe('the team', () => {
  it.each([
    [undefined, true, false],
    [['a'], true, true],
    [['a', 'b'], true, true],
    [['a', 'c'], true, false],
    [['c'], true, false],
    [[], true, true],
  ] as const)(
    '[TM1] whoever has the sites %j is in reach of an admin of all: %s, of a and b: %s',
    (sites, all, some) => {
      expect(reaches(whole, 'team.manage', { sites })).toBe(all);
      expect(reaches(part, 'team.manage', { sites })).toBe(some);
      for (const other of [lead, moderator, { role: 'reader' } as const])
        expect(reaches(other, 'team.manage', { sites })).toBe(false);
    },
  );

  it('[TM2] members who share a site see each other in the list, where their role may look at it', () => {
    expect(seesMember(lead, {})).toBe(true);
    expect(seesMember(lead, { sites: ['b', 'a'] })).toBe(true);
    expect(seesMember(lead, { sites: ['b'] })).toBe(false);
    expect(seesMember(whole, { sites: ['z'] })).toBe(true);
    expect(seesMember(whole, { sites: [] })).toBe(true);
    expect(seesMember(moderator, {})).toBe(false);
  });

  it('[TM3] only an admin of all sites can manage everything', () => {
    expect(isWholeAdmin({ role: 'admin' })).toBe(true);
    expect(isWholeAdmin({ role: 'admin', sites: ['a'] })).toBe(false);
    expect(isWholeAdmin({ role: 'lead' })).toBe(false);
  });
});
