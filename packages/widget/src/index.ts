/** The widget for bundlers: importing it registers the elements. */
export { KomentarCount, countDefaults } from './komentar-count.js';
export { KomentarSection } from './komentar-section.js';
export {
  CountEvent,
  ErrorEvent,
  LiveEvent,
  NewEvent,
  ReadyEvent,
  StatusEvent,
  SubmittedEvent,
  type LiveStatus,
} from './events.js';
import { define } from './define.js';
import { KomentarCount } from './komentar-count.js';

define('komentar-count', KomentarCount);
