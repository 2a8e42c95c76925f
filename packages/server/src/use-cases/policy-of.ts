/** The rules for commenting that hold on a site: its own laid over the defaults. */
import { DEFAULT_POLICY, type Policy } from '@komentar/domain';
import type { SiteRecord } from '../ports/records.js';

export const policyOf = (site: SiteRecord): Policy => ({
  ...DEFAULT_POLICY,
  ...site.policy,
});
