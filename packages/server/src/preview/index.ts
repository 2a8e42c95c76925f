/** The one door of the preview. */
export { createPreview } from './preview.js';
