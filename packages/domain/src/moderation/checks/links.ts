/** Holds newcomers' links, too many links, and links that hide where they lead. */
import type { Check, Facts } from '../pipeline.js';
import { bareHost, isWithin } from '../link-host.js';
import { findLinks, type FoundLink } from '../links.js';
import { isNewcomer } from '../newcomers.js';
import type { Signal, SignalCode } from '../signal.js';
import { signalAt } from '../spans.js';

const trustedBy = ({ ownHosts, policy }: Facts): ((link: FoundLink) => boolean) => {
  const domains = [...ownHosts, ...policy.trustedDomains].map((name) =>
    bareHost(name.toLowerCase()),
  );
  return ({ host }) => host !== undefined && domains.some((domain) => isWithin(host, domain));
};

const held = (code: SignalCode, text: string, links: readonly FoundLink[]): Signal =>
  signalAt(
    { check: 'links', code, advice: 'hold' },
    text,
    links.map(({ span }) => span),
  );

/**
 * Links to the site's own hosts and to trusted domains do not count. A hidden link is held
 * wherever it leads, since only a person can tell. Links by newcomers are held in every mode
 * but `open`.
 */
export const linksCheck: Check = {
  name: 'links',
  run: ({ text }, facts) => {
    const links = findLinks(text);
    const isTrusted = trustedBy(facts);
    const hidden = links.filter((link) => link.hidden);
    const foreign = links.filter((link) => link.host !== undefined && !isTrusted(link));
    return [
      ...(foreign.length > 0 && isNewcomer(facts) ? [held('newcomer-link', text, foreign)] : []),
      ...(foreign.length > facts.policy.maxLinks ? [held('many-links', text, foreign)] : []),
      ...(hidden.length > 0 ? [held('hidden-link', text, hidden)] : []),
    ];
  },
};
