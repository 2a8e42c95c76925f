/** The buttons over a text and its preview; they appear when somebody is about to write. */
import { refusalText, type WritingStrings } from '@komentar/client';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Author } from './controllers/author.js';
import { formatted, type Change, type Format } from './format-text.js';
import { fillSafely } from './render/safe-html.js';
import { adopt } from './styles/adopt.js';
import { toolStyles } from './styles/composer-tools.js';

/** A composer, as far as its tools concern it. */
interface ToolsHost extends HTMLElement {
  readonly desk: Author;
  readonly strings: WritingStrings;
  readonly parentId: string;
  readonly area: HTMLTextAreaElement | null;
  requestUpdate(): void;
}

const FORMATS: readonly Format[] = ['bold', 'italic', 'quote', 'link'];

const PATHS: Readonly<Record<Format, string>> = {
  bold: 'M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z',
  italic: 'M10 5h8M6 19h8M14 5l-4 14',
  quote: 'M10 7H5v6h5zm0 6c0 2-1 3.5-3.5 4M19 7h-5v6h5zm0 6c0 2-1 3.5-3.5 4',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17',
};

/** The preview follows the text when the keys rest. */
const PREVIEW_AFTER_MS = 600;

const shown = (html: string): HTMLElement => {
  const body = document.createElement('div');
  body.className = 'body';
  body.dir = 'auto';
  fillSafely(body, html);
  return body;
};

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

export class ComposerTools {
  #host: ToolsHost;
  /** The button that Tab comes to. */
  #stop = 0;
  #isPreviewing = false;
  #preview: HTMLElement | undefined;
  #problem = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #question = 0;

  constructor(host: ToolsHost) {
    this.#host = host;
    adopt(host, toolStyles);
  }

  get #body(): string {
    return this.#host.desk.drafts.get(this.#host.parentId) ?? '';
  }

  #format(format: Format): void {
    const { area, strings } = this.#host;
    if (!area) return;
    const { value, selectionStart: start, selectionEnd: end } = area;
    this.#put(area, formatted(format, { value, start, end }, strings.sample));
  }

  /** Replaces part of a text so that it can be undone: only the old command does that. */
  #put(area: HTMLTextAreaElement, { from, to, text, start, end }: Change): void {
    area.focus();
    area.setSelectionRange(from, to);
    const before = area.value;
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else can be undone.
    document.execCommand('insertText', false, text);
    if (area.value === before && text !== before.slice(from, to)) {
      area.setRangeText(text, from, to);
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    area.setSelectionRange(start, end);
  }

  /** One stop for Tab, arrows within (APG, toolbar). */
  #handleKeyDown = (event: KeyboardEvent): void => {
    const bar = event.currentTarget as HTMLElement;
    const isRtl = getComputedStyle(bar).direction === 'rtl';
    const step = (STEPS[event.key] ?? 0) * (isRtl ? -1 : 1);
    const ends: Partial<Record<string, number>> = { Home: 0, End: FORMATS.length - 1 };
    const to = ends[event.key] ?? (this.#stop + step + FORMATS.length) % FORMATS.length;
    if (step === 0 && !(event.key in ends)) return;
    event.preventDefault();
    this.#stop = to;
    this.#host.requestUpdate();
    bar.querySelectorAll('button')[to]?.focus();
  };

  toolbar(): TemplateResult {
    const { strings, parentId } = this.#host;
    return html`<div
      class="tools"
      part="toolbar"
      role="toolbar"
      aria-label=${strings.toolbar}
      aria-controls="teks-${parentId || 'baru'}"
      @keydown=${this.#handleKeyDown}
    >
      ${FORMATS.map(
        (format, i) =>
          html`<button
            class="tool"
            part="tool"
            type="button"
            tabindex=${i === this.#stop ? 0 : -1}
            aria-label=${strings[format]}
            title=${strings[format]}
            @click=${() => {
              this.#stop = i;
              this.#format(format);
            }}
          >
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
              ${svg`<path d=${PATHS[format]} />`}
            </svg>
          </button>`,
      )}
    </div>`;
  }

  /** The button that shows the text as it will be read. */
  toggle(): TemplateResult {
    const { strings } = this.#host;
    return html`<button
      class="link preview-button"
      type="button"
      aria-pressed=${String(this.#isPreviewing)}
      @click=${this.#handleToggle}
    >
      ${strings.preview}
    </button>`;
  }

  #handleToggle = (): void => {
    this.#isPreviewing = !this.#isPreviewing;
    if (this.#isPreviewing) void this.#ask();
    this.#host.requestUpdate();
  };

  handleInput(): void {
    clearTimeout(this.#timer);
    if (this.#isPreviewing) this.#timer = setTimeout(() => void this.#ask(), PREVIEW_AFTER_MS);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#isPreviewing = false;
    this.#preview = undefined;
    this.#host.requestUpdate();
  }

  async #ask(): Promise<void> {
    const question = (this.#question += 1);
    const { desk, strings } = this.#host;
    const body = this.#body;
    const answer = body.trim() === '' ? undefined : await desk.preview(body);
    if (question !== this.#question) return;
    this.#preview = answer?.ok && answer.value.html ? shown(answer.value.html) : undefined;
    this.#problem = answer && !answer.ok ? refusalText(strings, answer.error) : '';
    this.#host.requestUpdate();
  }

  /** What the server makes of the text, or why there is nothing of it. */
  panel(): unknown {
    if (!this.#isPreviewing) return nothing;
    const { strings } = this.#host;
    return html`<div class="preview" part="preview" role="region" aria-label=${strings.preview}>
      ${
        this.#preview ??
        html`<p class="hint">${this.#problem || (this.#body.trim() ? '…' : strings.previewEmpty)}</p>`
      }
    </div>`;
  }
}
