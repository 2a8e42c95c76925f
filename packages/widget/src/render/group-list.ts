/** The list of a section: groups of conversations. */
import { html } from 'lit';
import type { Group } from '../group-conversations.js';
import { LATER, type GroupActions, type GroupView, type KomentarGroup } from '../komentar-group.js';
import { KeptRows } from './kept-rows.js';
import { setAttr, setOrder } from './patch.js';
import { stamp } from './stamp.js';

/** Groups of an ordinary page of comments. They are shown and laid out in one go. */
const AT_ONCE = 2;

interface Listed {
  readonly groups: readonly Group[];
  readonly isReloading: boolean;
  readonly view: GroupView;
  readonly actions: GroupActions;
}

interface Made {
  readonly element: KomentarGroup;
}

const list = stamp(
  () => html`<div role="list" class="list" part="list"><slot name="between"></slot></div>`,
);

/** The groups, with the page's own place after the first of them. */
export class GroupList {
  readonly element = list();
  #between = this.element.firstElementChild as Element;
  #made: readonly Made[] = [];
  #groups = new KeptRows<Group, Made>(
    ({ id }) => id,
    () => ({ element: document.createElement('komentar-group') }),
  );

  update({ groups, isReloading, view, actions }: Listed): void {
    const { element } = this;
    element.hidden = groups.length === 0;
    setAttr(element, 'class', isReloading ? 'list stale' : 'list');
    setAttr(element, 'aria-label', view.strings.listLabel);
    this.#made = this.#groups.update(groups, ({ element: group }, { items }, i) => {
      setAttr(group, 'class', i < AT_ONCE ? '' : LATER);
      Object.assign(group, { items, view, actions });
    });
    const [first, ...rest] = this.#made.map((each) => each.element);
    if (first) setOrder(element, [first, this.#between, ...rest]);
  }

  /** Resolves when every group has been rendered. */
  settled(): Promise<unknown> {
    return Promise.all(this.#made.map(({ element }) => element.updateComplete));
  }
}
