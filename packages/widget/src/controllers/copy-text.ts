/** Puts a text into the clipboard. */

/** Browsers give the clipboard to secure pages only; the old way works on the others. */
export const copyText = async (within: Node, text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    within.appendChild(field);
    field.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is nothing newer for these pages.
    document.execCommand('copy');
    field.remove();
  }
};
