const PANEL = '[data-panel]';
const lastFocus = new WeakMap<Element, HTMLElement>();

/** Remembers where the focus was in each panel, so that F6 returns there. Ends with the returned function. */
export function rememberFocus(): () => void {
  const remember = (event: FocusEvent): void => {
    if (!(event.target instanceof HTMLElement)) return;
    const panel = event.target.closest(PANEL);
    if (panel !== null && panel !== event.target) lastFocus.set(panel, event.target);
  };
  document.addEventListener('focusin', remember);
  return () => document.removeEventListener('focusin', remember);
}

/** Moves the focus to the next (1) or previous (-1) panel of the window. */
export function cyclePanels(by: 1 | -1): void {
  const panels = [...document.querySelectorAll<HTMLElement>(PANEL)].filter(
    (panel) => panel.offsetParent !== null,
  );
  if (panels.length === 0) return;
  const inside = panels.findIndex((panel) => panel.contains(document.activeElement));
  const start = inside === -1 ? (by === 1 ? -1 : 0) : inside;
  const panel = panels[(start + by + panels.length) % panels.length];
  if (panel === undefined) return;
  const last = lastFocus.get(panel);
  (last?.isConnected ? last : panel).focus();
}
