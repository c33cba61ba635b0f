import type { Page, TestInfo } from '@playwright/test';
import { expect, test } from '../fixtures';
import { SCENES, type Scene, setScene, settled } from '../scenes';
import { findLayoutFaults } from './layout-faults';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
];

/** Pictures of every scene to look at; the tests themselves need none. */
const PICTURES = process.env['IMPLAB_PICTURES'];

test.use({ trace: 'off' });

for (const [part, scenes] of Object.entries<readonly Scene[]>(SCENES)) {
  test(`nothing is cut off, overlaps or scrolls unasked: ${part}`, async ({ page, lab }, info) => {
    test.setTimeout(300_000);
    for (const scene of scenes) {
      await page.setViewportSize(SIZES[0]!);
      await setScene(page, lab, scene);
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await settled(page);
        const where = `${scene.name} at ${size.width}x${size.height}`;
        expect.soft(await findLayoutFaults(page), where).toEqual([]);
        if (PICTURES) await takePictures(page, info, `${scene.name}-${size.width}x${size.height}`);
      }
    }
  });
}

async function takePictures(page: Page, info: TestInfo, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    await page.screenshot({ path: info.outputPath(`${name}-${colorScheme}.png`) });
  }
}
