/** What is wrong with a page for people who do not see it, see little, or do not know its pictures. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';

/** Axe for this page. Legacy mode: the default opens a second page, which Electron cannot. */
export function axeOf(page: Page, axeSource?: string): AxeBuilder {
  return new AxeBuilder({ page, ...(axeSource !== undefined && { axeSource }) }).setLegacyMode();
}

export interface Look {
  /** A selector of the part that is looked at; the whole page without it. */
  readonly only?: string | undefined;
  /** These rules alone. */
  readonly rules?: readonly string[];
  /** All rules but these. */
  readonly without?: readonly string[];
}

/** What a person has to know to find the place: rule, element, and what is wrong with it. */
export async function complaints(page: Page, { only, rules, without = [] }: Look = {}): Promise<readonly string[]> {
  // Its 600 kB are in the page already where it has been looked at before; and what is well is not told. Both save time.
  const isThere = await page.evaluate(() => 'axe' in window);
  const ofPages = only === undefined ? [] : ['region', 'page-has-heading-one'];
  const off = [...ofPages, ...without].map((rule) => [rule, { enabled: false }] as const);
  // WCAG 2.2, 2.5.8: axe looks at it only when asked.
  const chosen = { ...Object.fromEntries(off), 'target-size': { enabled: true } };
  const axe = axeOf(page, isThere ? ';' : undefined).options({ resultTypes: ['violations'], rules: chosen });
  if (only !== undefined) axe.include(only);
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
