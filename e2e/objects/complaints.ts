/** What is wrong with a page for people who do not see it, see little, or do not know its pictures. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';

/** Axe for this page. Legacy mode: the default opens a second page, which Electron cannot. */
export function axeOf(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode();
}

/** What a person has to know to find the place: rule, element, and what is wrong with it. */
export async function complaints(page: Page, only?: string, rules?: readonly string[]): Promise<readonly string[]> {
  const axe = axeOf(page);
  if (only !== undefined) axe.include(only).disableRules(['region', 'page-has-heading-one']);
  if (rules !== undefined) axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
  return [...found, ...(rules === undefined ? await mutePictures(page) : [])];
}

/** Buttons that show a picture alone and tell nobody who points at them what it means. */
function mutePictures(page: Page): Promise<readonly string[]> {
  const buttons = page.locator('button:has(svg)').filter({ visible: true });
  return buttons.evaluateAll((all) =>
    all.flatMap((button) => {
      const shown = button.textContent.trim();
      return shown !== '' || button.hasAttribute('title') ? [] : [`no tooltip: ${button.outerHTML}`];
    }),
  );
}
