/** One person at several portals of one organisation, and roles of an account itself, which are no permission sets. */
import { en } from '../../../src/shared/messages/en/index.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { readToken } from '../../../testing/aws-files.ts';
import { sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { type Panel, panelOf } from '../../objects/panel.ts';
import { openedPage, signInFromTray } from '../../objects/sign-in.ts';
import { expectLine } from '../../objects/signed-in.ts';
import { chooseInTray } from '../../objects/tray.ts';

const abroad = 'https://ssoins-1234567890abcdef.us-east-1.portal.amazonaws.com';
const labsUrl = 'https://d-2222222222.awsapps.com/start';
const accounts = [{ accountId: '100000000001', accountName: 'payments', roles: ['Admin', 'ReadOnly'] }];
/** The row of a role among the matches, of the session with this name where there are several. */
async function rowOf(panel: Panel, role: string, account: string, session?: string) {
  await panel.search.fill(`${account} ${role}`);
  const name = session === undefined ? `${role}, ${account}` : `${role}, ${account}, ${session}`;
  return panel.role(name);
}
const userOf = async (panel: Panel, session: string) =>
  (await panel.session(session)).root.locator('.session-user div', { hasText: 'Signed in as' }).locator('dd');

test.describe('one instance with a portal in each of two regions, and another one', () => {
  test.use({
    organisationOptions: {
      interval: 1,
      sharesBrowserSession: true,
      instances: [
        { startUrl: usualStartUrl, otherPortals: [abroad], accounts },
        { startUrl: labsUrl, accounts: [{ ...accounts[0]!, accountName: 'sandbox' }] },
      ],
    },
  });

  test('each is a sign-in of its own, with the same accounts; a sign-out at one ends all of that instance', async ({
    home,
    launch,
    organisation,
  }) => {
    home.writeConfig(
      sessionConfig() +
        sessionConfig({ name: 'abroad', startUrl: abroad, region: 'us-east-1' }) +
        sessionConfig({ name: 'labs', startUrl: labsUrl }),
    );
    const app = await launch();
    for (const session of ['corp', 'abroad', 'labs']) await signInFromTray(app, organisation, session);
    expect(readToken(home, 'corp')).toMatchObject({ startUrl: usualStartUrl, region: 'eu-west-1' });
    expect(readToken(home, 'abroad')).toMatchObject({ startUrl: abroad, region: 'us-east-1' });
    const panel = await panelOf(app);
    for (const session of ['corp', 'abroad', 'labs']) await expect(await userOf(panel, session)).toHaveText('ana.lima');
    // The same account below each session that it belongs to, and each console through the session's own portal.
    await expect(await rowOf(panel, 'Admin', 'payments (100000000001)')).toHaveCount(2);
    await expect(await rowOf(panel, 'Admin', 'sandbox (100000000001)')).toHaveCount(1);
    const link = '/#/console?account_id=100000000001&role_name=Admin';
    await (await rowOf(panel, 'Admin', 'payments (100000000001)', 'corp')).click();
    expect(await openedPage(app, 4)).toBe(usualStartUrl + link);
    await (await rowOf(panel, 'Admin', 'payments (100000000001)', 'abroad')).click();
    expect(await openedPage(app, 5)).toBe(abroad + link);

    await chooseInTray(app, 'abroad', 'Sign out');
    await expect((await panel.session('abroad')).status).toHaveText('Signed out');
    await expect.poll(() => organisation.portalSessions.map(({ startUrl }) => startUrl)).toEqual([labsUrl]);
    // What AWS ended along with it is found out by asking, and told; the other instance is left alone.
    await (await panel.session('corp')).act('Refresh accounts').click();
    await expectLine(app, 'corp', 'Expired');
    await expect((await panel.session('corp')).root).toContainText('by AWS');
    await expect((await panel.session('labs')).status).toHaveText('Signed in');
    await panel.signOutAll();
    await expect.poll(() => organisation.portalSessions).toEqual([]);
    await expect((await panel.session('labs')).status).toHaveText('Signed out');
  });
});

test.describe('roles of an account itself', () => {
  const role = 'app.Deployer@eu';
  test.use({ organisationOptions: { accounts: [{ ...accounts[0]!, roles: [], plainRoles: [role] }] } });

  test('are listed, tell who is signed in, open the console, and become profiles', async ({
    home,
    launchSignedIn,
    organisation,
  }) => {
    const app = await launchSignedIn();
    const panel = await panelOf(app);
    await expect(await userOf(panel, 'corp')).toHaveText('ana.lima');
    expect(organisation.requestsOf('GetCallerIdentity')).toHaveLength(1);
    await (await rowOf(panel, role, 'payments (100000000001)')).click();
    const query = new URLSearchParams((await openedPage(app)).split('?')[1]);
    expect(Object.fromEntries(query)).toEqual({ account_id: '100000000001', role_name: role });

    const { page } = panel;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await button(en.profiles.create).click();
    await button('Select 1').click();
    await button(en.profiles.choose.next).click();
    await button('Add 1 profile').click();
    await expect(page.getByText('1 profile added')).toBeVisible();
    expect(home.read('.aws', 'config')).toContain(`sso_account_id = 100000000001\nsso_role_name = ${role}\n`);
  });
});
