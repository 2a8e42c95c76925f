/** The line under a comment: like, reply, the menu's button, and what comes and goes beside them. */
import { counted, fill, type Branch } from '@komentar/client';
import type { OwnCommentView } from '@komentar/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { TakingPart } from '../controllers/taking-part.js';
import type { RowLine, RowView } from './comment-row.js';
import { showIn, type Hole } from './hole.js';
import { setAttr, setOrder, setText } from './patch.js';
import { isOwn, menuOf, toggleMenu } from './row-menu.js';
import { toggleReply } from './row-reply.js';
import { stamp } from './stamp.js';

/** The signs beside words are drawn here: fonts disagree about theirs. */
/* eslint-disable lit-a11y/accessible-name -- each row gives them names of its own. */
const buttons = stamp(
  () =>
    html`<div
      ><button class="link like" part="like" type="button"
        ><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"
          ><path d="M12 20.5 4 12.6a5 5 0 0 1 0-7.1 5 5 0 0 1 7.1 0l.9.9.9-.9a5 5 0 0 1 7.1 7.1z"
        /></svg
        ><span></span> <span class="likes"></span></button
      ><button class="link reply" part="reply" type="button"
        ><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"
          ><path d="M10 5 3.5 11.5 10 18v-4c5-.2 8 1.3 10.5 5-.6-5.5-3.5-9.7-10.5-10z"
        /></svg
        ><span></span></button
      ><button class="link more-button" type="button"
        ><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"
          ><path d="M5 12h.01M12 12h.01M19 12h.01"
        /></svg></button
    ></div>`,
);
/* eslint-enable lit-a11y/accessible-name */

/** Asks in place whether a comment is to be deleted; browsers' own questions stop the whole page. */
const confirmation = (part: TakingPart, id: string): TemplateResult => {
  const { strings, own } = part;
  return html`<span class="asks" role="group" aria-label=${strings.deleteConfirm}>
    <span>${strings.deleteConfirm}</span>
    <button class="link confirm" type="button" @click=${() => void own.withdraw(id)}>
      ${strings.delete}
    </button>
    <button class="link" type="button" @click=${() => void own.confirm(undefined)}>
      ${strings.cancel}
    </button>
  </span>`;
};

/** What the author can do about a comment that only he sees. */
const ownButtons = (part: TakingPart, { id, status }: OwnCommentView, now: number): unknown => {
  const { strings, own } = part;
  // One that came back has its own button in what is said about it.
  const canEdit = status !== 'returned' && own.until(id, now) !== undefined;
  return html`${
    canEdit
      ? html`<button class="link edit-button" type="button" @click=${() => void own.edit(id)}>
          ${strings.edit}
        </button>`
      : nothing
  }
    <button class="link delete-button" type="button" @click=${() => void own.confirm(id)}>
      ${strings.delete}
    </button>`;
};

const chip = (fresh: number, { strings }: RowView): unknown =>
  fresh > 0
    ? html`<button class="chip" part="more" type="button">
        ${counted(strings.newReplies, fresh, strings.lang)}
      </button>`
    : undefined;

const nextNew = ({ visit, strings }: TakingPart, id: string): unknown =>
  visit.at === id && visit.next !== undefined
    ? html`<button class="chip" type="button" @click=${visit.goOn}>${strings.nextNew}</button>`
    : undefined;

/** A word about what was just done, over whatever is below: nothing moves for it. */
export const saidOf = (part: TakingPart, id: string): unknown => {
  const text = part.said.get(id);
  return text === undefined ? undefined : html`<span class="said">${text}</span>`;
};

type Buttons = readonly [like: HTMLElement, reply: HTMLElement, more: HTMLElement];

/** At an own comment it says why it does nothing. */
const showLike = (button: HTMLElement, part: TakingPart, branch: Branch): void => {
  const { strings } = part;
  const { id, author } = branch.comment;
  const n = part.likesOf(branch.comment);
  const isLiked = part.liked.has(id);
  const isMine = isOwn(part, branch);
  const [, word, likes] = button.children;
  const title = isLiked ? strings.liked : undefined;
  setText(word as Element, strings.like);
  setText(likes as Element, n > 0 ? fill('{n}', { n }, strings.lang) : '');
  setAttr(button, 'aria-pressed', String(isLiked));
  setAttr(button, 'aria-disabled', isMine ? 'true' : undefined);
  setAttr(button, 'aria-label', fill(strings.likeSr, { name: author.name, n }, strings.lang));
  setAttr(button, 'title', isMine ? strings.likeOwn : title);
};

const showReply = (button: HTMLElement, part: TakingPart, { comment }: Branch): void => {
  const { reply, replyTo, lang } = part.host.strings;
  setText(button.lastElementChild as Element, reply);
  setAttr(button, 'aria-label', fill(replyTo, { name: comment.author.name }, lang));
  setAttr(button, 'aria-expanded', String(part.replying.has(comment.id)));
};

const showMore = (button: HTMLElement, part: TakingPart, { comment }: Branch): void => {
  const { more, lang } = part.strings;
  setAttr(button, 'aria-label', fill(more, { name: comment.author.name }, lang));
  setAttr(button, 'aria-expanded', String(part.menu === comment.id));
};

/** Made by hand as far as every row has it; a template shows what few rows have. */
export class CommentLine implements RowLine, EventListenerObject {
  #part: TakingPart;
  #place: HTMLElement;
  #buttons: Buttons | undefined;
  #others: Hole;
  #branch: Branch | undefined;

  constructor(part: TakingPart, place: HTMLElement) {
    this.#part = part;
    this.#place = place;
    place.addEventListener('click', this);
  }

  update(branch: Branch, view: RowView, fresh: number): void {
    const { id } = branch.comment;
    const part = this.#part;
    this.#branch = branch;
    const isAsked = part.own.confirming === id;
    if (isAsked || branch.own) this.#buttons?.forEach((button) => button.remove());
    else this.#showButtons(branch, view);
    const first = isAsked ? confirmation(part, id) : this.#ownOrMenu(branch, view);
    const others = [first, chip(fresh, view), nextNew(part, id), saidOf(part, id)];
    const isNone = others.every((each) => each === undefined);
    this.#others = showIn(this.#others, isNone ? undefined : others, (end) =>
      this.#place.append(end),
    );
  }

  #ownOrMenu(branch: Branch, { now }: RowView): unknown {
    const part = this.#part;
    if (branch.own) return ownButtons(part, branch.own, now);
    return part.menu === branch.comment.id ? menuOf(part, branch, now) : undefined;
  }

  #showButtons(branch: Branch, { canReply }: RowView): void {
    const part = this.#part;
    const made = (this.#buttons ??= [...buttons().children] as unknown as Buttons);
    const [like, reply, more] = made;
    showLike(like, part, branch);
    showReply(reply, part, branch);
    showMore(more, part, branch);
    if (!canReply) reply.remove();
    setOrder(this.#place, canReply ? made : [like, more]);
  }

  handleEvent({ target }: Event): void {
    const part = this.#part;
    if (!this.#branch) return;
    const { comment } = this.#branch;
    const { id } = comment;
    const button = (target as Element).closest('button');
    const [like, reply, more] = this.#buttons ?? [];
    if (!button) return;
    if (button === more) toggleMenu(part, id);
    if (button === reply) void toggleReply(part, id);
    if (button !== like) return;
    if (isOwn(part, this.#branch)) part.say(id, part.strings.likeOwn);
    else void part.like(comment);
  }
}
