/**
 * Shows a card as lifted while the pointer carries it: a copy with a shadow and a slight tilt, which the browser takes
 * a picture of. The copy stands beside the card, out of sight, so that the same styles hold for it, and leaves at once.
 */
export function showLifted(card: HTMLElement, show: (image: HTMLElement) => void): void {
  const copy = card.cloneNode(true) as HTMLElement;
  for (const name of ['id', 'data-node', 'data-group', 'aria-label']) copy.removeAttribute(name);
  copy.classList.add('drag-card');
  const image = document.createElement('div');
  image.className = 'drag-image';
  image.setAttribute('aria-hidden', 'true');
  image.style.setProperty('--drag-width', `${card.offsetWidth}px`);
  image.append(copy);
  card.parentElement?.append(image);
  show(image);
  setTimeout(() => image.remove());
}
