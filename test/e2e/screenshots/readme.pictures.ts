import { resolve } from 'node:path';
import { test } from '../fixtures';
import { SCENES, type Scene, setScene, settled } from '../scenes';

const FOLDER = resolve(import.meta.dirname, '../../../docs/pictures');

/** What the README shows, by the name of the file. */
const PICTURES: Readonly<Record<string, Scene>> = {
  start: scene('start', 'start'),
  why: scene('inspector', 'user'),
  workbench: scene('board', 'failed over'),
  clock: scene('views', 'clock enlarged'),
};

function scene(part: keyof typeof SCENES, name: string): Scene {
  const scenes: readonly Scene[] = SCENES[part];
  const found = scenes.find((each) => each.name === name);
  if (!found) throw new Error(`There is no scene ${name}`);
  return found;
}

for (const [name, picture] of Object.entries(PICTURES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${name}, ${colorScheme}`, async ({ page, lab }) => {
      await page.emulateMedia({ colorScheme });
      await setScene(page, lab, picture);
      // Nothing under the pointer and nothing focused, so that nothing shows its tools or a ring.
      await page.mouse.move(0, 0);
      await page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      });
      await settled(page);
      await page.screenshot({ path: resolve(FOLDER, `${name}-${colorScheme}.png`) });
    });
  }
}
