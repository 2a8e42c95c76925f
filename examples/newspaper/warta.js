/** The newspaper's own switches: size of the text and night mode, kept between visits where that is allowed. */
const root = document.documentElement;
const kept = (key) => {
  try {
    return localStorage.getItem(`warta:${key}`) ?? undefined;
  } catch {
    return undefined;
  }
};
const keep = (key, value) => {
  try {
    localStorage.setItem(`warta:${key}`, value);
  } catch {
    // The choice lasts as long as the page.
  }
};

const sizes = [...document.querySelectorAll('[data-ukuran]')].filter((it) => it !== root);
const showSize = (size) => {
  root.dataset.ukuran = size;
  for (const button of sizes)
    button.setAttribute('aria-pressed', String(button.dataset.ukuran === size));
};
for (const button of sizes) {
  button.addEventListener('click', () => {
    showSize(button.dataset.ukuran);
    keep('ukuran', button.dataset.ukuran);
  });
}

const night = document.querySelector('#malam');
const showNight = (isNight) => {
  if (isNight) root.dataset.tema = 'malam';
  else delete root.dataset.tema;
  night.setAttribute('aria-pressed', String(isNight));
};
night.addEventListener('click', () => {
  const isNight = root.dataset.tema !== 'malam';
  showNight(isNight);
  keep('tema', isNight ? 'malam' : 'siang');
});

showSize(kept('ukuran') ?? 'sedang');
showNight(kept('tema') === 'malam');
