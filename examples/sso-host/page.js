/** Leads a reader who wants to write, and is nobody yet, to the newspaper's own sign-in. */
document.addEventListener('komentar-login-request', (event) => {
  // What was typed stays in the browser and is there again after signing in.
  event.preventDefault();
  document.querySelector('#masuk').focus();
});
