/** Finding a role and opening its console, with the keyboard alone and with the mouse. */
import { expect, test } from '../../hosts/fixture.ts';
import type { Account } from '../../../testing/identity-center/organisation.ts';
import { sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { type Panel, panelOf } from '../../objects/panel.ts';
import { openedPage } from '../../objects/sign-in.ts';
import { signedIn } from '../../objects/signed-in.ts';

const accounts: readonly Account[] = [
  {
    accountId: '100000000001',
    accountName: 'payments-prod',
    emailAddress: 'pay@example.com',
    roles: ['AdministratorAccess', 'ReadOnlyAccess'],
  },
  { accountId: '100000000002', accountName: 'payments-dev', roles: ['AdministratorAccess', 'PowerUserAccess'] },
  { accountId: '012345678901', accountName: 'Müller & Söhne', roles: ['ReadOnlyAccess'] },
  { accountId: '100000000004', accountName: '決済基盤（本番）', roles: ['ReadOnlyAccess'] },
  { accountId: '100000000005', roles: ['Billing'] },
];

test.use({ organisationOptions: { accounts } });

test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(sessionConfig());
  await signedIn(home, organisation);
});

const consoleLink = (accountId: string, role: string) =>
  `${usualStartUrl}/#/console?account_id=${accountId}&role_name=${role}`;
/** What the rows say, in order: "payments-prod, ReadOnlyAccess, 100000000001". */
const rows = (panel: Panel) => panel.roles.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));

async function loaded(panel: Panel): Promise<void> {
  await expect(panel.role('100000000005, 1 role')).toBeVisible();
  await expect(panel.page.getByRole('progressbar')).toHaveCount(0);
}

/** What the search field tells of the selected row. */
const told = (panel: Panel) =>
  panel.search.evaluate((field) => {
    const id = field.getAttribute('aria-activedescendant');
    return id === null ? '' : (document.getElementById(id)?.getAttribute('aria-label') ?? '');
  });

test('with the keyboard: slash, words, arrows, Enter, Escape', async ({ app }) => {
  const panel = await panelOf(app);
  await loaded(panel);
  const { keyboard } = panel.page;
  await panel.page.getByRole('button', { name: 'Menu' }).focus();
  await keyboard.press('/');
  await expect(panel.search).toBeFocused();
  await expect(panel.search).toHaveValue('');
  await keyboard.type('prod admin');
  await expect.poll(() => rows(panel)).toEqual(['payments-prod, AdministratorAccess, 100000000001']);
  await keyboard.press('Enter');
  expect(await openedPage(app)).toBe(consoleLink('100000000001', 'AdministratorAccess'));

  await keyboard.press('Escape');
  await expect(panel.search).toHaveValue('');
  await keyboard.type('payments');
  await expect.poll(async () => (await rows(panel)).length).toBe(4);
  const [first, second] = await rows(panel);
  expect(await told(panel)).toBe(first);
  await keyboard.press('ArrowDown');
  expect(await told(panel)).toBe(second);
  await keyboard.press('Enter');
  const [, role, id] = /^.*, (\S+), (\d+)$/.exec(second!) ?? [];
  expect(await openedPage(app, 2)).toBe(consoleLink(id!, role!));

  // What is typed after an arrow goes on in the field.
  await keyboard.type('-dev');
  await expect(panel.search).toHaveValue(/-dev$/);
  await keyboard.press('ArrowDown');
  await keyboard.press('Escape');
  await expect(panel.search).toHaveValue('');
  await expect(panel.search).toBeFocused();
});

test('by account, number, e-mail address and role, in any order and with a slip of the finger', async ({ app }) => {
  const panel = await panelOf(app);
  await loaded(panel);
  const finds: Readonly<Record<string, readonly string[]>> = {
    '0123-4567-8901': ['Müller & Söhne, ReadOnlyAccess, 012345678901'],
    muller: ['Müller & Söhne, ReadOnlyAccess, 012345678901'],
    決済: ['決済基盤（本番）, ReadOnlyAccess, 100000000004'],
    'pay@example.com': [
      // What is not to be seen in the line otherwise says why it was found.
      'payments-prod, AdministratorAccess, pay@example.com, 100000000001',
      'payments-prod, ReadOnlyAccess, pay@example.com, 100000000001',
    ],
    'poweruser dev': ['payments-dev, PowerUserAccess, 100000000002'],
    'dev power': ['payments-dev, PowerUserAccess, 100000000002'],
    biling: ['100000000005, Billing'],
  };
  for (const [query, expected] of Object.entries(finds)) {
    await panel.search.fill(query);
    await expect.poll(() => rows(panel), query).toEqual(expected);
  }
  await panel.search.fill('no such thing');
  await expect(panel.page.getByText('No roles match “no such thing”.')).toBeVisible();
  await panel.page.keyboard.press('Enter');
  await panel.page.getByRole('button', { name: 'Clear search' }).click();
  await expect.poll(async () => (await rows(panel)).length).toBe(5);
  expect(await app.openedUrls()).toEqual([]);
});

test('Enter without a query opens nothing, and a slash in a field is a slash', async ({ app }) => {
  const panel = await panelOf(app);
  await loaded(panel);
  await panel.search.focus();
  await panel.page.keyboard.press('Enter');
  await panel.page.keyboard.type('a/b');
  await expect(panel.search).toHaveValue('a/b');
  await panel.openAddSession();
  await panel.form.startUrl.focus();
  await panel.page.keyboard.type('https://x/');
  await expect(panel.form.startUrl).toHaveValue('https://x/');
  await panel.page.keyboard.press('Escape');
  await expect((await panel.session('corp')).status).toBeVisible();
  expect(await app.openedUrls()).toEqual([]);
});
