/** The menu of a row: plain buttons over the page, made when it is asked for. */
import { fill, type Branch } from '@komentar/client';
import { html, nothing, type TemplateResult } from 'lit';
import { copyLink, share } from '../controllers/sharing.js';
import type { TakingPart } from '../controllers/taking-part.js';
import { untilText } from './row-edit.js';

/** A press on the button that has just closed the menu is not meant to open it again. */
const SAME_PRESS_MS = 300;

let closed = { id: '', at: 0 };

const hasPopover = (): boolean => 'popover' in HTMLElement.prototype;

/** Below the button, or above it where the screen ends; never beyond the screen's edges. */
const place = (menu: HTMLElement, button: Element): void => {
  const { top, bottom, left, right } = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const { clientWidth, clientHeight } = document.documentElement;
  const isRtl = getComputedStyle(menu).direction === 'rtl';
  const start = isRtl ? clientWidth - right : left;
  const isAbove = bottom + height > clientHeight && top > height;
  const scrolled = isRtl ? -scrollX : scrollX;
  const x = Math.max(8, Math.min(start, clientWidth - width - 8)) + scrolled;
  menu.style.setProperty('--x', `${String(x)}px`);
  menu.style.setProperty('--y', `${String((isAbove ? top - height : bottom) + scrollY)}px`);
};

const handleClosed = (part: TakingPart, id: string): void => {
  if (part.menu !== id) return;
  part.menu = undefined;
  void part.render(id);
};

const close = (part: TakingPart, id: string): void => {
  const menu = part.row(id)?.querySelector<HTMLElement>('.menu');
  const hadFocus = menu?.contains(part.root.activeElement) ?? false;
  if (menu && hasPopover()) menu.hidePopover();
  closed = { id: '', at: 0 };
  handleClosed(part, id);
  if (hadFocus) part.focus(id, '.more-button');
};

const open = async (part: TakingPart, id: string): Promise<void> => {
  if (closed.id === id && performance.now() - closed.at < SAME_PRESS_MS) return;
  if (part.menu !== undefined) close(part, part.menu);
  part.menu = id;
  await part.render(id);
  const row = part.row(id);
  const menu = row?.querySelector<HTMLElement>('.menu');
  const button = row?.querySelector('.more-button');
  if (!menu || !button) return;
  if (hasPopover()) {
    menu.showPopover();
    place(menu, button);
  }
  menu.querySelector('button')?.focus({ preventScroll: true });
};

interface Item {
  readonly text: string;
  readonly act: () => unknown;
  readonly part?: string;
  readonly isOff?: boolean;
}

/** True where the reader wrote it, today or earlier. */
export const isOwn = (part: TakingPart, { comment, isMine }: Branch): boolean =>
  isMine || part.own.find(comment.id) !== undefined;

const itemsOf = (part: TakingPart, branch: Branch, now: number): Item[] => {
  const { strings, own, hidden, reported } = part;
  const { comment } = branch;
  const { id, author } = comment;
  const name = { name: author.name };
  const sharing = { text: strings.share, part: 'share', act: () => share(part, id) };
  const edit = { text: strings.edit, act: () => own.edit(id) };
  const common: Item[] = [
    { text: strings.copyLink, act: () => copyLink(part, id) },
    ...('share' in navigator ? [sharing] : []),
  ];
  if (isOwn(part, branch)) {
    const canEdit = own.until(id, now) !== undefined;
    return [
      ...common,
      ...(canEdit ? [edit] : []),
      { text: strings.delete, act: () => own.confirm(id) },
    ];
  }
  const isHidden = hidden.has(author.id);
  const isReported = reported.has(id);
  return [
    ...common,
    {
      text: isReported ? strings.reported : strings.report,
      part: 'report',
      isOff: isReported,
      act: () => part.report(comment),
    },
    {
      text: fill(isHidden ? strings.unhide : strings.hideUser, name, strings.lang),
      act: () => (isHidden ? part.unhide(comment) : part.hide(comment)),
    },
  ];
};

const itemOf = (part: TakingPart, id: string, item: Item): TemplateResult => {
  const handleClick = () => {
    if (item.isOff) return;
    close(part, id);
    void item.act();
  };
  return html`<button
    type="button"
    part=${item.part ?? nothing}
    aria-disabled=${item.isOff ? 'true' : nothing}
    @click=${handleClick}
  >
    ${item.text}
  </button>`;
};

/** The menu while it is open. */
export const menuOf = (part: TakingPart, branch: Branch, now: number): TemplateResult => {
  const { id } = branch.comment;
  const until = part.own.until(id, now);
  const isClosing = (event: Event) => (event as ToggleEvent).newState === 'closed';
  const handleBefore = (event: Event) => {
    if (isClosing(event)) closed = { id, at: performance.now() };
  };
  const handleToggle = (event: Event) => {
    if (isClosing(event)) handleClosed(part, id);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close(part, id);
  };
  return html`<div
    class="menu"
    part="menu"
    popover=${hasPopover() ? 'auto' : nothing}
    @beforetoggle=${handleBefore}
    @toggle=${handleToggle}
    @keydown=${handleKeyDown}
  >
    ${itemsOf(part, branch, now).map((item) => itemOf(part, id, item))}
    ${typeof until === 'number' ? html`<span class="hint">${untilText(part, until)}</span>` : nothing}
  </div>`;
};

/** Opens the menu of a row, or closes it. */
export const toggleMenu = (part: TakingPart, id: string): void => {
  if (part.menu === id) close(part, id);
  else void open(part, id);
};
