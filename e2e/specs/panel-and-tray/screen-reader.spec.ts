/** What a screen reader finds on the main page, in English and Japanese: parts, sections, lines with all that is seen in them, numbers. */
import { expect, test } from '../../hosts/fixture.ts';
import { panelOf } from '../../objects/panel.ts';
import { atWork, company, companyConfig } from '../../objects/panel-states/company.ts';
import { roleListOn } from '../../objects/role-list.ts';
import { en } from '../../../src/shared/messages/en/index.ts';
import { ja } from '../../../src/shared/messages/ja/index.ts';

test.use({ organisationOptions: company });

const trees = {
  en: `
    - listbox "Accounts and roles":
      - group "Favorites":
        - option "payments-prod, AdministratorAccess, pay-admin, corp, 699263375140, favorite, red, production" [selected]
        - option "data-lake-dev, Lake, to try out, dl-dev, corp, PowerUserAccess, 699263375122, favorite, teal"
      - group "Recent":
        - option "identity-prod, PowerUserAccess, corp, 699263375130"
        - option "checkout-sandbox, PowerUserAccess, lab, 282855510110"
      - group "All accounts":
        - option "acme-shop, 025501296367, 1 role, acme-partners.awsapps.com, collapsed"
        - option "billing-dev, 699263375102, 4 roles, corp, collapsed"`,
  ja: `
    - listbox "アカウントとロール":
      - group "お気に入り":
        - option /^payments-prod.*AdministratorAccess.*pay-admin.*corp.*699263375140.*お気に入り.*赤/ [selected]
        - option /^data-lake-dev.*Lake, to try out.*dl-dev.*corp.*PowerUserAccess.*699263375122.*お気に入り.*青緑/
      - group "最近使用":
        - option /^identity-prod.*PowerUserAccess.*corp.*699263375130/
        - option /^checkout-sandbox.*PowerUserAccess.*lab.*282855510110/
      - group "すべてのアカウント":
        - option /^acme-shop.*025501296367.*ロール 1 件.*折りたたみ/
        - option /^billing-dev.*699263375102.*ロール 4 件.*corp.*折りたたみ/`,
} as const;

/** What is said in one word for all states of the list. */
const said = {
  en: { found: '5 matches', none: '0 matches', open: 'expanded', folded: 'collapsed' },
  ja: { found: '5 件一致', none: '0 件一致', open: ja.panel.roles.open, folded: ja.panel.roles.folded },
} as const;

for (const [language, words] of [
  ['en', en],
  ['ja', ja],
] as const)
  test(`the tree of the list and what is told of it (${language})`, async ({ home, launch, organisation }) => {
    home.writeConfig(companyConfig);
    await atWork({ home, organisation });
    const { page } = await panelOf(await launch());
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    await page.evaluate((to) => window.daypass.dispatch({ type: 'set-language', language: to }), language);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const { roles } = words.panel;
    const list = page.getByRole('listbox', { name: roles.heading });
    const search = page.getByRole('combobox', { name: roles.search });
    const { told } = roleListOn(page, words);
    const status = page.getByRole('region', { name: roles.heading }).getByRole('status');
    await expect(page.locator('main')).toMatchAriaSnapshot(trees[language]);

    // The field has the focus and tells which line is selected, wherever the arrows lead.
    await expect(search).toBeFocused();
    await expect(search).toHaveAttribute('aria-controls', (await list.getAttribute('id'))!);
    for (const name of [/^data-lake-dev/, /^identity-prod/, /^checkout-sandbox/, /^acme-shop/]) {
      await page.keyboard.press('ArrowDown');
      await expect.poll(told).toMatch(name);
      await expect(list.getByRole('option', { selected: true })).toHaveAccessibleName(name);
    }
    const { open, folded, found, none } = said[language];
    expect(await told()).toContain(folded);
    await page.keyboard.press('ArrowRight');
    await expect.poll(told).toContain(open);
    await page.keyboard.press('ArrowDown');
    await expect.poll(told).toMatch(/^Billing.*025501296367/);

    await search.fill('pay adm');
    await expect(list.getByRole('group', { name: roles.section.matches }).getByRole('option')).toHaveCount(5);
    await expect(status).toHaveText(found);
    await expect.poll(told).toMatch(/^payments-prod/);
    await search.fill('zzzz');
    await expect(status).toHaveText(none);
    await expect(search).not.toHaveAttribute('aria-activedescendant');
  });
