/** Tells when an element comes near the screen, and what the page's address asks for. */

/** How far below the screen a section starts to load: about two screens of reading on a phone. */
export const NEAR_PX = 1200;

/**
 * Calls back once, when the element is on the screen or within `NEAR_PX` of it.
 * @returns gives the observer back
 */
export const whenNear = (element: Element, callback: () => void): (() => void) => {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    { rootMargin: `${NEAR_PX}px` },
  );
  observer.observe(element);
  return () => observer.disconnect();
};

/** True where the address asks for the comments themselves. */
export const isAskedFor = (): boolean => location.hash.startsWith('#komentar');

/** The comment the address asks for, where it asks for one (E-84). */
export const askedComment = (): string | undefined => location.hash.split('#komentar-')[1];
