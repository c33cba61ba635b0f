import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { inspector, runByPalette } from './parts';
import { openTab, setScene } from './scene';

test('a source chip opens what the rule rests on, and Escape returns to the chip', async ({
  page,
  lab,
}) => {
  await setScene(page, lab);
  await openTab(page, 'Findings');
  await page.getByRole('button', { name: /^Error: imp3 serves 600 more/ }).click();
  const chip = inspector(page).getByRole('button', { name: /^S5, S15, D8: look up/ });
  await chip.focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Sources' });
  await expect(drawer).toContainText('L01');
  await expect(drawer).toContainText('derived');
  await expect(drawer.getByRole('list', { name: 'Sources' }).getByRole('listitem')).toHaveCount(3);
  await expect(drawer).toContainText('https://www.cisco.com/');
  await expect(drawer.getByRole('link')).toHaveCount(0);
  await expectAccessible(page);
  await drawer.getByRole('button', { name: 'Copy the address of S5' }).click();
  await expect(drawer.getByText('Copied')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(chip).toBeFocused();

  const search = page.getByRole('searchbox').first();
  await page.getByRole('tab', { name: /^Users/ }).click();
  await search.focus();
  await page.keyboard.press('Control+v');
  await expect(search).toHaveValue(/^https:\/\/www\.cisco\.com\/.*html$/);
});

test('all sources can be searched, and contradictions lead to them', async ({ page, lab }) => {
  await setScene(page, lab);
  await runByPalette(page, 'Sources and lab');
  const drawer = page.getByRole('dialog', { name: 'Sources' });
  await drawer.getByRole('searchbox').fill('BAL_TIE');
  await expect(drawer.getByRole('list', { name: 'Lab assumptions' })).toContainText('Tie-break');
  await drawer.getByRole('searchbox').fill('no such source');
  await expect(drawer).toContainText('No source for “no such source”');
  await drawer.getByText('Contradictions').click();
  await expect(drawer).toContainText('Whether Balanced goes on balancing');
  await expect(drawer).toContainText('Releases 10, 11 and 12.0');
  await expectAccessible(page);
  await drawer
    .getByRole('button', { name: /^S7: look up/ })
    .first()
    .click();
  await expect(drawer).toContainText('monitor sessions');
});

test('a refusal and a policy lead to their sources without losing their place', async ({
  page,
  lab,
}) => {
  await setScene(page, lab);
  await page.getByRole('button', { name: 'Policies' }).click();
  const policies = page.getByRole('dialog', { name: 'Policies' });
  await policies.getByRole('button', { name: /^D3: look up/ }).click();
  const drawer = page.getByRole('dialog', { name: 'Sources' });
  await expect(drawer).toContainText('A full node and automatic placement');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(policies).toBeVisible();
});
