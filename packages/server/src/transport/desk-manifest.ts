/** What a device needs to put the desk among its applications: names, colours and a picture of our own. */

/** The bubble of the mark, on a ground that fills whatever shape a device cuts out of it. */
export const DESK_ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><path fill="#b3261e" d="M0 0h512v512H0z"/><path fill="#fff" d="M136 152h240v168H248l-64 56v-56h-48z"/><path fill="#b3261e" d="M192 212h128v20H192zm0 44h88v20h-88z"/></svg>';

/** The colour of the bars around the application, by the device's look; the desk's own sheets. */
export const THEME_COLOURS = { light: '#ffffff', dark: '#1d1f22' } as const;

/** Served beside the desk; `scope` keeps readers' pages out of the application. */
export const DESK_MANIFEST = JSON.stringify({
  id: '/dashboard',
  name: 'Meja Komentar',
  short_name: 'Meja',
  description: 'Meja moderasi komentar',
  lang: 'id',
  start_url: '/dashboard',
  scope: '/dashboard',
  display: 'standalone',
  background_color: '#f3f3f0',
  theme_color: THEME_COLOURS.light,
  icons: ['any', 'maskable'].map((purpose) => ({
    src: '/dashboard/icon.svg',
    sizes: 'any',
    type: 'image/svg+xml',
    purpose,
  })),
});
