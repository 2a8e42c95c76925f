/** When a comment was written: a link to it, where others can follow that. */
import { relativeTime, type Branch, type Strings } from '@komentar/client';
import type { FormatDate } from '../section-properties.js';
import { firstOf, setAttr, setText } from './patch.js';

/** What a time is told with. */
export interface TimeView {
  readonly strings: Strings;
  /** The moment that times are told from, in epoch milliseconds. */
  readonly now: number;
  readonly formatDate: FormatDate | undefined;
}

export class RowTime {
  #link: HTMLElement;
  #time: HTMLElement;

  /** @param link with the place of the time in it */
  constructor(link: HTMLElement) {
    this.#link = link;
    this.#time = firstOf(link);
  }

  update(
    { comment, own }: Pick<Branch, 'comment' | 'own'>,
    { strings, now, formatDate }: TimeView,
  ): void {
    const { id, createdAt: at } = comment;
    const { lang, justNow } = strings;
    setAttr(this.#link, 'href', own === undefined ? `#komentar-${id}` : undefined);
    setText(this.#time, formatDate?.(at) ?? relativeTime(at, now, lang) ?? justNow);
    setAttr(this.#time, 'datetime', new Date(at).toISOString());
  }
}

/** The comment that a link of a row leads to. */
export const linkedId = (link: Element): string =>
  link.getAttribute('href')?.replace('#komentar-', '') ?? '';
