/** Text that a place cuts off lies at most this many elements above what the pointer meets. */
const DEPTH = 3;

/**
 * Gives text that ends in an ellipsis its full length as a title, once the pointer comes to it, and takes the title
 * away when it fits again. A title that is there already stays. Ends with the returned function.
 */
export function nameClipped(root: Document): () => void {
  const given = new WeakSet<Element>();
  const enter = ({ target }: PointerEvent): void => {
    let element = target instanceof Element ? target : null;
    for (let up = 0; element !== null && up < DEPTH; up += 1, element = element.parentElement) {
      if (element.hasAttribute('title') && !given.has(element)) return;
      if (getComputedStyle(element).textOverflow !== 'ellipsis') continue;
      if (element.scrollWidth > element.clientWidth) {
        element.setAttribute('title', element.textContent ?? '');
        given.add(element);
      } else if (given.has(element)) element.removeAttribute('title');
      return;
    }
  };
  root.addEventListener('pointerover', enter);
  return () => root.removeEventListener('pointerover', enter);
}
