/** Choosing from a list that opens, as a person does. */
import { expect, type Locator } from 'playwright/test';

/** `list`: the name of what opens it. */
export async function chooseFrom(part: Locator, list: string | RegExp, option: string): Promise<void> {
  const button = part.getByRole('button', { name: list });
  await button.click();
  await part.page().getByRole('option', { name: option, exact: true }).click();
  await expect(button).toContainText(option);
}
