import { expect, type Locator, type Page } from '@playwright/test';

/** The card of a node on the board. */
export function nodeCard(page: Page, name: string): Locator {
  return page.getByRole('article', { name, exact: true });
}

/** The card of a redundancy group on the board. */
export function groupCard(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

/** The panel at the right, which shows what is selected. */
export function inspector(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Inspector' });
}

/** The panel under the board. */
export function dock(page: Page): Locator {
  return page.getByRole('region', { name: 'Dock' });
}

/** The button of a step in the list of steps, by its number. */
export function stepButton(page: Page, number: number): Locator {
  return page
    .getByRole('list', { name: 'Steps' })
    .getByRole('listitem')
    .and(page.locator(`[aria-posinset="${number}"]`))
    .getByRole('button')
    .first();
}

/** Opens a sample lab from the start screen. */
export async function openSample(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${escaped(title)}`) }).click();
  await expect(dock(page)).toBeVisible();
}

/** Opens a tab of the dock. */
export async function openDockTab(
  page: Page,
  name: 'Load' | 'Users' | 'Findings' | 'Failover clock',
): Promise<void> {
  await dock(page)
    .getByRole('tab', { name: new RegExp(`^${name}`) })
    .click();
  await expect(dock(page).getByRole('tabpanel')).not.toContainText('Loading…');
}

/** Presses one of a node's actions, which show while the pointer is over its card. */
export async function pressOnNode(page: Page, node: string, action: string): Promise<void> {
  const card = nodeCard(page, node);
  await card.hover();
  await card.getByRole('button', { name: action, exact: true }).first().click();
}

/** Chooses from the ⋯ menu of a node or group. */
export async function chooseFromMenu(page: Page, name: string, entry: string): Promise<void> {
  const more = page.getByRole('button', { name: `More for ${name}`, exact: true }).first();
  await more.hover();
  await more.click();
  // “Restore imp1” comes before “Restore imp1 after 10 min”.
  await page.getByRole('menuitem', { name: entry }).first().click();
}

/** Runs an action of the palette by typing a part of its name. */
export async function runByPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or run' }).fill(words);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
}

/** Thin spaces between thousands and before %, as the app writes figures. */
export function figures(text: string): string {
  return text.replace(/(?<=\d) (?=\d{3}|%)/g, '\u202f');
}

/** A text for use in a regular expression. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
