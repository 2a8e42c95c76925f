/** Alt with the arrows goes from comment to comment, while the focus is in the list and not in a field (W-82). */

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

export const handleRowKey = (root: ShadowRoot, event: KeyboardEvent): void => {
  const step = STEPS[event.key];
  const target = event.target as Element;
  const isPlain = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (step === undefined || !isPlain || target.matches('textarea, input, select, dialog *')) return;
  const row = target.closest('.list article');
  if (!row) return;
  const rows = [...root.querySelectorAll<HTMLElement>('.list article')];
  event.preventDefault();
  const next = rows[rows.indexOf(row as HTMLElement) + step];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
};
