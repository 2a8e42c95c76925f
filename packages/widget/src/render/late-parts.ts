/** The parts of a section's frame that appear after the first comments. */
import { counted, type Strings, type WritingStrings } from '@komentar/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { LiveSwitch } from '../controllers/live-switch.js';
import type { OpenLine } from '../controllers/thread-access.js';

interface SwitchView {
  readonly texts: Strings;
  readonly strings: WritingStrings;
  readonly live: LiveSwitch;
  readonly line: OpenLine | undefined;
}

const button = (
  it: { readonly look: string; readonly said: string; readonly label: string },
  live: LiveSwitch,
): TemplateResult => html`<button
  class="live ${it.look}"
  part="live-dot"
  type="button"
  aria-pressed=${String(live.isPaused)}
  title=${it.label}
  @click=${live.toggle}
>
  <span>${it.said}</span>
</button>`;

/** The word, and how many read along where that is more than the reader. */
const saidLive = ({ readers = 0 }: OpenLine, { live, lang }: Strings, late: WritingStrings) =>
  readers > 1 ? `${live} · ${counted(late.readers, readers, lang)}` : live;

/**
 * A dot that says whether the list keeps itself current, and pauses that (WCAG 2.2, 2.2.2): full while
 * live, hollow while the line is lost for long, struck while paused (S10, S11).
 */
export const switchOf = ({ texts, strings, live, line }: SwitchView): unknown => {
  if (!live.isAllowed) return nothing;
  if (live.isPaused)
    return button({ look: 'paused', said: strings.livePaused, label: strings.liveResume }, live);
  const label = strings.livePause;
  if (line?.isReconnecting) return button({ look: 'lost', said: texts.reconnecting, label }, live);
  const isOn = line?.status === 'live' || line?.status === 'reconnecting';
  return isOn ? button({ look: '', said: saidLive(line, texts, strings), label }, live) : nothing;
};

/** A way past something, seen while it has the focus (W-83). */
export const wayOf = (text: string | undefined, handleClick: () => void): unknown =>
  text === undefined
    ? nothing
    : html`<button class="way" type="button" @click=${handleClick}>${text}</button>`;

/** What the keys do, for those who ask (W-82). */
export const keysOf = (strings: WritingStrings): TemplateResult => {
  const { shortcuts, keysMove, keysSend, keysClose } = strings;
  return html`<details class="keys">
    <summary>${shortcuts}</summary>
    <ul>
      ${[keysMove, keysSend, keysClose].map((text) => html`<li>${text}</li>`)}
    </ul>
  </details>`;
};

/** The button over the list behind which new comments wait. */
export const pillOf = (
  { newComments, lang }: Strings,
  buffered: number,
  handleClick: () => unknown,
): unknown =>
  buffered > 0
    ? html`<button class="pill" part="pill" type="button" @click=${handleClick}>
        ${counted(newComments, buffered, lang)}
      </button>`
    : nothing;

/** The way from the page a link led to, to the whole list. */
export const allOf = ({ viewAll }: WritingStrings, handleClick: () => unknown): TemplateResult =>
  html`<button class="pill" part="pill" type="button" @click=${handleClick}>${viewAll}</button>`;

/** The same where the page holds nothing but that one conversation (S31). */
export const oneOf = (
  { oneConversation, viewAll }: WritingStrings,
  handleClick: () => unknown,
): TemplateResult =>
  html`<p class="offline">
    ${oneConversation}
    <button class="link" type="button" @click=${handleClick}>${viewAll}</button>
  </p>`;

/** A word over the list, as long as it holds (S30). */
export const wordOf = (text: string | undefined): unknown =>
  text === undefined ? nothing : html`<span class="pill word" role="status">${text}</span>`;

/** Said over the list for as long as it holds: no network (S09), a page older than its server (S32). */
export const standingOf = (text: string | undefined): unknown =>
  text === undefined ? nothing : html`<p class="offline">${text}</p>`;
