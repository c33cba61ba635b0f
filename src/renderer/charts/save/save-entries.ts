import type { MenuEntry } from '../../ui/menu';

let entries: () => readonly (readonly MenuEntry[])[] = () => [];

/** Notes what can be saved of the figures on the screen, so that their context menu offers it too. */
export function offerSaves(next: () => readonly (readonly MenuEntry[])[]): () => void {
  entries = next;
  return () => {
    if (entries === next) entries = () => [];
  };
}

/** What can be saved of the figures on the screen now. */
export function saveEntries(): readonly (readonly MenuEntry[])[] {
  return entries();
}
