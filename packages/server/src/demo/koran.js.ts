// Holds the demo newspaper's only script of its own: the reader's choice of font size, kept between visits.

/**
 * Sets `data-ukuran` on the document and remembers it under `suluh-pagi:ukuran`.
 * Storage may be missing or forbidden (private windows, blocked cookies): the choice then lasts as long as the page.
 */
export const koranJs = `(() => {
  'use strict';
  const key = 'suluh-pagi:ukuran';
  const sizes = ['kecil', 'sedang', 'besar'];
  const buttons = [...document.querySelectorAll('[data-pilih-ukuran]')];

  const remembered = () => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const remember = (size) => {
    try { localStorage.setItem(key, size); } catch { /* the choice lasts as long as the page */ }
  };
  const show = (size) => {
    document.documentElement.dataset.ukuran = size;
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.pilihUkuran === size));
  };

  const size = remembered();
  if (sizes.includes(size)) show(size);
  for (const button of buttons) {
    button.addEventListener('click', () => {
      show(button.dataset.pilihUkuran);
      remember(button.dataset.pilihUkuran);
    });
  }
})();
`;
