/** The form by which a comment or a reply is written on a page without scripts. */
import { html, type Markup } from '../markup/html.js';
import type { Viewer } from './page-request.js';
import { fill, type PageTexts } from './texts.js';

/** What was typed and why it was not taken. */
export interface Refused {
  readonly field: 'name' | 'body';
  readonly says: string;
  /** True where the text may be sent a second time as it is. */
  readonly isNudge: boolean;
}

export interface FormFacts {
  readonly texts: PageTexts;
  /** Where the form is sent and where it is left without sending. */
  readonly action: string;
  readonly cancel: string;
  /** By which a second click or a reload is known as the same comment. */
  readonly clientId: string;
  readonly viewer?: Viewer | undefined;
  readonly parent?: { readonly id: string; readonly name: string } | undefined;
  readonly typed?: { readonly name: string; readonly body: string } | undefined;
  readonly refused?: Refused | undefined;
  readonly note: string;
}

const complaint = (field: Refused['field'], { refused }: FormFacts): Markup | false =>
  refused?.field === field && html`<p class="complaint" id="salah-${field}">${refused.says}</p>`;

/** The attributes that tie a field to what is wrong with it, and bring the reader there. */
const marks = (field: Refused['field'], { refused, parent }: FormFacts): Markup | false => {
  if (refused?.field === field)
    return html` aria-invalid="true" aria-describedby="salah-${field}" autofocus`;
  const isStart = field === 'body' && parent !== undefined && refused === undefined;
  return isStart && html` autofocus`;
};

const nameField = (facts: FormFacts): Markup => html`<p class="field">
<label for="nama">${facts.texts.name}</label>
<input id="nama" name="name" maxlength="60" autocomplete="name" required value="${facts.typed?.name ?? facts.viewer?.name ?? ''}"${marks('name', facts)}>
</p>
${complaint('name', facts)}`;

const bodyField = (facts: FormFacts): Markup => html`<p class="field">
<label for="isi">${facts.texts.body}</label>
<textarea id="isi" name="body" rows="5" required${marks('body', facts)}>
${facts.typed?.body ?? ''}</textarea>
</p>
${complaint('body', facts)}`;

/** People never see it and cannot reach it; machines that fill in everything give themselves away. */
const trap = ({ texts }: FormFacts): Markup => html`<p class="trap" inert>
<label for="situs-web">${texts.leaveEmpty}</label>
<input id="situs-web" name="website" tabindex="-1" autocomplete="off">
</p>`;

const buttons = ({ texts, parent, cancel, refused }: FormFacts): Markup => html`<p class="buttons">
<button type="submit">${parent ? texts.sendReply : texts.send}</button>
${refused?.isNudge === true && html`<button type="submit" class="second" name="asis" value="1">${texts.asIs}</button>`}
${parent && html`<a href="${cancel}">${texts.cancel}</a>`}
</p>`;

/** The form, with whatever was typed before still in it. */
export const commentForm = (facts: FormFacts): Markup => {
  const { texts, parent, action, clientId, refused, note } = facts;
  const title = parent ? fill(texts.writeReply, { name: parent.name }) : texts.write;
  return html`<form class="writing" id="tulis" method="post" action="${action}" aria-labelledby="judul-tulis">
<${parent ? 'h3' : 'h2'} id="judul-tulis">${title}</${parent ? 'h3' : 'h2'}>
${refused && html`<p class="notice bad" role="alert">${texts.problem}</p>`}
${bodyField(facts)}
${nameField(facts)}
${trap(facts)}
<input type="hidden" name="clientId" value="${clientId}">
${parent && html`<input type="hidden" name="parentId" value="${parent.id}">`}
${buttons(facts)}
<p class="note">${note}</p>
</form>`;
};
