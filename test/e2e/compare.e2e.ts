import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, type LabHandle, test } from './fixtures';
import { figures, inspector } from './parts';
import { OVERLOADED, setScene } from './scene';

const REPAIRED = [
  { do: 'take-snapshot', name: 'Before the repair' },
  { do: 'restore-node', node: 'imp4' },
  { do: 'fallback', group: 'PRG-2' },
  { do: 'assign', count: 600, of: 'imp3', node: 'imp-pub' },
  { do: 'set-policy', capacity: 'strict' },
] as const;

async function openCompare(page: Page, lab: LabHandle): Promise<void> {
  await setScene(page, lab, [...OVERLOADED, ...REPAIRED]);
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('region', { name: 'What differs' })).toContainText('600 users');
}

test('a snapshot and now: who moved, by which step, what else differs, and the loads', async ({
  page,
  lab,
}) => {
  await openCompare(page, lab);
  const differs = page.getByRole('region', { name: 'What differs' });
  await expect(differs).toContainText(
    '600 users have another node: from imp3 to imp-pub by step 16.',
  );
  await expect(differs.getByRole('row', { name: /State of imp4/ })).toContainText('Unreachable');
  await expect(differs.getByRole('row', { name: /A full node/ })).toContainText('Capacity strict');
  await expect(differs).not.toContainText('Snapshots');

  await differs.getByRole('button', { name: 'Users from imp3 to imp-pub' }).click();
  await expect(differs).toContainText('and 400 more');
  await expectAccessible(page);

  const loads = page.getByRole('region', { name: 'Load by node' });
  await loads.getByText('Table').click();
  await expect(loads.getByRole('row', { name: /^imp3/ })).toContainText(figures('5 600'));
  await expectAccessible(page);

  await differs.getByRole('button', { name: /^See the lab after step 16/ }).click();
  await expect(page.getByText('You see step 16 of 17')).toBeVisible();
  await expect(inspector(page)).toContainText('Move 600 from imp3 to imp-pub');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(differs).toContainText('600 users have another node');
});

test('both sides are chosen by keyboard, swapped, and said to be the same', async ({
  page,
  lab,
}) => {
  await openCompare(page, lab);
  await page.getByRole('button', { name: /^Before: / }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('11');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Before: After step 11/ })).toBeFocused();
  await page.getByRole('button', { name: 'Swap the sides' }).click();
  await expect(page.getByRole('button', { name: /^After: After step 11/ })).toBeVisible();
  await page.getByRole('button', { name: /^Before: / }).click();
  await expectAccessible(page);
  const find = page.getByRole('combobox', { name: 'Find a snapshot or step' });
  await find.fill('no such thing');
  await expect(page.getByText('No snapshot or step answers to')).toBeVisible();
  await find.fill('11');
  await page.getByRole('option', { name: /^After step 11/ }).click();
  const same = page.getByRole('region', { name: 'What differs' }).getByRole('status');
  await expect(same).toContainText('Same');
  await expectAccessible(page);
});

test('the keyboard reaches every node of the figure, and Enter shows one on the board @full', async ({
  page,
  lab,
}) => {
  await openCompare(page, lab);
  const figure = page.getByRole('application', { name: /^Load by node/ });
  await figure.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(figure).toContainText(figures('imp3: 5 600 before, 2 300 after.'));
  await page.keyboard.press('Enter');
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('imp3');
});

test('a dropped file stands beside the open lab, which stays as it is @full', async ({
  page,
  lab,
}) => {
  await openCompare(page, lab);
  const scenario = {
    format: 'implab-scenario',
    version: 1,
    title: 'Small',
    steps: [
      { do: 'add-group', name: 'PRG-9', ha: false },
      { do: 'add-node', group: 'PRG-9', name: 'lonely', capacity: 100 },
    ],
  };
  await drop(page, 'small.json', JSON.stringify(scenario), 'right');
  await expect(page.getByRole('button', { name: /^After: small\.json/ })).toBeVisible();
  const differs = page.getByRole('region', { name: 'What differs' });
  await expect(differs.getByRole('row', { name: /^lonely/ })).toContainText('100 capacity');
  await expect(differs).toContainText(figures('6 400 users are only in “Before the repair”.'));

  await drop(page, 'holiday.png', 'no lab at all', 'left');
  await expect(page.getByRole('alert')).toContainText('Not a lab');
  await expectAccessible(page);
  await expect(page.getByRole('banner')).toContainText('New lab');
});

test('a side that is gone says so @full', async ({ page, lab }) => {
  await openCompare(page, lab);
  await page.getByRole('button', { name: /^Before: / }).click();
  await page.getByRole('option', { name: /^Before the repair/ }).click();
  await lab.call('lab.run', { steps: [{ do: 'delete-snapshot', name: 'Before the repair' }] });
  await expect(page.getByRole('alert')).toContainText('Choose another side above.');
  await lab.call('lab.undo', {});
  await expect(page.getByRole('region', { name: 'What differs' })).toContainText('600 users');
});

test('a comparison is saved as tables and as JSON @full', async ({ page, lab }) => {
  await openCompare(page, lab);
  const saved = async (entry: string): Promise<string> => {
    await page.getByRole('button', { name: 'Export', exact: true }).first().click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: entry }).click();
    return readFile(await (await download).path(), 'utf8');
  };
  expect(await saved('Moves as CSV')).toContain('imp3,imp-pub,600,16,');
  expect(JSON.parse(await saved('Comparison as JSON'))).toMatchObject({ same: false, b: 'Now' });
});

test('an empty lab compares to itself @full', async ({ page, lab }) => {
  await lab.call('file.new', { template: 'empty' });
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByText('Same', { exact: true })).toBeVisible();
  await expect(page.getByText('No nodes')).toBeVisible();
  await expectAccessible(page);
});

/** Drops a file on one half of the window. */
async function drop(page: Page, name: string, text: string, half: 'left' | 'right'): Promise<void> {
  await page.evaluate(
    ([fileName, content, isLeft]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], fileName));
      const clientX = window.innerWidth * (isLeft ? 0.25 : 0.75);
      for (const type of ['dragover', 'drop'])
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer, clientX, bubbles: true, cancelable: true }),
        );
    },
    [name, text, half === 'left'] as const,
  );
}
