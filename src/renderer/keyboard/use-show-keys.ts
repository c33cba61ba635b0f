import { useEffect } from 'react';
import { useApp } from '../stores/app-context';
import { keyName, typesText } from './keys';

const SHOW_KEYS: Readonly<Record<string, 'chart' | 'table'>> = { 1: 'chart', 2: 'table' };

/** 1 and 2 choose Chart and Table while the focus is in what `within` selects, outside of fields. */
export function useShowKeys(within: string): void {
  const { screen, settings } = useApp();
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      const show = SHOW_KEYS[keyName(event)];
      const inside = event.target instanceof Element && event.target.closest(within) !== null;
      if (show === undefined || !inside || typesText(event.target)) return;
      if (settings.get().letters) screen.set((old) => ({ ...old, dock: { ...old.dock, show } }));
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [screen, settings, within]);
}
