/** Accounts and roles that cannot be listed: what is said, what can be done, and what goes on. */
import { expect, test } from '../../hosts/fixture.ts';
import { hasToken, readToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { type Panel, panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { allowInBrowser, openedPage } from '../../objects/sign-in.ts';
import { anyTime } from '../../objects/notifications.ts';
import { expectLine, signedIn } from '../../objects/signed-in.ts';

const accounts = [
  { accountId: '100000000001', accountName: 'payments', roles: ['Admin', 'ReadOnly'] },
  { accountId: '100000000002', accountName: 'sandbox', roles: ['Admin'] },
];

test.use({ organisationOptions: { accounts } });

test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(sessionConfig());
  await signedIn(home, organisation);
});

const tryAgain = ({ page }: Panel) => page.getByRole('button', { name: 'Try again' });

test('one account whose roles fail spoils nothing, and can be tried again', async ({ app, organisation }) => {
  organisation.faults.always({ operation: 'ListAccountRoles', accountId: '100000000001' }, 'forbidden');
  const panel = await panelOf(app);
  await expect(await panel.findRole('Admin, sandbox (100000000002)')).toBeVisible();
  const failed = panel.rolesProblem;
  await expect(failed).toContainText('AWS lists account 100000000001, but denies access to it.');
  // Below the account too, once it is opened.
  await panel.search.fill('');
  await panel.role(/^payments, 100000000001/).click();
  const below = panel.roles.filter({ hasText: 'AWS lists account 100000000001, but denies access to it.' });
  await expect(below).toBeVisible();
  await expect(panel.page.getByRole('progressbar')).toHaveCount(0);
  await expect((await panel.session('corp')).status).toHaveText('Signed in');

  const asked = () => organisation.requestsOf('ListAccountRoles').length;
  const before = asked();
  await tryAgain(panel).click();
  await expect.poll(asked).toBe(before + 1);
  await expect(failed).toBeVisible();
  organisation.faults.clear();
  await tryAgain(panel).click();
  await expect(await panel.findRole('ReadOnly, payments (100000000001)')).toBeVisible();
  await expect(tryAgain(panel)).toHaveCount(0);
});

test('an account that AWS lists and refuses: its delay is told, and one click begins a session that may have it', async ({
  app,
  home,
  organisation,
}, testInfo) => {
  organisation.faults.always({ operation: 'ListAccountRoles', accountId: '100000000001' }, 'forbidden');
  const panel = await panelOf(app);
  const { page } = panel;
  await expect(panel.rolesProblem).toContainText('A new assignment can take several minutes');
  await expect(panel.rolesProblem).toContainText('start a new session if yours is older');
  for (const language of ['ja', 'en'] as const) {
    await page.evaluate((to) => window.daypass.dispatch({ type: 'set-language', language: to }), language);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await photograph(page, `refused-account-${language}-${colorScheme}`, testInfo);
    }
  }
  const [old] = organisation.portalSessions;
  await panel.rolesProblem.getByRole('button', { name: 'Start a new session' }).click();
  await page
    .getByRole('group', { name: /^Starting a new session of corp signs you out/ })
    .getByRole('button', { name: 'Start a new session' })
    .click();
  const signInPage = await openedPage(app);
  // The old one is over at AWS before the new one begins.
  expect(organisation.portalSessions).toEqual([]);
  organisation.faults.clear();
  await allowInBrowser(organisation, signInPage);
  await expectLine(app, 'corp', /· Signed in$/);
  expect(organisation.portalSessions).not.toContain(old);
  await expect(await panel.findRole('ReadOnly, payments (100000000001)')).toBeVisible();
  await expect(tryAgain(panel)).toHaveCount(0);
  await expect(panel.rolesProblem).toHaveCount(0);
  expect(hasToken(home, 'corp')).toBe(true);
});

