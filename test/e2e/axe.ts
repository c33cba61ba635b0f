import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with the rules and places that axe complains about on this page, as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await complaints(new AxeBuilder({ page }).withTags(TAGS))).toEqual([]);
}

export interface BarrierOptions {
  /** Only the rule on contrast, which alone depends on the theme. */
  readonly contrastOnly?: boolean;
  /** Where to look, as a selector; absent: everywhere. */
  readonly within?: string | undefined;
}

/** What axe complains about. */
export async function findBarriers(
  page: Page,
  { contrastOnly = false, within }: BarrierOptions,
): Promise<Complaint[]> {
  const axe = new AxeBuilder({ page });
  if (within !== undefined) axe.include(within);
  return complaints(contrastOnly ? axe.withRules(['color-contrast']) : axe.withTags(TAGS));
}

/** A rule, and the places that break it. */
interface Complaint {
  readonly id: string;
  readonly help: string;
  readonly at: readonly string[];
}

async function complaints(axe: AxeBuilder): Promise<Complaint[]> {
  // In one frame there is nothing to put together in a page of its own, which the desktop app would not open.
  const { violations } = await axe.setLegacyMode(true).analyze();
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
  }));
}
