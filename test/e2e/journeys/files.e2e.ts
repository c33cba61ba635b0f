import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import type { StandIn } from '../../electron/stand-in/launch';
import { expect, test } from '../fixtures';
import { inspector, nodeCard, openSample, pressOnNode, stepButton } from '../parts';

/** The status bar of a lab without users. */
const NOBODY = /(?<!\d)0 assigned/;

/** The app of a test: its window, and the system around it on the desktop. */
interface Around {
  readonly page: Page;
  readonly desktop: StandIn | null;
}

test('a saved lab comes back whole, chosen or dropped, with its undo', async ({
  app,
  dataFolder,
}) => {
  const { page } = app;
  await openSample(page, 'The secondary is left alone again');
  await pressOnNode(page, 'imp-pub', 'Fail imp-pub');
  await nodeCard(page, 'imp-sub')
    .getByRole('button', { name: /^imp-sub,/ })
    .click();
  await inspector(page).getByRole('textbox', { name: 'Notes' }).fill('The new one');
  await inspector(page).getByRole('button', { name: 'Keep the notes' }).click();
  await expect(page.getByRole('contentinfo')).toContainText('2 steps not saved');
  const file = await saveTo(app, join(dataFolder, 'secondary.implab'));
  await expect(page.getByRole('contentinfo')).not.toContainText('not saved');

  await chooseInLabMenu(page, 'New lab');
  await expect(page.getByRole('contentinfo')).toContainText(NOBODY);
  await expectAsSaved(await openFrom(app, file));

  await page.keyboard.press('Control+n');
  await expect(page.getByRole('contentinfo')).toContainText(NOBODY);
  await drop(page, file);
  await expectAsSaved(page);
});

test('a scenario that goes out and comes back is the same lab and the same bytes @full', async ({
  app,
  dataFolder,
}) => {
  const { page } = app;
  await openSample(page, 'A node dies and is repaired');
  const first = await exportScenario(app, join(dataFolder, 'first.json'));
  expect(JSON.parse(first.text)).toMatchObject({
    format: 'implab-scenario',
    title: 'A node dies and is repaired',
  });
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('contentinfo')).toContainText(NOBODY);
  await drop(page, first.path);
  await expect(page.getByRole('contentinfo')).toContainText('4\u202f800 assigned');
  await expect(nodeCard(page, 'imp2')).toContainText('Running in Backup Mode');
  const second = await exportScenario(app, join(dataFolder, 'second.json'));
  expect(second.text).toBe(first.text);
});

test('a file that is no lab is refused with its reason, and the open lab stays', async ({
  page,
  dataFolder,
}) => {
  await openSample(page, 'The secondary is left alone again');
  await drop(page, join(dataFolder, 'holiday.implab'), Buffer.from('not a lab at all'));
  const problem = page.getByRole('alertdialog');
  await expect(problem).toContainText('holiday');
  await problem.getByRole('button', { name: 'Close' }).last().click();
  await expect(nodeCard(page, 'imp-pub')).toContainText('850');
});

async function expectAsSaved(page: Page): Promise<void> {
  await expect(nodeCard(page, 'imp-pub')).toContainText('Unreachable');
  await expect(nodeCard(page, 'imp-sub')).toContainText('950');
  await expect(stepButton(page, 12)).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('Replays to the same result');
  await nodeCard(page, 'imp-sub')
    .getByRole('button', { name: /^imp-sub,/ })
    .click();
  await expect(inspector(page).getByRole('textbox', { name: 'Notes' })).toHaveValue('The new one');
  await page.keyboard.press('Escape');
  const undo = page.getByRole('banner').getByRole('button', { name: /^Undo/ });
  await undo.click();
  await expect(undo).toHaveAccessibleName('Undo Fail imp-pub');
  await undo.click();
  await expect(nodeCard(page, 'imp-pub')).toContainText('Normal');
  await page.getByRole('banner').getByRole('button', { name: 'Redo Fail imp-pub' }).click();
  await page.getByRole('banner').getByRole('button', { name: /^Redo/ }).click();
  await expect(page.getByRole('banner').getByRole('button', { name: 'Redo' })).toBeDisabled();
}

async function chooseInLabMenu(page: Page, entry: string): Promise<void> {
  await page.getByRole('banner').getByRole('button').first().click();
  await page.getByRole('menuitem', { name: entry, exact: false }).first().click();
}

/** Saves where the app asks: in the system's dialog, or as a download. The path of the file. */
async function saveTo({ page, desktop }: Around, path: string): Promise<string> {
  if (desktop) {
    desktop.dialog.prepare('showSaveDialog', { canceled: false, filePath: path });
    await chooseInLabMenu(page, 'Save');
    await expect
      .poll(() =>
        readFile(path).then(
          ({ length }) => length,
          () => 0,
        ),
      )
      .toBeGreaterThan(0);
    return path;
  }
  const download = page.waitForEvent('download');
  await chooseInLabMenu(page, 'Save');
  await (await download).saveAs(path);
  return path;
}

/** Opens a file beside an open lab: on the desktop in a window of its own. The page that shows it. */
async function openFrom({ page, desktop }: Around, path: string): Promise<Page> {
  if (desktop) {
    desktop.dialog.prepare('showOpenDialog', { canceled: false, filePaths: [path] });
    await chooseInLabMenu(page, 'Open…');
    await expect.poll(() => desktop.app.windows.size).toBe(2);
    return desktop.page([...desktop.app.windows][1]);
  }
  const chooser = page.waitForEvent('filechooser');
  await chooseInLabMenu(page, 'Open…');
  await (await chooser).setFiles(path);
  return page;
}

async function exportScenario(
  { page, desktop }: Around,
  path: string,
): Promise<{ readonly path: string; readonly text: string }> {
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: /^Scenario/ }).check({ force: true });
  const write = dialog.getByRole('button', { name: 'Export scenario' });
  if (desktop) {
    desktop.dialog.prepare('showSaveDialog', { canceled: false, filePath: path });
    await write.click();
  } else {
    const download = page.waitForEvent('download');
    await write.click();
    await (await download).saveAs(path);
  }
  await expect(dialog).toBeHidden();
  return { path, text: await readFile(path, 'utf8') };
}

/** Drops a file on the window, as the system does. */
async function drop(page: Page, path: string, content?: Buffer): Promise<void> {
  const bytes = content ?? (await readFile(path));
  await page.evaluate(
    ([name, base64]) => {
      const data = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([data], name));
      for (const type of ['dragover', 'drop']) {
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
        );
      }
    },
    [basename(path), bytes.toString('base64')] as const,
  );
}
