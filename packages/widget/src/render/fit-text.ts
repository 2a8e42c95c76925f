/** Lets a field grow with its text where the style sheet cannot (W-20). */
export const fitText = (area: HTMLTextAreaElement): void => {
  if (CSS.supports('field-sizing', 'content')) return;
  area.style.setProperty('block-size', 'auto');
  area.style.setProperty('block-size', `${String(area.scrollHeight + 2)}px`);
};
