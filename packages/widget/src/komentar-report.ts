/** The report of a comment, as a dialog of its own. */
import { fill, type WritingStrings } from '@komentar/client';
import { REPORT_REASONS, type ReportReason } from '@komentar/domain';
import { html, nothing, render, type TemplateResult } from 'lit';
import { reportStyles } from './styles/report.js';

/** What the protocol takes of a note, in code units. */
const NOTE_UNITS = 500;

export interface ReportInput {
  readonly reason: ReportReason;
  readonly note?: string;
}

export interface ReportOptions {
  readonly strings: WritingStrings;
  /** Whose comment it is. */
  readonly name: string;
  /** Sends the report. @returns what there is to say where it was refused */
  readonly send: (input: ReportInput) => Promise<string | undefined>;
  /** Called once the dialog is gone. */
  readonly closed: () => void;
}

/** A choice that is no offence, so that nothing is sent for it. */
type Choice = ReportReason | 'disagree';

/** One dialog from its opening to its closing. */
class Report {
  #dialog = document.createElement('dialog');
  #options: ReportOptions;
  #choice: Choice | undefined;
  #problem = '';
  #stage: 'asking' | 'sending' | 'thanks' = 'asking';

  constructor(root: ShadowRoot, options: ReportOptions) {
    this.#options = options;
    this.#dialog.className = 'dialog';
    this.#dialog.setAttribute('part', 'dialog');
    this.#dialog.setAttribute('aria-labelledby', 'lapor-judul');
    this.#dialog.addEventListener('close', this.#handleClose);
    root.append(this.#dialog);
    this.#render();
    this.#dialog.showModal();
  }

  #handleClose = (): void => {
    this.#dialog.remove();
    this.#options.closed();
  };

  #handleSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const choice = this.#choice;
    if (this.#stage !== 'asking' || choice === 'disagree') return;
    if (choice !== undefined) {
      await this.#send(choice);
      return;
    }
    this.#show({ problem: this.#options.strings.reportChoose });
    this.#dialog.querySelector('input')?.focus();
  };

  async #send(reason: ReportReason): Promise<void> {
    const note = this.#dialog.querySelector('textarea')?.value.trim() ?? '';
    this.#show({ stage: 'sending', problem: '' });
    const problem = await this.#options.send({ reason, ...(note && { note }) });
    this.#show(problem === undefined ? { stage: 'thanks' } : { stage: 'asking', problem });
    if (problem === undefined) this.#dialog.querySelector<HTMLElement>('.end')?.focus();
  }

  #show({ stage = this.#stage, problem = this.#problem }): void {
    this.#stage = stage;
    this.#problem = problem;
    this.#render();
  }

  #choose(choice: Choice): void {
    this.#choice = choice;
    this.#show({ problem: '' });
  }

  #option(choice: Choice, text: string): TemplateResult {
    return html`<label class="option">
      <input
        type="radio"
        name="lapor"
        value=${choice}
        .checked=${this.#choice === choice}
        @change=${() => this.#choose(choice)}
      />
      <span>${text}</span>
    </label>`;
  }

  #note({ reportNote, reportLaw }: WritingStrings): unknown {
    const choice = this.#choice;
    if (choice === undefined || choice === 'disagree') return nothing;
    return html`<label class="label" for="lapor-catatan"
        >${choice === 'illegal_other' ? reportLaw : reportNote}</label
      >
      <textarea id="lapor-catatan" dir="auto" rows="3" maxlength=${NOTE_UNITS}></textarea>`;
  }

  #form(strings: WritingStrings): TemplateResult {
    const isDisagreeing = this.#choice === 'disagree';
    const isSending = this.#stage === 'sending';
    return html`<form novalidate @submit=${(event: Event) => void this.#handleSubmit(event)}>
      <fieldset>
        <legend>${strings.reportWhy}</legend>
        ${REPORT_REASONS.map((reason) => this.#option(reason, strings.reportReasons[reason]))}
        ${this.#option('disagree', strings.disagree)}
      </fieldset>
      ${this.#note(strings)}
      <p class="hint" role="status">${isDisagreeing ? strings.disagreeNote : nothing}</p>
      <p class="problem" role="alert">${this.#problem}</p>
      <div class="edit-foot">
        <button class="quiet" type="button" @click=${this.#close}>
          ${isDisagreeing ? strings.close : strings.cancel}
        </button>
        ${
          isDisagreeing
            ? nothing
            : html`<button class="send" type="submit" aria-disabled=${String(isSending)}>
              ${isSending ? strings.sending : strings.reportSend}
            </button>`
        }
      </div>
    </form>`;
  }

  #close = (): void => this.#dialog.close();

  #render(): void {
    const { strings, name } = this.#options;
    const title = fill(strings.reportTitle, { name }, strings.lang);
    const content =
      this.#stage === 'thanks'
        ? html`<p role="status">${strings.reportThanks}</p>
          <div class="edit-foot">
            <button class="send end" type="button" @click=${this.#close}>${strings.close}</button>
          </div>`
        : this.#form(strings);
    render(html`<h2 class="dialog-title" id="lapor-judul">${title}</h2>${content}`, this.#dialog);
  }
}

/** Opens the report over the page; a text in it is kept until it is sent or the dialog is closed. */
export const openReport = (root: ShadowRoot, options: ReportOptions): void => {
  const { styleSheet } = reportStyles;
  if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet))
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  new Report(root, options);
};
