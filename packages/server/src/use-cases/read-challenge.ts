/** `challenge:read`: work for a guest's browser. */
import type { UseCase } from '../use-case.js';
import { siteOf } from './name-thread.js';
import type { Ports } from './ports.js';

export const readChallenge = ({
  sites,
  challenge,
}: Pick<Ports, 'sites' | 'challenge'>): UseCase<'challenge:read', 'anyone'> => ({
  name: 'challenge:read',
  allowed: 'anyone',
  run: async ({ site }) => {
    const { id } = await siteOf(sites, site);
    return { value: await challenge.issue(id) };
  },
});
