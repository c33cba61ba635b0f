import { useEffect } from 'react';

/** Keys that go to the next or the previous place while a card is taken by keyboard. */
const BY_ARROW: Readonly<Record<string, { readonly shiftKey: boolean }>> = {
  ArrowRight: { shiftKey: false },
  ArrowDown: { shiftKey: false },
  ArrowLeft: { shiftKey: true },
  ArrowUp: { shiftKey: true },
};

/** While something is dragged, arrows choose the place as Tab does; react-aria knows Tab only. */
export function useArrowsInDrag(isDragging: boolean): void {
  useEffect(() => {
    if (!isDragging) return;
    const turn = (event: KeyboardEvent): void => {
      const way = BY_ARROW[event.key];
      if (way === undefined || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Tab', ...way, bubbles: true, cancelable: true }),
      );
    };
    // On the window, since react-aria stops every key at the document.
    window.addEventListener('keydown', turn, true);
    return () => window.removeEventListener('keydown', turn, true);
  }, [isDragging]);
}
