/** The list of roles on the main page, as people find their way in it with keys and pointer. */
import { expect, type Locator, type Page } from 'playwright/test';
import { en } from '../../src/shared/messages/en/index.ts';
import type { ja } from '../../src/shared/messages/ja/index.ts';

export interface RoleListObject {
  readonly search: Locator;
  readonly list: Locator;
  /** Roles, accounts and commands; headings are not among them. */
  readonly options: Locator;
  readonly selected: Locator;
  /** The buttons of the selected role. */
  readonly actions: Locator;
  /** The line of keys, which also says what was copied. */
  readonly keyLine: Locator;
  /** What is said of how far the list is loaded. */
  readonly progress: Locator;
  option(name: string | RegExp): Locator;
  /** What the drawn options are called, in order. */
  names(): Promise<readonly string[]>;
  /** The name of the option that the search field tells screen readers to be the selected one. */
  told(): Promise<string>;
  /** Looks for something that leads to exactly one role, and resolves to its row. */
  find(query: string): Promise<Locator>;
}

export function roleListOn(page: Page, words: typeof en | typeof ja = en): RoleListObject {
  const { roles } = words.panel;
  const list = page.getByRole('listbox', { name: roles.heading });
  const options = list.getByRole('option');
  const search = page.getByRole('combobox', { name: roles.search });
  return {
    search,
    list,
    options,
    selected: list.getByRole('option', { selected: true }),
    actions: page.getByRole('toolbar'),
    keyLine: page.locator('.key-line'),
    progress: page.getByRole('progressbar'),
    option: (name) => list.getByRole('option', { name }),
    names: () => options.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? '')),
    told: () =>
      search.evaluate((field) => {
        const id = field.getAttribute('aria-activedescendant');
        const option = id === null ? null : document.getElementById(id);
        return option?.getAttribute('aria-selected') === 'true' ? (option.getAttribute('aria-label') ?? '') : '';
      }),
    async find(query) {
      await search.fill(query);
      const found = list.getByRole('group', { name: roles.section.matches }).getByRole('option');
      await expect(found).toHaveCount(1);
      return found;
    },
  };
}
