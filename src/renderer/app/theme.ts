import type { SettingsStore } from '../stores/settings';

/** Keeps the theme and contrast of the page as the settings say; `system` leaves both to the system. */
export function followTheme(settings: SettingsStore, root: HTMLElement): void {
  const apply = (): void => {
    const { theme, contrast } = settings.get();
    setOrDrop(root, 'theme', theme === 'system' ? null : theme);
    setOrDrop(root, 'contrast', contrast === 'system' ? null : contrast);
    const { body, head } = root.ownerDocument;
    // The ground of a chosen theme, for the frame around the page; the desktop remembers it for its next first paint.
    head
      .querySelector('meta[name="theme-color"]')
      ?.setAttribute('content', theme === 'system' ? '' : getComputedStyle(body).backgroundColor);
  };
  apply();
  settings.subscribe(apply);
}

function setOrDrop(root: HTMLElement, name: string, value: string | null): void {
  if (value === null) delete root.dataset[name];
  else root.dataset[name] = value;
}
