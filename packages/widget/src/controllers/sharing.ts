/** Takes a comment's address along: into the clipboard, or by the browser's own way of sharing. */
import { ShareEvent } from '../late-events.js';
import { ownPageUrl } from '../page-address.js';
import { copyText } from './copy-text.js';
import type { TakingPart } from './taking-part.js';

const linkTo = ({ host }: TakingPart, id: string): string =>
  `${(host.where.ref.url ?? ownPageUrl()).replace(/#.*/, '')}#komentar-${id}`;

export const copyLink = async (part: TakingPart, id: string): Promise<void> => {
  await copyText(part.row(id) ?? part.root, linkTo(part, id));
  part.focus(id, '.more-button');
  part.say(id, part.strings.copied);
  part.host.dispatchEvent(new ShareEvent({ id, way: 'link' }));
};

export const share = (part: TakingPart, id: string): Promise<unknown> =>
  navigator.share({ url: linkTo(part, id) }).then(
    () => part.host.dispatchEvent(new ShareEvent({ id, way: 'share' })),
    // A reader who thinks better of it has not failed.
    () => undefined,
  );
