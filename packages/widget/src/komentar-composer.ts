/** `<komentar-composer>`: where a reader writes; a text leaves it only when the server has it. */
import { counted, newClientId, refusalText, type WritingStrings } from '@komentar/client';
import { DEFAULT_POLICY, graphemes } from '@komentar/domain';
import type { Answer, Failure, OwnCommentView } from '@komentar/protocol';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Contribution } from './controllers/posting.js';
import { define } from './define.js';
import { withName } from './render/with-name.js';
import { composerStyles } from './styles/composer.js';

/** Sends a contribution; resolves when the answer is there and shown. */
export type Post = (it: Contribution) => Promise<Answer<OwnCommentView>>;

/** The counter appears when this many characters are left. */
const SHOW_LEFT_AT = 200;

/** A site can allow more or less; its server has the last word, this only warns. */
const MAX = DEFAULT_POLICY.maxGraphemes;

type Field = 'body' | 'name';

interface Problem {
  readonly field: Field | undefined;
  readonly text: string;
}

const fieldOf = ({ field, code }: Failure): Field | undefined => {
  if (field === 'name') return 'name';
  return field === 'body' || code.startsWith('too-') ? 'body' : undefined;
};

export class KomentarComposer extends LitElement {
  static override readonly properties = {
    strings: { attribute: false },
    parentName: { attribute: false },
    name: { attribute: false },
    isClosed: { attribute: false },
    notice: { attribute: false },
    problem: { state: true },
    isSending: { state: true },
    left: { state: true },
    sent: { state: true },
  };

