/** Tells the moderator what happened: the last of it on the screen, all of it to a screen reader. */
import type { ReactiveControllerHost } from 'lit';
import { texts } from '../i18n/language.js';
import type { News } from '../queue/news.js';
import { refusalText } from '../render/refusal-text.js';
import { Announcer } from './announcer.js';

export class NewsController {
  /** What the short message is about. */
  latest: News | undefined;
  /** My decisions since the desk was opened, those taken back not counted. */
  decisions = 0;

  readonly #host: ReactiveControllerHost;
  readonly #announcer: Announcer;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.#announcer = new Announcer(host, (what, count) => texts().say[what](count));
  }

  /** The text of the live region. */
  get spoken(): string {
    return this.#announcer.text;
  }

  /** Takes a happening in; `isEmpty` where nothing waits any more after it. */
  tell(news: News | undefined, isEmpty: boolean): void {
    if (news === undefined) return;
    const { say, done } = texts();
    switch (news.kind) {
      case 'arrivals':
      case 'others':
        this.#announcer.count(news.kind, news.count);
        return;
      case 'decided':
        this.decisions += 1;
        this.#announcer.say(say.decided(news.decision.name, done[news.decision.move]));
        if (isEmpty) this.#announcer.say(say.empty);
        break;
      case 'brought':
        this.decisions = Math.max(0, this.decisions - 1);
        this.#announcer.say(say.brought(news.decision.name));
        break;
      case 'refused':
        this.#announcer.say(say.refused(news.name, refusalText(texts(), news.error)));
        break;
      case 'concurred':
        this.#announcer.say(texts().shift.concurred(news.by));
        break;
      case 'answered':
        this.#announcer.say(texts().opinion.told(news.by, news.text));
        break;
      case 'absent':
        this.#announcer.say(texts().page.failed);
        break;
      case 'robbed':
        this.#announcer.say(texts().shift.robbed(news.name));
    }
    this.latest = news;
    this.#host.requestUpdate();
  }
}
