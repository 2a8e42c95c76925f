/** The style sheet of a section, in the order in which its parts may override each other. */
import { circumstances } from './circumstances.js';
import { colours } from './colours.js';
import { frame } from './frame.js';
import { list } from './list.js';

export const sectionStyles = [colours, frame, list, circumstances];
