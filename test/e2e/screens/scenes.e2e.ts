import type { Page, TestInfo } from '@playwright/test';
import { findBarriers } from '../axe';
import { expect, test } from '../fixtures';
import { FULL } from '../full';
import { SCENES, type Scene, setScene, settled } from '../scenes';
import { findLayoutFaults } from './layout-faults';

/** What a scene is set in. */
const FIRST = { width: 1280, height: 800 };
/** The size between lays out like one of the others. */
const SIZES = [
  FIRST,
  ...(FULL ? [{ width: 1440, height: 900 }] : []),
  { width: 1920, height: 1080 },
];

/** Colours and contrast as a system asks for them. The full run takes every theme; what depends on it is contrast alone. */
const THEMES = [
  { name: 'light', media: { colorScheme: 'light', contrast: 'no-preference' } },
  ...(FULL
    ? ([
        { name: 'dark', media: { colorScheme: 'dark', contrast: 'no-preference' } },
        { name: 'high contrast', media: { colorScheme: 'light', contrast: 'more' } },
      ] as const)
    : []),
] as const;

/** Parts that the full run alone looks at: names as long and strange as the rules allow, and every dialog. */
const FULL_ONLY: ReadonlySet<string> = new Set(['names', 'dialogs']);

/** Where the scenes of a part differ from each other; the rest of the window is looked at with `board`. */
const WITHIN: Readonly<Record<string, string>> = {
  dock: '[data-panel="Dock"]',
  inspector: '[data-panel="Inspector"]',
  dialogs: '[role=dialog], [role=alertdialog], [role=menu]',
};

/** Parts that stand in a place of one width, whatever the window: the full run looks at them in every size, too. */
const ONE_SIZE: ReadonlySet<string> = new Set(['inspector', 'dialogs']);

/** Pictures of every scene to look at; the tests themselves need none. */
const PICTURES = process.env['IMPLAB_PICTURES'];

// A dialog that is still fading in has other colours than it will have.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

// A scene is set once, and everything that can be seen of it is looked at then: setting it costs more than looking.
for (const [part, all] of Object.entries<readonly Scene[]>(SCENES)) {
  if (!FULL && FULL_ONLY.has(part)) continue;
  const scenes = all.filter(({ fullOnly }) => FULL || !fullOnly);
  test(`nothing is cut off, overlaps, scrolls unasked or is a barrier: ${part}`, async ({
    page,
    lab,
  }, info) => {
    test.setTimeout(scenes.length * 60_000);
    for (const scene of scenes) {
      await page.setViewportSize(FIRST);
      await setScene(page, lab, scene);
      await expectNoBarriers(page, scene.name, WITHIN[part]);
      for (const size of !FULL && ONE_SIZE.has(part) ? [FIRST] : SIZES) {
        await page.setViewportSize(size);
        await settled(page);
        const where = `${scene.name} at ${size.width}x${size.height}`;
        expect.soft(await findLayoutFaults(page), where).toEqual([]);
        if (PICTURES) await takePictures(page, info, `${scene.name}-${size.width}x${size.height}`);
      }
    }
  });
}

/** Axe in every theme; what depends on the theme is contrast alone. */
async function expectNoBarriers(page: Page, scene: string, within?: string): Promise<void> {
  if (within !== undefined) await page.locator(within).first().waitFor();
  for (const { name, media } of THEMES) {
    await page.emulateMedia(media);
    await settled(page);
    const options = { contrastOnly: name !== 'light', within };
    expect.soft(await findBarriers(page, options), `${scene}, ${name}`).toEqual([]);
  }
  await page.emulateMedia(THEMES[0].media);
}

async function takePictures(page: Page, info: TestInfo, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    await page.screenshot({ path: info.outputPath(`${name}-${colorScheme}.png`) });
  }
}
