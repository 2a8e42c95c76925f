/** Light or dark: as the device has it, unless chosen otherwise at this browser. */
import { Preference } from '../preference.js';

export type Theme = 'auto' | 'light' | 'dark';

/** The look chosen at this browser. */
export const theme = new Preference<Theme>('komentar.meja.theme', ['auto', 'light', 'dark']);
