/** `setup:complete`: the first administrator, and with it the first site, once. */
import type { UseCase } from '../use-case.js';
import { Refusal } from '../use-case.js';
import { addSite, originOf } from './add-site.js';
import type { Ports } from './ports.js';
import { openDesk } from './sign-in.js';

export const completeSetup = (
  ports: Pick<Ports, 'desk' | 'sites' | 'secrets' | 'secondFactorRequired'>,
): UseCase<'setup:complete', 'anyone'> => ({
  name: 'setup:complete',
  allowed: 'anyone',
  run: async ({ code, name, email, password, site }, caller) => {
    const { now } = caller;
    if (site && originOf(site.origin) === undefined) {
      throw new Refusal('invalid', { field: 'site.origin' });
    }
    if ((await ports.desk.count()) > 0) throw new Refusal('setup-closed');
    // Looked at before the code is used up: a form that can be corrected must not cost the link.
    const taken = site && (await ports.sites.find(site.id));
    if (taken && !taken.demo) throw new Refusal('name-taken', { field: 'site.id' });
    const passwordHash = await ports.secrets.hashPassword(password);
    if (!ports.secrets.useSetupCode(code)) throw new Refusal('setup-closed');
    const moderator = {
      id: ports.secrets.newId(),
      email,
      name,
      role: 'admin',
      passwordHash,
      createdAt: now,
    } as const;
    // The code of several nodes is good on each of them, also for two forms at one moment.
    if ((await ports.desk.addFirst(moderator)) === 'taken') throw new Refusal('setup-closed');
    if (site) await addSite(ports.sites, { ...site, addresses: [site.origin] }, now);
    return openDesk(ports, moderator, caller);
  },
});
