/** Who counts as a newcomer, and where that matters. */
import type { Facts } from './pipeline.js';

/**
 * True for an author with fewer approved comments than the policy asks for. In mode `open`
 * nobody is treated as a newcomer.
 */
export const isNewcomer = ({ policy, author }: Facts): boolean =>
  policy.mode !== 'open' && author.approved < policy.newcomerComments;
