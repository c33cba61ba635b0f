import type { Page } from '@playwright/test';

/**
 * What is wrong with the layout of the page as it is now, one line each: content outside the window, scroll bars
 * nobody asked for, text cut off without an ellipsis, text over text.
 */
export function findLayoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(inspectLayout);
}

/** Runs in the page, so it has everything it needs inside. */
function inspectLayout(): string[] {
  /** Half pixels come and go with rounding. */
  const SLACK = 1.5;
  const faults: string[] = [];
  const width = document.documentElement.clientWidth;
  const height = document.documentElement.clientHeight;

  const nameOf = (element: Element): string => {
    const name = element.getAttribute('class')?.trim().split(/\s+/).join('.') ?? '';
    const text = element.textContent?.trim().slice(0, 40) ?? '';
    return `${element.tagName.toLowerCase()}${name === '' ? '' : `.${name}`} “${text}”`;
  };

  const isHidden = (element: Element): boolean =>
    !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
    element.closest('.visually-hidden, .probe, .definitions, [hidden]') !== null;

  /** The nearest part around an element that cuts off what does not fit in it, on one axis. */
  const clipperOf = (element: Element, axis: 'X' | 'Y'): Element | null => {
    for (let each: Element | null = element; each !== null; each = each.parentElement) {
      if (getComputedStyle(each)[`overflow${axis}`] !== 'visible') return each;
      if (getComputedStyle(each).position === 'fixed') return null;
    }
    return null;
  };

  const scrolls = (element: Element, axis: 'X' | 'Y'): boolean =>
    ['auto', 'scroll'].includes(getComputedStyle(element)[`overflow${axis}`]);

  const root = document.documentElement;
  if (root.scrollWidth > width) faults.push(`The page is ${root.scrollWidth - width} px too wide`);
  if (root.scrollHeight > height) {
    faults.push(`The page is ${root.scrollHeight - height} px too high`);
  }

  const elements = [...document.body.querySelectorAll('*')].filter(
    (element) => !isHidden(element) && !element.closest('defs'),
  );

  for (const element of elements) {
    // Columns of twenty nodes are scrolled to; they would be too thin to read.
    const wanted = element.matches('.columns-scroll');
    if (!wanted && scrolls(element, 'X') && element.scrollWidth > element.clientWidth + SLACK) {
      faults.push(
        `Scrolls sideways by ${element.scrollWidth - element.clientWidth} px: ${nameOf(element)}`,
      );
    }
    const hidden = element.scrollHeight - element.clientHeight;
    if (scrolls(element, 'Y') && hidden > 0 && hidden < 8) {
      faults.push(`Scrolls by ${hidden} px only: ${nameOf(element)}`);
    }
  }

  interface Line {
    readonly owner: Element;
    readonly rect: DOMRect;
    readonly text: string;
  }
  const lines: Line[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const owner = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (owner === null || text === '' || isHidden(owner)) continue;
    // The flag of the playhead covers what it runs over.
    if (owner.closest('script, style, template, option, .playhead-text') !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width > 0.5 && rect.height > 0.5) lines.push({ owner, rect, text });
    }
  }

  const shown: Line[] = [];
  for (const line of lines) {
    const { owner, rect, text } = line;
    const across = clipperOf(owner, 'X');
    const down = clipperOf(owner, 'Y');
    const box = across?.getBoundingClientRect();
    const frame = down?.getBoundingClientRect();
    const ellipsis = getComputedStyle(across ?? owner).textOverflow === 'ellipsis';
    const tooFar = box && (rect.right > box.right + SLACK || rect.left < box.left - SLACK);
    if (across !== null && tooFar && !ellipsis && !scrolls(across, 'X')) {
      faults.push(`Cut off at the side: “${text}” in ${nameOf(across)}`);
    }
    const above = frame && rect.top < frame.top - SLACK;
    const below = frame && rect.bottom > frame.bottom + SLACK;
    if (down !== null && (above || below) && !scrolls(down, 'Y')) {
      // A line that a scroller further out hides is not cut off by this one.
      const inside = rect.bottom > frame.top && rect.top < frame.bottom;
      if (inside || frame.height < 1)
        faults.push(`Cut off in height: “${text}” in ${nameOf(down)}`);
    }
    if (across === null && (rect.right > width + SLACK || rect.left < -SLACK)) {
      faults.push(`Outside the window: “${text}” in ${nameOf(owner)}`);
    }
    if (down === null && (rect.bottom > height + SLACK || rect.top < -SLACK)) {
      faults.push(`Outside the window: “${text}” in ${nameOf(owner)}`);
    }
    const cut = ellipsis && tooFar && across !== null && !scrolls(across, 'X');
    if (cut) across.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    if (cut && across.closest('[title]') === null) {
      faults.push(`Ends in an ellipsis and says nowhere how it goes on: “${text}”`);
    }
    const visible = visibleRect(line, across, down);
    if (visible !== null && isOnTop(owner, visible)) shown.push({ ...line, rect: visible });
  }

  function visibleRect({ rect }: Line, ...clippers: (Element | null)[]): DOMRect | null {
    let { left, right, top, bottom } = rect;
    for (const clipper of clippers) {
      for (let each = clipper; each !== null; each = each.parentElement) {
        if (getComputedStyle(each).overflowX === 'visible') continue;
        const box = each.getBoundingClientRect();
        left = Math.max(left, box.left);
        right = Math.min(right, box.right);
        top = Math.max(top, box.top);
        bottom = Math.min(bottom, box.bottom);
      }
    }
    return right - left > 1 && bottom - top > 1
      ? new DOMRect(left, top, right - left, bottom - top)
      : null;
  }

  /** What floats over everything, or stays while the rest scrolls, hides what is below it; null: neither. */
  function layer(element: Element): Element | null {
    for (let each: Element | null = element; each !== null; each = each.parentElement) {
      const floats = '.scrim, .drawer-ground, .popover, .toast, .tooltip, .node-tools, .step-more';
      if (each.matches(floats) || getComputedStyle(each).position === 'sticky') return each;
    }
    return null;
  }

  function isOnTop(owner: Element, rect: DOMRect): boolean {
    const stack = document.elementsFromPoint(
      rect.left + rect.width / 2,
      rect.top + rect.height / 2,
    );
    const top = stack[0];
    if (top === undefined) return false;
    // Text in drawings takes no pointer.
    return layer(top) === layer(owner);
  }

  /** Words in one sentence touch each other and may. */
  function blockOf(element: Element): Element | null {
    let each: Element | null = element;
    while (
      each !== null &&
      getComputedStyle(each).display === 'inline' &&
      each.tagName !== 'text'
    ) {
      each = each.parentElement;
    }
    return each;
  }

  for (let a = 0; a < shown.length; a += 1) {
    for (let b = a + 1; b < shown.length; b += 1) {
      const one = shown[a];
      const other = shown[b];
      if (one === undefined || other === undefined || one.owner === other.owner) continue;
      const across =
        Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
      const down =
        Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
      if (across <= -2 || down <= 5) continue;
      // The edge of a popover goes through the words under it, as it may.
      const isSame = layer(one.owner) === layer(other.owner);
      if (isSame && blockOf(one.owner) !== blockOf(other.owner)) {
        faults.push(`Over or at each other: “${one.text}” and “${other.text}”`);
      }
    }
  }

  const boxes = elements.filter((element) => element.matches('button, input, textarea, [role]'));
  for (const element of boxes) {
    const rect = element.getBoundingClientRect();
    if (rect.width === 0 || clipperOf(element, 'X') !== null) continue;
    if (rect.right > width + SLACK || rect.left < -SLACK || rect.bottom > height + SLACK) {
      faults.push(`Outside the window: ${nameOf(element)}`);
    }
  }
  return [...new Set(faults)];
}
