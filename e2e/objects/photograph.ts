/** Keeps a picture of a page in the test's output folder, for people to look at. */
import type { Page, TestInfo } from 'playwright/test';

export async function photograph(page: Page, name: string, testInfo: TestInfo): Promise<void> {
  await page.screenshot({ path: testInfo.outputPath(`${name}.png`), animations: 'disabled' });
}
