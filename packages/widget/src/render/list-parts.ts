/** The list of a section: groups of conversations, or the word that there are none yet. */
import type { Strings } from '@komentar/client';
import type { CommentView } from '@komentar/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Group } from '../group-conversations.js';
import { LATER, type GroupActions, type GroupView } from '../komentar-group.js';
import { featuredOf } from './featured.js';

/** Groups of an ordinary page of comments. They are shown and laid out in one go. */
const AT_ONCE = 2;

interface Listed {
  /** What editors set apart. */
  readonly featured: readonly CommentView[];
  /** What the reader has sent and the server has not taken yet, where it will stand. */
  readonly waiting: unknown;
  readonly groups: readonly Group[];
  readonly strings: Strings;
  readonly isOpen: boolean;
  readonly isReloading: boolean;
  readonly view: GroupView;
  readonly actions: GroupActions;
}

/** The list, with the page's own place after its first group. */
export const listOf = (it: Listed): TemplateResult => {
  const { featured, waiting, groups, strings, isOpen, isReloading, view, actions } = it;
  const handleGoTo = (id: string, event: Event) => {
    if (actions.goTo(id)) event.preventDefault();
  };
  const isEmpty = groups.length === 0;
  return html`<slot name="empty" ?hidden=${!isEmpty || !isOpen || waiting}
      ><p class="empty" part="empty">${strings.emptyOpen}</p></slot
    >
    ${featuredOf(featured, { ...view, now: Date.now(), handleGoTo })} ${waiting}
    <div
      role="list"
      class="list ${isReloading ? 'stale' : ''}"
      part="list"
      aria-label=${strings.listLabel}
      ?hidden=${isEmpty}
    >
      ${repeat(
        groups,
        ({ id }) => id,
        (group, i) =>
          html`<komentar-group
              role="none"
              class=${i < AT_ONCE ? '' : LATER}
              .items=${group.items}
              .view=${view}
              .actions=${actions}
            ></komentar-group>
            ${i === 0 ? html`<slot name="between"></slot>` : nothing}`,
      )}
    </div>`;
};
