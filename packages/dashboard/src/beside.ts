/** Whether the screen has room for a panel beside what it is about. */

/** The width from which a panel stands beside the cards; below it lies over them. */
const ROOM = '(min-width: 1024px)';

/** Asks the screen, and tells when that changes. */
export const besideQuery = (): MediaQueryList => matchMedia(ROOM);
