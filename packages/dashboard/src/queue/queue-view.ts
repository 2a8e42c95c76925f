/** One comment at a time, or the whole queue: chosen at this browser. */
import { Preference } from '../preference.js';

/** How much of the queue is on the screen. */
export const view = new Preference<'queue' | 'single'>('komentar.meja.view', ['queue', 'single']);
