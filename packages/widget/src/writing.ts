/** Everything that writing takes, in one piece that is fetched after the first comments are shown. */
import { writingStringsFor, type WritingStrings } from '@komentar/client';
import { Author } from './controllers/author.js';
import { TakingPart } from './controllers/taking-part.js';
import './komentar-composer.js';
import type { RowTools } from './render/comment-row.js';
import { rowTools } from './render/row-tools.js';

// With it comes the frame's late part: apart the two would be larger, and one request more.
export { FrameExtras } from './frame-extras.js';

/** The writer's texts in a language; with this piece comes the composer, registered. */
export const writingStrings = (lang: string): Promise<WritingStrings> => writingStringsFor(lang);

/** Where somebody writes, with whom it takes. */
interface Desk {
  readonly strings: WritingStrings | undefined;
  author: Author | undefined;
  part: TakingPart | undefined;
  tools: RowTools | undefined;
}

type Parts = Omit<ConstructorParameters<typeof TakingPart>[0], 'desk'> &
  ConstructorParameters<typeof Author>[0];

/** Puts at a desk whoever writes there, once; later only with the texts of another language. */
export const beginWriting = (desk: Desk, parts: Parts): void => {
  if (!desk.strings) return;
  desk.author ??= new Author(parts);
  desk.author.strings = desk.strings;
  if (desk.part) return;
  const part = (desk.part = new TakingPart({ ...parts, desk }));
  desk.tools = rowTools(part);
  desk.author.handleMine = part.takeMine;
  desk.author.sending.openReply = async (id) => {
    part.replying.add(id);
    await part.render(id);
  };
};
