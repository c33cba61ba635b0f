import { findBarriers } from '../axe';
import { expect, test } from '../fixtures';
import { SCENES, type Scene, setScene, settled } from '../scenes';

/** Colours and contrast as a system asks for them. */
const THEMES = [
  { name: 'light', media: { colorScheme: 'light', contrast: 'no-preference' } },
  { name: 'dark', media: { colorScheme: 'dark', contrast: 'no-preference' } },
  { name: 'high contrast', media: { colorScheme: 'light', contrast: 'more' } },
] as const;

/** Where the scenes of a part differ from each other; the rest of the window is looked at with `board`. */
const WITHIN: Readonly<Record<string, string>> = {
  dock: '[data-panel="Dock"]',
  inspector: '[data-panel="Inspector"]',
  dialogs: '[role=dialog], [role=alertdialog], [role=menu]',
};

// A dialog that is still fading in has other colours than it will have.
test.use({ trace: 'off', contextOptions: { reducedMotion: 'reduce' } });

for (const [part, scenes] of Object.entries<readonly Scene[]>(SCENES)) {
  test(`axe finds no barrier in any theme: ${part}`, async ({ page, lab }) => {
    test.setTimeout(300_000);
    for (const scene of scenes) {
      await setScene(page, lab, scene);
      const within = WITHIN[part];
      if (within !== undefined) await page.locator(within).first().waitFor();
      for (const { name, media } of THEMES) {
        await page.emulateMedia(media);
        await settled(page);
        const options = { contrastOnly: name !== 'light', within };
        expect.soft(await findBarriers(page, options), `${scene.name}, ${name}`).toEqual([]);
      }
      await page.emulateMedia(THEMES[0].media);
    }
  });
}
