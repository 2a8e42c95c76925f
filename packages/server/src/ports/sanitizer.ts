/** What the use-cases need from whatever turns a comment's text into HTML that is safe to show. */

/**
 * The answer for one text.
 *
 * - `ok: true`: `html` holds only what the allow-list permits; `version` names the rules it was made with, so that a
 *   store can find what has to be rendered again after the rules change.
 * - `why: 'cap'`: the text is over the cap named in `cap`; nothing was parsed. The two names `queue-full` and `closed`
 *   speak of the server, not of the text: the same text may be sent again later.
 * - `why: 'too-complex'`: rendering did not end within its deadline, or broke.
 */
export type Rendered =
  | { readonly ok: true; readonly html: string; readonly version: number }
  | { readonly ok: false; readonly why: 'too-complex' | 'cap'; readonly cap?: string };

/** Renders comments, off the main thread. Every `render` is answered; none rejects because of its text. */
export interface Sanitizer {
  /** Turns a comment's normalised text (light Markdown) into safe HTML. */
  render(body: string): Promise<Rendered>;
  /** Ends all workers; what is still waiting is answered with the cap `closed`. */
  close(): Promise<void>;
}