test('AWS ends the session while accounts are listed: it is over, whatever the clock says', async ({
  app,
  home,
  organisation,
}) => {
  organisation.faults.always('ListAccounts', 'revoked');
  const panel = await panelOf(app);
  const corp = await panel.session('corp');
  // The file is watched for some seconds more: another tool may have signed in a moment ago.
  await expect(corp.status).toHaveText('Expired');
  await expect(corp.statusLine).toContainText(new RegExp(`\\(ended by AWS, noticed ${anyTime}\\)`));
  await expectLine(app, 'corp', 'Expired at');
  await expect(panel.roles).toHaveCount(0);
  expect(await app.openedUrls()).toEqual([]);
  // The file is left to its tools; only its token is known to be worth nothing.
  expect(hasToken(home, 'corp')).toBe(true);

  organisation.faults.clear();
  await corp.signIn.click();
  await allowInBrowser(organisation, await openedPage(app));
  await expect(corp.status).toHaveText('Signed in');
  await expect(await panel.findRole('Admin, sandbox (100000000002)')).toBeVisible();
});

test('a 401 for the roles of one account alone: it is that account', async ({ app, organisation }) => {
  organisation.faults.always({ operation: 'ListAccountRoles', accountId: '100000000002' }, 'revoked');
  const panel = await panelOf(app);
  await expect(await panel.findRole('ReadOnly, payments (100000000001)')).toBeVisible();
  await expect(tryAgain(panel)).toBeVisible();
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
  organisation.faults.clear();
  await tryAgain(panel).click();
  await expect(await panel.findRole('Admin, sandbox (100000000002)')).toBeVisible();
});

test('a 401 that AWS does not say again of a fresh token is no end', async ({ app, home, organisation }) => {
  const token = readToken(home, 'corp');
  organisation.revokeToken(String(token['accessToken']));
  const panel = await panelOf(app);
  await expect(await panel.findRole('Admin, sandbox (100000000002)')).toBeVisible();
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
  expect(readToken(home, 'corp')['accessToken']).not.toBe(token['accessToken']);
});

test('a sign-in with another tool after the end is believed again', async ({ app, home, organisation }) => {
  organisation.faults.always('ListAccounts', 'revoked');
  const panel = await panelOf(app);
  await expect((await panel.session('corp')).status).toHaveText('Expired');
  organisation.faults.clear();
  await signedIn(home, organisation);
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
  await expect(await panel.findRole('Admin, sandbox (100000000002)')).toBeVisible();
});

for (const [name, fault, says] of [
  ['a 403', 'forbidden', 'AWS rejected the request'],
  ['a captive portal', 'html', 'isn’t from AWS'],
  ['a broken answer', 'malformed', 'isn’t from AWS'],
] as const)
  test(`${name}: the list says so and can be tried again, and nobody is signed out`, async ({ app, organisation }) => {
    organisation.faults.always('ListAccounts', fault);
    const panel = await panelOf(app);
    await expect(panel.accountsProblem).toContainText('Couldn’t load the accounts of corp.');
    await expect(panel.accountsProblem).toContainText(says);
    await expect((await panel.session('corp')).status).toHaveText('Signed in');
    // What may pass is tried again by itself too: once AWS answers, the button may be gone before the click.
    if (fault !== 'forbidden') await tryAgain(panel).click();
    organisation.faults.clear();
    if (fault === 'forbidden') await tryAgain(panel).click();
    await expect(await panel.findRole('Admin, sandbox (100000000002)')).toBeVisible();
    await expect(panel.accountsProblem).toHaveCount(0);
  });

test('no network: said within the time that somebody waits, and nobody is signed out', async ({
  home,
  launch,
  organisation,
}) => {
  await organisation.goOffline();
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.accountsProblem).toContainText('Can’t reach');
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
  expect(hasToken(home, 'corp')).toBe(true);
  await organisation.goOnline();
  // Nobody has to click: it is tried again by itself.
  await expect(await panel.findRole('Admin, sandbox (100000000002)')).toBeVisible();
});

test('what was listed before stays while a reload fails', async ({ app, organisation }) => {
  const panel = await panelOf(app);
  await expect(await panel.findRole('Admin, sandbox (100000000002)')).toBeVisible();
  organisation.faults.always('ListAccounts', 'forbidden');
  await (await panel.session('corp')).act('Refresh accounts').click();
  await expect(panel.accountsProblem).toContainText('Couldn’t load the accounts');
  await expect(await panel.findRole('Admin, sandbox (100000000002)')).toBeVisible();
});

test.describe('nobody has assigned anything', () => {
  test.use({ organisationOptions: { accounts: [] } });
  test('the panel says so', async ({ app }) => {
    const { page } = await panelOf(app);
    await expect(page.getByText('No accounts are assigned to you in corp.')).toBeVisible();
  });
});
