/** `<komentar-composer>`: where a reader writes; a text leaves it only for the line in which it is kept. */
import { counted, type WritingStrings } from '@komentar/client';
import { graphemes } from '@komentar/domain';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { ComposerTools } from './composer-tools.js';
import type { Author } from './controllers/author.js';
import type { Composing, FieldName, Problem } from './controllers/sending.js';
import { unsendable } from './controllers/unsendable.js';
import { define } from './define.js';
import { fitText } from './render/fit-text.js';
import {
  buttonsOf,
  counterOf,
  guestFields,
  hintOf,
  memberLine,
  noteOf,
  sentLine,
} from './render/composer-parts.js';
import { withName } from './render/with-name.js';
import { adopt } from './styles/adopt.js';
import { composerStyles } from './styles/composer.js';

/** The counter appears when this many characters are left (W-23). */
const SHOW_LEFT_AT = 200;
/** Where it is said aloud; in between it would only disturb. */
const SAY_LEFT_AT = [100, 20, 0];

/** A paste longer than this is mentioned: it may not have been meant for here (W-44). */
const LONG_PASTE = 5_000;

/** The second press of a double click is not another comment. */
const DOUBLE_MS = 700;

export class KomentarComposer extends LitElement implements Composing {
  static override readonly properties = {
    strings: { attribute: false },
    parentName: { attribute: false },
    isClosed: { attribute: false },
    isActive: { state: true },
    isBusy: { state: true },
    left: { state: true },
    note: { state: true },
    tools: { state: true },
  };

