/** Where the focus was: what had it, and the node, group and panel around it. */
interface Spot {
  readonly element: HTMLElement;
  readonly node: string | undefined;
  readonly group: string | undefined;
  readonly panel: string | undefined;
}

/** Overlays give the focus back by themselves when they close; only what they leave lost is found again. */
const PATIENCE_MS = 60;

/**
 * Finds the focus again when what had it leaves the page or can no longer be used: the same node's card, wherever
 * it is now, else its group, else the panel, else the main panel of the window. Ends with the returned function.
 */
export function keepFocus(root: Document): () => void {
  let current: HTMLElement | null = null;
  let spot: Spot | null = null;
  let timer = 0;

  const remember = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    current = target;
    if (target.closest('[data-panel]') !== null) spot = spotOf(target);
  };
  const isLost = (): boolean =>
    root.activeElement === root.body && current !== null && !isUsable(current);
  const watch = new MutationObserver(() => {
    if (!isLost()) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (isLost()) ((spot && find(root, spot)) ?? mainPanel(root))?.focus();
    }, PATIENCE_MS);
  });

  root.addEventListener('focusin', remember);
  watch.observe(root.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  });
  return () => {
    root.removeEventListener('focusin', remember);
    watch.disconnect();
    window.clearTimeout(timer);
  };
}

/** Gives the focus to the card or row of a node or group, where there is one. */
export function focusCard(kind: 'node' | 'group', name: string): void {
  cardButton(document, kind, name)?.focus();
}

function cardButton(root: Document, kind: string, name: string): HTMLElement | null {
  return root.querySelector(`[data-${kind}="${CSS.escape(name)}"] button:enabled[aria-pressed]`);
}

function spotOf(element: HTMLElement): Spot {
  const around = (name: string): string | undefined =>
    element.closest<HTMLElement>(`[data-${name}]`)?.dataset[name];
  return { element, node: around('node'), group: around('group'), panel: around('panel') };
}

function find(root: Document, { element, node, group, panel }: Spot): HTMLElement | null {
  if (isUsable(element)) return element;
  const inside = (kind: string, name: string | undefined): HTMLElement | null =>
    name === undefined ? null : cardButton(root, kind, name);
  return (
    inside('node', node) ??
    inside('group', group) ??
    root.querySelector<HTMLElement>(`[data-panel="${CSS.escape(panel ?? '')}"]`)
  );
}

/** Where another screen begins: the board, the comparison, the labs to open. */
function mainPanel(root: Document): HTMLElement | null {
  return (
    root.querySelector<HTMLElement>('main[data-panel], main [data-panel]') ??
    root.querySelector<HTMLElement>('[data-panel]')
  );
}

function isUsable(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled') && element.checkVisibility();
}
