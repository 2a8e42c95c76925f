/** The section's heading at the level that fits the page's outline. */
import { html, type TemplateResult } from 'lit';

type Level = (content: unknown) => TemplateResult;

const second: Level = (it) => html`<h2 id="judul" part="heading" tabindex="-1">${it}</h2>`;

/** One template per level: a tag's name cannot be an expression. */
const LEVELS: readonly Level[] = [
  (it) => html`<h1 id="judul" part="heading" tabindex="-1">${it}</h1>`,
  second,
  (it) => html`<h3 id="judul" part="heading" tabindex="-1">${it}</h3>`,
  (it) => html`<h4 id="judul" part="heading" tabindex="-1">${it}</h4>`,
  (it) => html`<h5 id="judul" part="heading" tabindex="-1">${it}</h5>`,
  (it) => html`<h6 id="judul" part="heading" tabindex="-1">${it}</h6>`,
];

/** A heading of level 1 to 6; anything else is 2. */
export const heading = (level: number, content: unknown): TemplateResult =>
  (LEVELS[level - 1] ?? second)(content);