  strings!: WritingStrings;
  desk!: Author;
  /** The comment that is answered; empty for a comment of its own. */
  parentId = '';
  /** Whom the reply answers. */
  parentName: string | undefined;
  isClosed = false;
  /** Closes a reply; absent for the section's own composer. */
  cancel: (() => void) | undefined;
  /** Called when a text has gone on its way. */
  handleSent: (() => void) | undefined;
  /** Brings the reader to a comment just sent. */
  goTo: ((commentId: string) => void) | undefined;
  /** True once the reader has come to it; before that it takes no more room than was kept for it. */
  isActive = false;
  isBusy = false;
  /** Characters left, once they are few. */
  left: number | undefined;
  /** A word about what the reader just did here. */
  note = '';
  tools: ComposerTools | undefined;
  #sentAt = -Infinity;
  #awaitsSignIn = false;
  #problem: Problem | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.desk.sending.composers.add(this);
    this.desk.drafts.open(this.parentId);
    this.#count();
    adopt(this, composerStyles);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.desk.sending.composers.delete(this);
  }

  get #text(): string {
    return this.desk.drafts.get(this.parentId) ?? '';
  }

  get area(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  protected override updated(_changed: PropertyValues): void {
    const { area } = this;
    // The field belongs to the reader; it is only written to when its text came from elsewhere.
    if (area && area.value !== this.#text) {
      area.value = this.#text;
      this.#count();
      if (this.isActive) fitText(area);
    }
    const problem = this.desk.sending.problems.get(this.parentId);
    const isNew = problem !== undefined && problem !== this.#problem;
    this.#problem = problem;
    if (isNew) this.#focusProblem(problem.field);
    if (this.#awaitsSignIn && !this.desk.isGuestBarred) void this.#submit();
  }

  #focusProblem(field: FieldName | undefined): void {
    if (field === undefined) return;
    if (!this.contains((this.getRootNode() as ShadowRoot).activeElement)) return;
    const name = field === 'body' ? 'textarea' : `.${field} input`;
    this.querySelector<HTMLElement>(name)?.focus();
  }

  /** Puts the cursor into the text without letting the page jump. */
  focusText(): void {
    this.area?.focus({ preventScroll: true });
    this.area?.scrollIntoView({ block: 'nearest' });
  }

  /** Counts what is left, and says so at a few points on the way. */
  #count(): void {
    const { maxGraphemes } = this.desk.site;
    const before = this.left ?? Infinity;
    // Graphemes are never more than code units: counting starts where it can matter.
    const isNear = this.#text.length > maxGraphemes - SHOW_LEFT_AT;
    const left = isNear ? maxGraphemes - graphemes(this.#text) : Infinity;
    this.left = left <= SHOW_LEFT_AT ? left : undefined;
    if (!SAY_LEFT_AT.some((at) => left <= at && before > at)) return;
    this.desk.announcer.say(this.#leftText(left));
  }

  #leftText(left: number): string {
    const { strings } = this;
    return counted(left < 0 ? strings.over : strings.left, Math.abs(left), strings.lang);
  }

  #handleInput = (event: Event): void => {
    const area = event.target as HTMLTextAreaElement;
    this.desk.drafts.typed(this.parentId, area.value);
    const { problems } = this.desk.sending;
    if (problems.get(this.parentId)?.field !== 'name') problems.delete(this.parentId);
    this.desk.sent = undefined;
    this.#awaitsSignIn = false;
    this.note = '';
    this.#count();
    fitText(area);
    this.tools?.handleInput();
    this.requestUpdate();
  };

  #handlePaste = (event: ClipboardEvent): void => {
    if ((event.clipboardData?.getData('text/plain').length ?? 0) <= LONG_PASTE) return;
    // After the input it causes, which takes notes away.
    setTimeout(() => {
      this.note = this.strings.pasteLong;
      this.desk.announcer.say(this.note);
    });
  };

  #handleCard = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement;
    const { card } = this.desk;
    this.desk.card = { name: card.name, email: card.email, [name]: value.trim() };
    if (this.desk.sending.problems.get(this.parentId)?.field === name)
      this.desk.sending.problems.delete(this.parentId);
    this.requestUpdate();
  };

  /** The tools come when somebody is about to write. */
  #handleComing = (): void => {
    this.tools ??= new ComposerTools(this);
  };

  #handleFocus = (event: Event): void => {
    this.#handleComing();
    // Not for buttons: they would move away from under the pointer before it is let go.
    if (event.target !== this.area) return;
    this.isActive = true;
    this.desk.drafts.check(this.parentId);
  };

  #handleKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.#submit(event);
    if (event.key === 'Escape' && this.cancel) {
      event.stopPropagation();
      if (this.#text.trim() === '') this.cancel();
      else this.querySelector<HTMLElement>('.cancel')?.focus();
    }
  };

  /** True where nothing the reader sends would be taken; what is said stands for as long (S26, S28). */
  get #isShut(): boolean {
    return this.isClosed || (this.desk.standing?.isBarring ?? false);
  }

  /** Nothing is left to be written, and nothing to be kept. A reply's field holds the way to close it. */
  get #isAway(): boolean {
    const isGone = this.isClosed || (this.#isShut && !this.cancel);
    return isGone && this.#text.trim() === '';
  }

  get #isHeld(): boolean {
    const isDouble = this.#text === '' && performance.now() - this.#sentAt < DOUBLE_MS;
    return this.isBusy || isDouble || this.#isShut || this.desk.sending.pause.leftMs > 0;
  }

  /** Says what keeps the text from being sent. @returns whether nothing does */
  #isSendable(): boolean {
    const { desk, parentId, strings } = this;
    const wrong = unsendable(this.#text, desk, strings);
    desk.sending.problems.delete(parentId);
    if (wrong) desk.sending.problems.set(parentId, wrong);
    this.isActive = true;
    this.requestUpdate();
    return !wrong;
  }

  #submit = async (event?: Event): Promise<void> => {
    event?.preventDefault();
    if (this.#isHeld) return;
    const { desk, parentId } = this;
    this.#awaitsSignIn = false;
    if (!this.#isSendable()) return;
    this.isBusy = true;
    const wasBarred = desk.isGuestBarred;
    const website = this.querySelector<HTMLInputElement>('.website input')?.value ?? '';
    const hasLeft = await desk.sending.submit({ parentId, body: this.#text, website });
    this.isBusy = false;
    this.#awaitsSignIn = !hasLeft && wasBarred;
    if (!hasLeft) return;
    this.#sentAt = performance.now();
    this.tools?.close();
    this.handleSent?.();
  };

  #label(): unknown {
    const { strings, parentName } = this;
    return parentName === undefined ? strings.writeLabel : withName(strings.replyLabel, parentName);
  }

  #sendText(): string {
    const { strings, desk, cancel } = this;
    if (this.isBusy) return strings.sending;
    if (desk.isGuestBarred) return strings.signInAndSend;
    return cancel ? strings.sendReply : strings.send;
  }

  #buttons(): unknown {
    const { strings, cancel, desk, isBusy } = this;
    const isHeld = this.#isShut || isBusy || desk.sending.pause.leftMs > 0;
    const copy = this.#isShut ? () => void desk.copy(this.#text) : undefined;
    return buttonsOf({ strings, copy, cancel, isHeld, send: this.#sendText() });
  }

  #writer(): unknown {
    const { strings, desk, parentId } = this;
    const { memberName: name, card } = desk;
    if (name !== undefined) return memberLine({ strings, name, signOut: desk.signOut });
    const problem = desk.sending.problems.get(parentId);
    const key = parentId || 'baru';
    return desk.site.guests
      ? guestFields({ strings, card, key, problem, handleCard: this.#handleCard })
      : nothing;
  }

  /** What is said under the text: about its draft, about waiting, about what comes next. */
  #note(): unknown {
    const { strings, desk, parentId, note } = this;
    const hasText = this.#text.trim() !== '';
    const { drafts, sending } = desk;
    const pauseMs = sending.pause.leftMs;
    const said = { note, pauseMs, hasText, hasRoom: this.isActive };
    return noteOf({ strings, drafts, parentId, discardAll: desk.discardDrafts, ...said });
  }

  #bar(): unknown {
    const { isActive, tools, left } = this;
    const counter = left === undefined ? nothing : counterOf(left, this.#leftText(left));
    return isActive
      ? html`<div class="bar">${tools?.toolbar()} ${counter} ${tools?.toggle()}</div>`
      : nothing;
  }

  #field(key: string): unknown {
    const { strings, desk, parentId, left = 0 } = this;
    const isWrong = left < 0 || desk.sending.problems.get(parentId)?.field === 'body';
    return html`<textarea
      id="teks-${key}"
      part="textarea"
      rows="3"
      dir="auto"
      placeholder=${strings.writePlaceholder}
      aria-invalid=${isWrong ? 'true' : nothing}
      aria-errormessage="salah-${key}"
      aria-describedby="catatan-${key}"
      @input=${this.#handleInput}
      @paste=${this.#handlePaste}
    ></textarea>`;
  }

  /** What is said around the box. */
  #words(key: string): unknown {
    const { strings, desk, parentId, isActive, isClosed, cancel, goTo } = this;
    const { text = '' } = desk.sending.problems.get(parentId) ?? {};
    return html`<p class="problem" id="salah-${key}" role="alert">
        ${isClosed ? strings.closedWhileTyping : text}
      </p>
      ${desk.standing?.view(false)}
      ${isActive ? this.#note() : nothing}
      ${cancel ? nothing : sentLine({ strings, sent: desk.sent, goTo })}
      <p class="hint" id="catatan-${key}">
        ${hintOf(strings, desk.site.mode, desk.threadView)}
      </p>`;
  }

  override render(): unknown {
    const { desk, parentId, isActive, left = 0 } = this;
    if (this.#isAway) return desk.standing?.view(true);
    const key = parentId || 'baru';
    return html`<form
      class="composer ${isActive ? 'active' : ''} ${left < 0 ? 'too-long' : ''}"
      part="composer"
      novalidate
      @submit=${this.#submit}
      @keydown=${this.#handleKeyDown}
      @focusin=${this.#handleFocus}
      @pointerenter=${this.#handleComing}
    >
      <label class="label" for="teks-${key}">${this.#label()}</label>
      <div class="box">
        ${this.#field(key)} ${this.tools?.panel()} ${this.#bar()}
        <div class="foot">${isActive ? this.#writer() : this.#note()} ${this.#buttons()}</div>
      </div>
      <span class="website unseen" inert
        ><input name="website" tabindex="-1" autocomplete="off" aria-hidden="true"
      /></span>
      ${this.#words(key)}
    </form>`;
  }
}

define('komentar-composer', KomentarComposer);
