import { useApp } from '../stores/app-context';
import { useStore } from '../stores/store';
import type { WindowClass } from './use-window-class';

/** A size that a person set, kept per view and window class; in px at normal text size. */
export function usePanelSize(
  view: string,
  windowClass: WindowClass,
  panel: string,
  initial: number,
): readonly [number, (size: number) => void] {
  const { settings } = useApp();
  const key = `${view}.${windowClass}.${panel}`;
  const size = useStore(settings, (value) => value.sizes[key] ?? initial);
  const setSize = (next: number): void =>
    settings.set((old) => ({ ...old, sizes: { ...old.sizes, [key]: next } }));
  return [size, setSize];
}
