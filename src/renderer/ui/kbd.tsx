/** Keys as people of this system read them: `Mod+Shift+Z` becomes "Ctrl Shift Z", or "⌘ ⇧ Z" on macOS. */
export function keysText(keys: string, mac: boolean = isMac()): string {
  const names = mac ? MAC_NAMES : NAMES;
  return keys
    .split('+')
    .map((key) => names[key] ?? key)
    .join(' ');
}

const NAMES: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};
const MAC_NAMES: Readonly<Record<string, string>> = { ...NAMES, Mod: '⌘', Shift: '⇧', Alt: '⌥' };

/** The page runs on macOS, where Command takes the place of Ctrl. */
export function isMac(): boolean {
  return /Mac/.test(navigator.platform);
}

/** Keys in a small frame. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className="kbd">{keysText(keys)}</kbd>;
}
