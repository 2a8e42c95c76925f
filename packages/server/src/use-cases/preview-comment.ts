/** `comment:preview`: a text as it would be shown; nothing is kept of it. */
import { graphemes, normaliseBody } from '@komentar/domain';
import { Refusal, type UseCase } from '../use-case.js';
import { render } from './judge-text.js';
import { siteOf } from './name-thread.js';
import { policyOf } from './policy-of.js';
import type { Ports } from './ports.js';

export const previewComment = (
  ports: Pick<Ports, 'sites' | 'sanitizer'>,
): UseCase<'comment:preview', 'anyone'> => ({
  name: 'comment:preview',
  allowed: 'anyone',
  run: async ({ site, body }) => {
    const { maxGraphemes } = policyOf(await siteOf(ports.sites, site));
    const text = normaliseBody(body);
    // A text too short to be posted is one that is still being written.
    if (graphemes(text) > maxGraphemes) throw new Refusal('too-long', { field: 'body' });
    const { html } = await render(ports, text);
    return { value: { html } };
  },
});
