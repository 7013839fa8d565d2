/** What a person does on the organisation's pages. */
import type { Page } from 'playwright';

/** Allows the sign-in; on the page that asks for a code, it is filled in by the link already. */
export async function clickAllow(page: Page): Promise<void> {
  const next = page.getByRole('button', { name: 'Continue' });
  if (await next.isVisible()) await next.click();
  await page.getByRole('button', { name: 'Allow' }).click();
  // A page that is closed in the instant in which another document takes its place never tells that it is closed.
  await page.waitForLoadState();
}
