import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { chooseFromMenu, dock, inspector, nodeCard, openDockTab, pressOnNode } from '../parts';

test('a newcomer builds three pairs from the template and loses no service', async ({ page }) => {
  await page.getByRole('button', { name: /^New from a template/ }).click();
  const wizard = page.getByRole('dialog', { name: 'New lab from a template' });
  await wizard.getByRole('textbox', { name: 'Title' }).fill('Three sites');
  await wizard.getByRole('textbox', { name: 'Users' }).fill('45000');
  await wizard.getByRole('button', { name: /Node size/ }).click();
  await page.getByRole('option', { name: /^15K OVA/ }).click();
  await wizard.getByRole('textbox', { name: 'Pairs of nodes' }).fill('3');
  await expect(wizard).toContainText('3 pairs carry 45\u202f000 users');
  await wizard.getByRole('button', { name: 'Make 6 nodes and 45\u202f000 users' }).click();

  await expect(page.getByRole('button', { name: /^Three sites/ })).toBeVisible();
  for (const name of ['imp1', 'imp2', 'imp3', 'imp4', 'imp5', 'imp6']) {
    await expect(nodeCard(page, name)).toContainText('7\u202f500');
  }
  await pressOnNode(page, 'imp3', 'Fail imp3');
  await expect(nodeCard(page, 'imp4')).toContainText('15\u202f000');
  await expect(nodeCard(page, 'imp4')).toContainText('7\u202f500 for imp3');
  await expect(dock(page)).toContainText('within its capacity');
  await nodeCard(page, 'imp3').getByRole('button', { name: 'Restore imp3' }).last().click();
  await nodeCard(page, 'imp3').getByRole('button', { name: 'Fall back PRG-2' }).click();
  await expect(nodeCard(page, 'imp4')).toContainText('Normal');
});

