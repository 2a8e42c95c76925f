/** Asks the page before a comment is sent. */
import { BeforeSubmitEvent } from '../late-events.js';
import type { BeforeSubmit, SubmitDraft } from '../section-properties.js';

interface AskingHost extends HTMLElement {
  readonly beforeSubmit: BeforeSubmit | undefined;
}

/**
 * What is to be sent: the draft as the page wants it, `undefined` where it keeps it back. A page whose
 * function fails has not objected.
 */
export const permitted = async (
  host: AskingHost,
  draft: SubmitDraft,
): Promise<SubmitDraft | undefined> => {
  if (!host.dispatchEvent(new BeforeSubmitEvent(draft))) return undefined;
  const answer = await host.beforeSubmit?.(draft).catch(() => draft);
  return answer === false ? undefined : (answer ?? draft);
};
