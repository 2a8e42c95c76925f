/** `sanction:acknowledge`: an author says that he has read a warning, and may write again. */
import { Refusal, type UseCase } from '../use-case.js';
import { standingAgainst } from './bearing.js';
import type { Ports } from './ports.js';
import { tellSanctions } from './tell.js';

export const acknowledgeSanction = (
  ports: Pick<Ports, 'sanctions' | 'announce'>,
): UseCase<'sanction:acknowledge', 'guest'> => ({
  name: 'sanction:acknowledge',
  allowed: 'guest',
  run: async ({ sanctionId }, { authorId, now }) => {
    const sanction = await ports.sanctions.find(sanctionId);
    if (sanction?.authorId !== authorId || sanction.kind !== 'warn')
      throw new Refusal('unknown-sanction', { field: 'sanctionId' });
    const how = 'acknowledged';
    const ended = await ports.sanctions.end({ sanctionId, how, at: now, by: null });
    // Said twice, or lifted meanwhile: there is nothing left to acknowledge, which is what was wanted.
    if (ended.kind === 'written')
      await tellSanctions(ports, { id: authorId, site: sanction.site }, now);
    return { value: { sanctions: await standingAgainst(ports, authorId, now) } };
  },
});
