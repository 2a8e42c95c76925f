/** Makes the preview's choices take effect at once, and copies the snippet. */

const form = document.querySelector('form');
form?.addEventListener('change', () => form.requestSubmit());

document.querySelector('#salin')?.addEventListener('click', () => {
  const said = document.querySelector('#tersalin');
  const text = document.querySelector('pre')?.textContent ?? '';
  const say = (words: string): void => {
    if (said) said.textContent = words;
  };
  navigator.clipboard.writeText(text).then(
    () => say('Tersalin.'),
    () => say('Belum tersalin: pilih teksnya, lalu salin.'),
  );
});
