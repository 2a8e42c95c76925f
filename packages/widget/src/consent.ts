/** `loading="click"`: a button in the section's own light DOM, and nothing else until it is pressed (S02). */
import { consentTexts } from '@komentar/client';
import { nearestLang } from './nearest-lang.js';

/** Marks what stands there instead of the comments; the page's style sheet may dress it. */
const MARK = 'data-komentar-consent';

/**
 * Puts the button where the comments will be; pressed, it goes and calls back. The room the comments
 * take is made at the press, when the reader expects something to move.
 */
export const askFirst = (section: HTMLElement, server: string, handleConsent: () => void): void => {
  if (section.querySelector(`[${MARK}]`)) return;
  const texts = consentTexts(section.lang || nearestLang(section));
  const count = Number(section.getAttribute('count'));
  const place = document.createElement('div');
  const button = document.createElement('button');
  const why = document.createElement('p');
  place.setAttribute(MARK, '');
  button.type = 'button';
  button.textContent =
    count > 0 ? `${texts.show} (${count.toLocaleString(texts.lang)})` : texts.show;
  why.textContent = texts.why.replace('{host}', new URL(server).host);
  button.onclick = () => {
    place.remove();
    section.setAttribute('aria-busy', 'true');
    handleConsent();
  };
  place.append(button, why);
  section.append(place);
};
