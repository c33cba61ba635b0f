import { isMac } from '../ui/kbd';

/** Names of keys that need Shift on some keyboards, where Shift says nothing. */
const PLAIN = /^[^A-Za-z]$/;

/** A key press as the action table writes it: `Mod+Shift+Z`, `F`, `Shift+N`, `?`, `F6`. */
export function keyName(event: KeyboardEvent): string {
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const parts = [
    mod && 'Mod',
    event.altKey && 'Alt',
    event.shiftKey && !PLAIN.test(event.key) && 'Shift',
    key === ' ' ? 'Space' : key,
  ];
  return parts.filter(Boolean).join('+');
}

/** Keys without Ctrl or Command that are not function keys: they act only outside fields, menus and dialogs. */
export function isLetterKey(keys: string): boolean {
  return !keys.includes('Mod+') && !/(^|\+)F\d+$/.test(keys);
}

/** Keys that type a letter or sign, with Shift too: people who speak or miss keys can turn these off. */
export function isCharacterKey(keys: string): boolean {
  return /^(Shift\+)?.$/u.test(keys);
}

/** The press belongs to what has the focus: text is typed there, or a list or dialog uses letters itself. */
export function typesText(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest(
      'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=menu], [role=listbox], [role=dialog], [role=alertdialog]',
    ) !== null
  );
}
