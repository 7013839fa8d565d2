/** Opening the console of an account and role through the access portal's own link, and the roles used last. */
import type { DaypassHost } from '../../hosts/driver.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { legacyConfig, sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { type Panel, panelOf } from '../../objects/panel.ts';
import { openedPage } from '../../objects/sign-in.ts';
import { expectLine, signedIn, signedInLegacy } from '../../objects/signed-in.ts';
import { trayLabels } from '../../objects/tray.ts';

const oddRole = 'team+ops=night,shift.v2@tokyo';
const accounts = [
  { accountId: '000000000012', accountName: 'payments-prod', roles: ['Admin', 'ReadOnly', oddRole] },
  { accountId: '100000000001', accountName: 'Müller & Söhne', roles: ['Admin', 'ReadOnly'] },
  { accountId: '100000000002', accountName: 'sandbox', roles: ['Admin', 'ReadOnly'] },
];

test.use({ organisationOptions: { accounts } });

const openConsole = (panel: Panel, role: string, account: string) => panel.openConsole(`${role}, ${account}`);

/** The roles of one session that the tray opens, newest first; those whose keys it copies stand below an item of their own. */
async function recentInTray(app: DaypassHost): Promise<readonly string[]> {
  const labels = await trayLabels(app);
  const isSession = (label: string): boolean => /^corp( ·|$)/.test(label);
  return labels.filter((label) => label.includes(' · ') && !isSession(label) && !label.startsWith('Copy keys > '));
}

test.describe('one session', () => {
  test.beforeEach(async ({ home, organisation }) => {
    home.writeConfig(sessionConfig());
    // It needs a role's credentials to ask who is signed in; here nobody else may need them.
    home.write('{"showUser": false}', '.config', 'Daypass', 'settings.json');
    await signedIn(home, organisation);
  });

  test('the link is the portal’s own, with account and role and no credentials', async ({ app, organisation }) => {
    const panel = await panelOf(app);
    await openConsole(panel, 'ReadOnly', 'payments-prod (000000000012)');
    expect(await openedPage(app)).toBe(`${usualStartUrl}/#/console?account_id=000000000012&role_name=ReadOnly`);
    await openConsole(panel, oddRole, 'payments-prod (000000000012)');
    const odd = await openedPage(app, 2);
    const query = new URLSearchParams(odd.slice(odd.indexOf('?')));
    expect(odd).toMatch(/^[\x21-\x7e]+$/);
    expect([...query]).toEqual([
      ['account_id', '000000000012'],
      ['role_name', oddRole],
    ]);
    for (const secret of organisation.secretsIssued)
      expect(await app.openedUrls()).not.toContainEqual(expect.stringContaining(secret));
    expect(organisation.requestsOf('GetRoleCredentials')).toEqual([]);
  });

  test('"Copy link" puts the same link on the clipboard and opens nothing', async ({ app }) => {
    const panel = await panelOf(app);
    await (await panel.findRole('Admin, sandbox (100000000002)')).hover();
    await panel.page.getByRole('toolbar').getByRole('button', { name: 'More' }).click();
    await panel.page.getByRole('menuitem', { name: 'Copy link' }).click();
    await expect(panel.page.getByText('Copied: Link').first()).toBeVisible();
    expect(await app.clipboard()).toBe(`${usualStartUrl}/#/console?account_id=100000000002&role_name=Admin`);
    expect(await app.openedUrls()).toEqual([]);
    await expect.poll(() => recentInTray(app)).toEqual(['sandbox · Admin']);
  });

  test('the last roles are in the tray, newest first, and open the console from there', async ({ app }) => {
    const panel = await panelOf(app);
    const roles = [
      ['Admin', 'payments-prod (000000000012)'],
      ['ReadOnly', 'payments-prod (000000000012)'],
      ['Admin', 'Müller & Söhne (100000000001)'],
      ['ReadOnly', 'Müller & Söhne (100000000001)'],
      ['Admin', 'sandbox (100000000002)'],
      ['ReadOnly', 'sandbox (100000000002)'],
    ] as const;
    for (const [i, [role, account]] of roles.entries()) {
      await openConsole(panel, role, account);
      await openedPage(app, i + 1);
    }
    const newestFirst = [
      'sandbox · ReadOnly',
      'sandbox · Admin',
      'Müller & Söhne · ReadOnly',
      'Müller & Söhne · Admin',
      'payments-prod · ReadOnly',
    ];
    await expect.poll(async () => (await recentInTray(app)).slice(0, 5)).toEqual(newestFirst);
    await panel.search.fill('');
    await expect(panel.roles.filter({ hasText: 'Müller & Söhne' }).first()).toBeVisible();

    await app.tray.choose('Müller & Söhne · Admin');
    expect(await openedPage(app, 7)).toBe(`${usualStartUrl}/#/console?account_id=100000000001&role_name=Admin`);
    await expect.poll(async () => (await recentInTray(app))[0]).toBe('Müller & Söhne · Admin');
    expect(new Set(await recentInTray(app)).size).toBe((await recentInTray(app)).length);

    await app.closePanel();
    await app.tray.choose('Find a role…');
    await expect((await panelOf(app)).search).toBeVisible();
  });

  test('the last roles are still known after a restart', async ({ home, launch }) => {
    const first = await launch();
    const panel = await panelOf(first);
    await openConsole(panel, 'Admin', 'payments-prod (000000000012)');
    await openConsole(panel, 'ReadOnly', 'sandbox (100000000002)');
    await expect.poll(() => recentInTray(first)).toEqual(['sandbox · ReadOnly', 'payments-prod · Admin']);
    await first.quit();

    const second = await launch('--hidden');
    await expectLine(second, 'corp', 'Signed in');
    expect(await recentInTray(second)).toEqual(['sandbox · ReadOnly', 'payments-prod · Admin']);
    await second.tray.choose('payments-prod · Admin');
    expect(await openedPage(second)).toContain('account_id=000000000012&role_name=Admin');
    await second.quit();

    // What is remembered is damaged: the rest goes on.
    home.write('{"language": 7, "recentRoles": {"sso-session:corp": [', '.config', 'Daypass', 'settings.json');
    const third = await launch('--hidden');
    await expectLine(third, 'corp', 'Signed in');
    expect(await recentInTray(third)).toEqual([]);
  });

  test('a browser that does not open is a notice, and the link can be copied', async ({ app }) => {
    const panel = await panelOf(app);
    await expect(await panel.findRole('Admin, sandbox (100000000002)')).toBeVisible();
    await app.failNextOpen('No application is registered for https');
    await openConsole(panel, 'Admin', 'sandbox (100000000002)');
    await expect(panel.notice('Couldn’t open a browser for d-1234567890.awsapps.com.')).toBeVisible();
    expect(await recentInTray(app)).toEqual([]);
    await openConsole(panel, 'Admin', 'sandbox (100000000002)');
    await openedPage(app);
  });
});

