/** The form for a new session, as a person finds it on its page. */
import type { Locator, Page } from 'playwright/test';
import { en } from '../../src/shared/messages/en/index.ts';

const { form } = en.panel;

export interface SessionForm {
  readonly startUrl: Locator;
  readonly region: Locator;
  readonly name: Locator;
  /** "Add session", without signing in. */
  readonly submit: Locator;
  /** "Add and sign in". */
  readonly addAndSignIn: Locator;
  /** Pastes into the start URL, as from the clipboard. */
  paste(text: string): Promise<void>;
  /** What would be written: each line with its sign. */
  readonly preview: Locator;
  /** Types the given values over what is there. */
  fill(values: { readonly startUrl?: string; readonly region?: string; readonly name?: string }): Promise<void>;
  /** What is said beneath a field, the hint or what is wrong. */
  saidOf(field: 'startUrl' | 'region' | 'name'): Promise<string>;
  /** What is wrong with none of the fields, such as a file that cannot be written. */
  readonly problem: Locator;
}

export function sessionForm(page: Page): SessionForm {
  const fields = {
    startUrl: page.getByRole('textbox', { name: form.startUrl, exact: true }),
    region: page.getByRole('combobox', { name: form.region, exact: true }),
    name: page.getByRole('textbox', { name: form.name, exact: true }),
  };
  return {
    ...fields,
    submit: page.getByRole('button', { name: form.submit, exact: true }),
    addAndSignIn: page.getByRole('button', { name: form.submitAndSignIn, exact: true }),
    preview: page.getByRole('figure').getByRole('listitem'),
    async paste(text) {
      await fields.startUrl.evaluate((input, pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, text);
    },
    problem: page.locator('form').getByRole('alert'),
    async fill({ startUrl, region, name }) {
      if (startUrl !== undefined) await fields.startUrl.fill(startUrl);
      if (region !== undefined) {
        await fields.region.fill(region);
        // Closes the list that typing opens, as a person's next step would.
        await fields.region.press('Tab');
      }
      if (name !== undefined) await fields.name.fill(name);
    },
    saidOf: (field) =>
      fields[field].evaluate((input) => {
        const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
        return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
      }),
  };
}