test('a newcomer builds three pairs by hand, sees who is over capacity and why, and mends it', async ({
  page,
}) => {
  await page.getByRole('button', { name: /^New lab/ }).click();
  for (const name of ['imp-pub', 'imp-sub']) {
    await nodeCard(page, name)
      .getByRole('button', { name: new RegExp(`^${name},`) })
      .click();
    await inspector(page).getByRole('button', { name: /Size/ }).click();
    await page.getByRole('option', { name: 'Own capacity' }).click();
    await inspector(page).getByRole('textbox', { name: 'Capacity' }).fill('10000');
    await inspector(page).getByRole('button', { name: 'Apply' }).click();
    await expect(nodeCard(page, name)).toContainText('10\u202f000 users');
  }
  for (const group of ['PRG-2', 'PRG-3']) {
    await page.getByRole('button', { name: 'Add a redundancy group' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a redundancy group' });
    await expect(dialog.getByRole('textbox', { name: 'Capacity' })).toHaveValue('10000');
    await dialog.getByRole('button', { name: `Add ${group}` }).click();
    await expect(dialog).toBeHidden();
  }
  await page.getByRole('button', { name: 'Enable users…' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Enable users' });
  await dialog.getByRole('textbox', { name: 'How many' }).fill('45000');
  await dialog.getByRole('button', { name: 'Enable 45\u202f000 users' }).click();
  await expect(nodeCard(page, 'imp4')).toContainText('7\u202f500');

  await pressOnNode(page, 'imp-pub', 'Fail imp-pub');
  await expectOverload(page, openDockTab);

  await chooseFromMenu(page, 'imp-pub', 'Restore imp-pub');
  await nodeCard(page, 'imp-pub').getByRole('button', { name: 'Fall back PRG-1' }).click();
  await expectHealthy(page);
});

test('the same by keyboard alone @full', async ({ page }) => {
  const keys = page.keyboard;
  await page.getByRole('button', { name: /^New lab/ }).waitFor();
  await keys.press('Control+n');
  await expect(nodeCard(page, 'imp-pub')).toBeVisible();

  for (const name of ['imp-pub', 'imp-sub']) {
    await run(page, name);
    await expect(inspector(page).getByRole('heading', { name, exact: true })).toBeVisible();
    await keys.press('w');
    await tabTo(page, inspector(page).getByRole('button', { name: /Size/ }));
    await keys.press('Enter');
    await keys.type('Own');
    await keys.press('Enter');
    await tabTo(page, inspector(page).getByRole('textbox', { name: 'Capacity' }));
    await keys.press('Control+a');
    await keys.type('10000');
    await tabTo(page, inspector(page).getByRole('button', { name: 'Apply' }));
    await keys.press('Enter');
    await expect(nodeCard(page, name)).toContainText('10\u202f000 users');
  }
  for (const group of ['PRG-2', 'PRG-3']) {
    await run(page, 'Add redundancy group');
    const dialog = page.getByRole('dialog', { name: 'Add a redundancy group' });
    await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
    await keys.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('region', { name: group, exact: true })).toBeVisible();
  }
  await keys.press('e');
  const dialog = page.getByRole('dialog', { name: 'Enable users' });
  await expect(dialog.getByRole('textbox', { name: 'How many' })).toBeFocused();
  await keys.press('Control+a');
  await keys.type('45000');
  await tabTo(page, dialog.getByRole('button', { name: 'Enable 45\u202f000 users' }));
  await keys.press('Enter');
  await expect(nodeCard(page, 'imp4')).toContainText('7\u202f500');

  await tabTo(page, nodeCard(page, 'imp-pub').getByRole('button', { name: /^imp-pub,/ }));
  await keys.press('Enter');
  await keys.press('f');
  await expectOverload(page, arrowToTab);

  await keys.press('r');
  await expect(nodeCard(page, 'imp-pub')).toContainText('Failed Over');
  await keys.press('b');
  await expectHealthy(page);
});

/** What a newcomer reads after imp-pub is lost: on the card, above the graph, and why in the findings. */
async function expectOverload(
  page: Page,
  openTab: (page: Page, name: 'Load' | 'Findings') => Promise<void>,
): Promise<void> {
  const survivor = nodeCard(page, 'imp-sub');
  await expect(survivor).toContainText('5\u202f000 over');
  await expect(survivor).toContainText('7\u202f500 for imp-pub');
  await expect(dock(page)).toContainText(
    'imp-sub serves 15\u202f000, 5\u202f000 over its capacity, since imp-pub is unreachable',
  );
  await openTab(page, 'Findings');
  await expect(dock(page).getByRole('list', { name: 'Findings' })).toContainText('imp-sub');
  await openTab(page, 'Load');
}

async function expectHealthy(page: Page): Promise<void> {
  for (const name of ['imp-pub', 'imp-sub']) {
    await expect(nodeCard(page, name)).toContainText('Normal');
    await expect(nodeCard(page, name)).toContainText('7\u202f500');
  }
  await expect(page.getByRole('contentinfo')).toContainText('45\u202f000 assigned');
}

/** Opens a tab of the dock as the keyboard does: to the tab that is chosen, then by arrows. */
async function arrowToTab(page: Page, name: string): Promise<void> {
  await tabTo(page, dock(page).getByRole('tab', { selected: true }));
  const wanted = dock(page).getByRole('tab', { name: new RegExp(`^${name}`) });
  for (let presses = 0; presses < 6; presses += 1) {
    if ((await wanted.getAttribute('aria-selected')) === 'true') break;
    await page.keyboard.press('ArrowRight');
  }
  await expect(wanted).toBeFocused();
}

/** Finds or runs by the palette. */
async function run(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find or run' })).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByRole('option').first()).toContainText(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Find or run' })).toBeHidden();
}

/** Presses Tab until a control has the focus, as a person would; fails when the window has no way there. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let presses = 0; presses < 120; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(control).toBeFocused();
}