  strings!: WritingStrings;
  /** Whom the reply answers; absent for a comment of its own. */
  parentName: string | undefined;
  /** What the reader was called the last time. */
  name = '';
  /** Texts being written, by `draftKey`; they outlive this element. */
  drafts = new Map<string, string>();
  draftKey = '';
  isClosed = false;
  /** A word from the section about the text in the field. */
  notice = '';
  post!: Post;
  /** Closes a reply; absent for the section's own composer. */
  cancel: (() => void) | undefined;
  /** Brings the reader to a comment just sent. */
  goTo: ((commentId: string) => void) | undefined;
  problem: Problem | undefined;
  isSending = false;
  /** Characters left, once they are few. */
  left: number | undefined;
  sent: OwnCommentView | undefined;
  /** The text that was tried last, and under which id: a second try must not become a second comment. */
  #attempt = { body: '', clientId: '' };

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const root = this.getRootNode() as ShadowRoot;
    const sheet = composerStyles.styleSheet;
    if (!sheet || root.adoptedStyleSheets.includes(sheet)) return;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }

  get #text(): string {
    return this.drafts.get(this.draftKey) ?? '';
  }

  protected override updated(changed: PropertyValues): void {
    const area = this.querySelector('textarea');
    // The field belongs to the reader; it is only written to when its text came from elsewhere.
    if (area && area.value !== this.#text) area.value = this.#text;
    if (changed.has('problem') && this.problem) this.#focusProblem(this.problem);
  }

  #focusProblem({ field }: Problem): void {
    if (field === undefined) return;
    if (!this.contains((this.getRootNode() as ShadowRoot).activeElement)) return;
    this.querySelector<HTMLElement>(field === 'name' ? 'input' : 'textarea')?.focus();
  }

  /** Puts the cursor into the text without letting the page jump. */
  focusText(): void {
    const area = this.querySelector('textarea');
    area?.focus({ preventScroll: true });
    area?.scrollIntoView({ block: 'nearest' });
  }

  /** Renders again after its text was changed from outside. */
  refresh(): void {
    this.#handleInput();
    this.requestUpdate();
  }

  #handleInput = (event?: Event): void => {
    if (event) this.drafts.set(this.draftKey, (event.target as HTMLTextAreaElement).value);
    const text = this.#text;
    // Graphemes are never more than code units: counting starts where it can matter.
    const left = text.length > MAX - SHOW_LEFT_AT ? MAX - graphemes(text) : undefined;
    this.left = left !== undefined && left <= SHOW_LEFT_AT ? left : undefined;
    this.sent = undefined;
    if (this.problem?.field === 'body') this.problem = undefined;
  };

  #handleKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.#submit();
    }
    if (event.key === 'Escape' && this.cancel) {
      event.stopPropagation();
      if (this.#text.trim() === '') this.cancel();
      else this.querySelector<HTMLElement>('.cancel')?.focus();
    }
  };

  #handleSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#submit();
  };

  /** What can be told without the server. */
  #missing(body: string, name: string): Problem | undefined {
    const { strings } = this;
    if (this.isClosed) return { field: undefined, text: strings.closedWhileTyping };
    if (body.trim() === '') return { field: 'body', text: strings.textMissing };
    return name === '' ? { field: 'name', text: strings.nameMissing } : undefined;
  }

  async #submit(): Promise<void> {
    if (this.isSending) return;
    const body = this.#text;
    const name = this.querySelector('input')?.value.trim() ?? '';
    this.problem = this.#missing(body, name);
    if (this.problem) return;
    if (this.#attempt.body !== body) this.#attempt = { body, clientId: newClientId() };
    this.isSending = true;
    const { clientId } = this.#attempt;
    const answer = await this.post({ body, name, clientId, parentId: undefined });
    this.isSending = false;
    if (answer.ok) this.#delivered(answer.value, body);
    else
      this.problem = {
        field: fieldOf(answer.error),
        text: refusalText(this.strings, answer.error),
      };
  }

  #delivered(comment: OwnCommentView, body: string): void {
    this.#attempt = { body: '', clientId: '' };
    // What was typed while the answer was on its way is another comment's beginning.
    if (this.#text === body) this.drafts.delete(this.draftKey);
    this.#handleInput();
    this.sent = comment;
  }

  #label(): unknown {
    const { strings, parentName } = this;
    return parentName === undefined ? strings.writeLabel : withName(strings.replyLabel, parentName);
  }

  #counter(): unknown {
    const { left, strings } = this;
    if (left === undefined) return nothing;
    const text = left < 0 ? strings.over : strings.left;
    return html`<span class="counter ${left < 0 ? 'over' : ''}" part="counter"
      >${counted(text, Math.abs(left), strings.lang)}</span
    >`;
  }

  #sentLine(): unknown {
    const { sent, strings, goTo } = this;
    if (!sent || !goTo) return nothing;
    return html`<p class="sent">
      ${sent.status === 'published' ? strings.published : strings.pendingSr}
      <button class="link" type="button" @click=${() => goTo(sent.id)}>${strings.seeYours}</button>
    </p>`;
  }

  #buttons(): unknown {
    const { strings, isSending, cancel } = this;
    const send = cancel ? strings.sendReply : strings.send;
    return html`${
      cancel
        ? html`<button class="quiet cancel" type="button" @click=${cancel}>${strings.cancel}</button>`
        : nothing
    }
      <button
        class="send"
        part="submit"
        type="submit"
        title=${strings.sendHint}
        aria-disabled=${String(isSending || this.isClosed)}
      >
        ${isSending ? strings.sending : send}
      </button>`;
  }

  override render(): unknown {
    const { strings, problem, draftKey } = this;
    if (this.isClosed && this.#text.trim() === '') return nothing;
    const key = draftKey || 'baru';
    const invalid = (field: Field) => (problem?.field === field ? 'true' : nothing);
    return html`<form
      class="composer"
      part="composer"
      novalidate
      @submit=${this.#handleSubmit}
      @keydown=${this.#handleKeyDown}
    >
      <label class="label" for="teks-${key}">${this.#label()}</label>
      <div class="box">
        <textarea
          id="teks-${key}"
          part="textarea"
          rows="3"
          dir="auto"
          placeholder=${strings.writePlaceholder}
          aria-invalid=${invalid('body')}
          aria-errormessage="salah-${key}"
          aria-describedby="catatan-${key}"
          @input=${this.#handleInput}
        ></textarea>
        <div class="foot">
          <label class="name">
            <span>${strings.guestName}</span>
            <input
              type="text"
              autocomplete="name"
              maxlength="120"
              .value=${this.name}
              aria-invalid=${invalid('name')}
              aria-errormessage="salah-${key}"
            />
          </label>
          ${this.#counter()}
          <span class="buttons">${this.#buttons()}</span>
        </div>
      </div>
      <p class="problem" id="salah-${key}" role="alert">${problem?.text ?? this.#standing()}</p>
      ${this.#sentLine()}
      <p class="hint" id="catatan-${key}" part="draft-note">${strings.moderationNote}</p>
    </form>`;
  }

  /** What is wrong without the reader having done anything. */
  #standing(): string {
    return this.isClosed ? this.strings.closedWhileTyping : this.notice;
  }
}

define('komentar-composer', KomentarComposer);
