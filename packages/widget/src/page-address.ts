/** Under which address and title the page a section stands on is known. */

const shared = (property: string): string | undefined =>
  document.querySelector<HTMLMetaElement>(`meta[property="og:${property}"]`)?.content;

const here = (): string => location.href.replace(/#.*/, '');

/** The page's address: what it calls canonical, else what it is shared as, else where it is. */
export const pageUrl = (): string =>
  document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href || shared('url') || here();

/** The page's address as far as it lies where the reader is: servers refuse those of other sites. */
export const ownPageUrl = (): string => {
  const url = pageUrl();
  return URL.canParse(url) && new URL(url).origin === location.origin ? url : here();
};

/** The article's title: as it is shared, else as the window says. */
export const pageTitle = (): string => shared('title') || document.title;

/** True while Turbo shows a page's old picture, before the real one: nothing is fetched for it (E-54). */
export const isPicture = (): boolean => document.documentElement.hasAttribute('data-turbo-preview');