test('a failed link from the tray is told in the panel, which comes up', async ({ launchSignedIn }) => {
  const app = await launchSignedIn();
  await openConsole(await panelOf(app), 'Admin', 'sandbox (100000000002)');
  await openedPage(app);
  await app.closePanel();
  await app.failNextOpen('No application is registered for https');
  await app.tray.choose('sandbox · Admin');
  await expect((await panelOf(app)).notice('Couldn’t open a browser')).toBeVisible();
});

test('start URLs as people paste them; every page is https on the session’s own host', async ({
  home,
  launch,
  organisation,
}) => {
  const startUrls = {
    plain: 'https://d-1111111111.awsapps.com/start',
    slash: 'https://d-2222222222.awsapps.com/start/',
    hash: 'https://d-3333333333.awsapps.com/start#',
    'hash-slash': 'https://d-4444444444.awsapps.com/start#/',
    'slash-hash': 'https://d-5555555555.awsapps.com/start/#/',
    tab: 'https://d-6666666666.awsapps.com/start/#/?tab=accounts',
    named: 'https://my-company.awsapps.com/start',
    newer: 'https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws',
    'newer-slash': 'https://ssoins-abcdef1234567890.portal.eu-west-1.app.aws/',
  };
  const legacyUrl = 'https://d-7777777777.awsapps.com/start#/';
  const sections = Object.entries(startUrls).map(([name, startUrl]) => sessionConfig({ name, startUrl }));
  home.writeConfig(sections.join('') + legacyConfig({ name: 'old', startUrl: legacyUrl }));
  for (const [sessionName, startUrl] of Object.entries(startUrls))
    await signedIn(home, organisation, { sessionName, startUrl });
  await signedInLegacy(home, organisation, { startUrl: legacyUrl });
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.page.getByRole('progressbar')).toHaveCount(0);

  const expected = { ...startUrls, 'd-7777777777.awsapps.com': legacyUrl };
  await panel.search.fill('100000000002 ReadOnly');
  for (const [i, [session, startUrl]] of Object.entries(expected).entries()) {
    const row = panel
      .role(`ReadOnly, sandbox (100000000002), ${session}`)
      .and(panel.roles.filter({ has: panel.page.getByText(session, { exact: true }) }));
    await expect(row).toHaveCount(1);
    await row.click();
    const url = await openedPage(app, i + 1);
    const base = startUrl.replace(/[/#]*(\?.*)?$/, '').replace(/[/#]*$/, '');
    expect(url, session).toBe(`${base}/#/console?account_id=100000000002&role_name=ReadOnly`);
    expect(new URL(url).origin).toBe(`https://${new URL(startUrl).host}`);
  }
});
