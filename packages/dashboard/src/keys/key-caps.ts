/** Keys as they are drawn: each press as its keycaps, two presses one after the other. */
import { html, nothing, type TemplateResult } from 'lit';
import { ACTS, type Act } from './acts.js';
import { keycapsOf } from './chord.js';
import { deskKeys } from './key-choice.js';

/** One row of presses. Screen readers take it from elsewhere (`aria-keyshortcuts`, a row's text). */
export const keycaps = (chord: string): TemplateResult =>
  html`${keycapsOf(chord).map((press) => html`${press.map((key) => html`<kbd>${key}</kbd>`)} `)}`;

/** The key of an act as it stands on its button; nothing where it has none. */
export const hintOf = (act: Act): TemplateResult | typeof nothing => {
  const key = deskKeys.map.get(act);
  return key === undefined ? nothing : html`<span aria-hidden="true">${keycaps(key)}</span>`;
};

/** All keys of an act: the changeable one first, then those that everybody has. */
export const keysOf = (act: Act): readonly string[] =>
  [deskKeys.map.get(act) ?? [], ACTS.get(act)?.also ?? []].flat();
