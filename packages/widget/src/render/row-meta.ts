/** Who wrote a comment and when, with what else is to be said of it. */
import { fill, type Branch, type Strings } from '@komentar/client';
import { html } from 'lit';
import { showIn, type Hole } from './hole.js';
import { firstOf, lastOf, nextOf, setAttr, setText } from './patch.js';
import { RowTime, type TimeView } from './row-time.js';

/** What stands behind a name; few have any of it. */
const badgesOf = ({ comment, own }: Branch, { you }: Strings): unknown => {
  const { badges = [] } = comment.author;
  const all = own ? [...badges, you] : badges;
  return all.length > 0
    ? all.map((text) => html` <span class="badge" part="badge">${text}</span>`)
    : undefined;
};

const editedOf = ({ comment: { editedAt } }: Branch, { edited }: Strings): unknown =>
  editedAt === undefined
    ? undefined
    : html` <time class="time" part="edited" datetime=${new Date(editedAt).toISOString()}
          >${edited}</time
        >`;

export class RowMeta {
  readonly element: HTMLElement;
  /** A reply's alone, as is the link to what it answers. */
  #level: HTMLElement | undefined;
  #author: HTMLElement;
  #badges: Hole;
  #parent: HTMLElement | undefined;
  #time: RowTime;
  #edited: Hole;

  /** @param element with the places of all that each row says */
  constructor(element: HTMLElement, id: string) {
    const first = firstOf(element);
    const isReply = first.localName === 'span';
    this.element = element;
    this.#level = isReply ? first : undefined;
    this.#author = isReply ? nextOf(first) : first;
    this.#parent = isReply ? nextOf(this.#author) : undefined;
    this.#time = new RowTime(lastOf(element));
    this.#author.id = `n-${id}`;
    element.id = `m-${id}`;
  }

  update(branch: Branch, view: TimeView): void {
    const { strings } = view;
    setText(this.#author, branch.comment.author.name);
    this.#time.update(branch, view);
    if (this.#level) this.#reply(branch, strings);
    this.#badges = showIn(this.#badges, badgesOf(branch, strings), (end) =>
      this.#author.after(end),
    );
    this.#edited = showIn(this.#edited, editedOf(branch, strings), (end) =>
      this.element.append(end),
    );
  }

  #reply({ comment, parentName = '' }: Branch, { level, inReplyTo, lang }: Strings): void {
    const link = this.#parent as HTMLElement;
    const [before = '', after = ''] = inReplyTo.split('{name}');
    setText(this.#level as Element, fill(level, { n: comment.depth + 1 }, lang));
    setAttr(link, 'href', `#komentar-${comment.parentId ?? ''}`);
    // The name is an element of its own: neither it nor the text can turn the other's direction around.
    [before, parentName, after].forEach((text, i) => setText(link.children[i] as Element, text));
    link.hidden = parentName === '';
  }
}
