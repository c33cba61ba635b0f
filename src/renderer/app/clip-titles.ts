/** Text that a place cuts off lies at most this many elements above what the pointer meets. */
const DEPTH = 3;

/**
 * Gives text that ends in an ellipsis its full length as a title, once the pointer comes to it, and takes the title
 * away when it fits again. A title that is there already stays. Ends with the returned function.
 */
export function nameClipped(root: Document): () => void {
  const given = new WeakSet<Element>();
  const enter = ({ target }: PointerEvent): void => {
    let at = target instanceof Element ? target : null;
    for (let up = 0; at !== null && up < DEPTH; up += 1, at = at.parentElement) {
      if (at.hasAttribute('title') && !given.has(at)) return;
      if (getComputedStyle(at).textOverflow !== 'ellipsis') continue;
      if (at.scrollWidth > at.clientWidth) {
        at.setAttribute('title', at.textContent ?? '');
        given.add(at);
      } else if (given.has(at)) at.removeAttribute('title');
      return;
    }
  };
  root.addEventListener('pointerover', enter);
  return () => root.removeEventListener('pointerover', enter);
}
