/** Sessions whose start URL is a company's own domain: signed in through the portal that it leads to, under their own name. */
import { createAuthority } from '../corporate-network/certificates.ts';
import { type CorporateProxy, startProxy } from '../corporate-network/proxy.ts';
import { expect, test as base } from '../hosts/fixture.ts';
import { readToken } from '../objects/aws-files.ts';
import { legacyConfig, sessionConfig } from '../objects/config.ts';
import { panelOf } from '../objects/panel.ts';
import { allowInBrowser, openedPage, pendingDevice } from '../objects/sign-in.ts';
import { findAwsCli } from '../identity-center/find-aws-cli.ts';
import { openTerminal } from '../objects/terminal.ts';
import { chooseInTray, trayLine } from '../objects/tray.ts';

const cli = findAwsCli();
const own = 'https://aws.mycompany.test/start';
const portal = 'https://ssoins-0123456789abcdef.portal.eu-west-1.app.aws';
const corp = createAuthority('Corp Inspection');
const role = { accountId: '100000000001', roleName: 'Admin' };

const test = base.extend<{ companyProxy: CorporateProxy }>({
  async companyProxy({ organisation }, provide) {
    const inspect = { inspect: corp, url: organisation.url };
    await using proxy = await startProxy({ route: (target) => (target === 'aws.mycompany.test:443' ? inspect : 502) });
    await provide(proxy);
  },
  async appEnv({ companyProxy, home, organisation }, provide) {
    home.write(corp.certificate, 'corp.pem');
    await provide({
      ...organisation.env,
      DISPLAY: ':0',
      HTTPS_PROXY: companyProxy.url,
      AWS_CA_BUNDLE: home.path('corp.pem'),
    });
  },
});

test.use({
  organisationOptions: {
    interval: 1,
    accounts: [{ accountId: role.accountId, accountName: 'Development', roles: [role.roleName] }],
    ownDomains: { 'aws.mycompany.test': `${portal}/`, 'elsewhere.mycompany.test': 'https://www.example.com/' },
  },
});

test('in the browser: AWS hears of the portal, files and panel keep the domain', async ({
  companyProxy,
  home,
  launch,
  organisation,
}) => {
  const config = sessionConfig({ startUrl: own, region: 'eu-west-1', profiles: [{ name: 'dev', ...role }] });
  home.writeConfig(config);
  const app = await launch();
  const card = (await panelOf(app)).session('corp');
  expect(companyProxy.asked, 'nobody is asked before somebody wants to sign in').toEqual([]);
  await card.signIn.click();
  await allowInBrowser(organisation, await openedPage(app));
  await expect(card.status).toHaveText('Signed in');
  expect(companyProxy.asked).toEqual(['aws.mycompany.test:443']);
  expect(organisation.requestsOf('RegisterClient').at(-1)?.body).toMatchObject({ issuerUrl: portal });
  expect(readToken(home, 'corp')).toMatchObject({ startUrl: own, region: 'eu-west-1' });
  expect(home.read('.aws', 'config')).toBe(config);
  await expect(card.root).toContainText('aws.mycompany.test');

  if (typeof cli === 'string') return console.log(`The AWS CLI was not asked: ${cli}`);
  const terminal = openTerminal(cli, home, organisation);
  const { stdout, stderr } = await terminal.run('sts', 'get-caller-identity', '--profile=dev', '--region=eu-west-1');
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({ Account: role.accountId });
});

test('with a code, for a profile of the older form; the region of the portal counts, and is written down', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(
    legacyConfig({ name: 'a', startUrl: own, region: 'us-east-1', ...role }) +
      legacyConfig({ name: 'b', startUrl: own, region: 'us-east-1', ...role }),
  );
  const app = await launch();
  await chooseInTray(app, 'aws.mycompany.test', 'Sign in');
  organisation.approveDevice((await pendingDevice(organisation)).userCode);
  await expect.poll(() => trayLine(app, 'aws.mycompany.test')).toContain('Signed in');
  expect(organisation.requestsOf('StartDeviceAuthorization').at(-1)?.body).toMatchObject({ startUrl: portal });
  expect(readToken(home, own)).toMatchObject({ startUrl: own, region: 'eu-west-1' });
  await expect
    .poll(() => home.read('.aws', 'config').match(/^sso_region = .*$/gm))
    .toEqual(['sso_region = eu-west-1', 'sso_region = eu-west-1']);
  const panel = await panelOf(app);
  await expect(panel.notice('leads to the region eu-west-1')).toBeVisible();
  // The corrected region is the session's from now on, and its accounts are listed there.
  await expect(panel.session('aws.mycompany.test').status).toHaveText('Signed in');
  await expect(panel.page.getByText('Development')).toBeVisible();
});

test('a session whose region is wrong: corrected, and it renews by itself until it is signed out', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(`# mine\n${sessionConfig({ startUrl: own, region: 'us-west-2' })}`);
  const app = await launch();
  const panel = await panelOf(app);
  const card = panel.session('corp');
  await card.signIn.click();
  await allowInBrowser(organisation, await openedPage(app));
  await expect(card.status).toHaveText('Signed in');
  const corrected = `# mine\n${sessionConfig({ startUrl: own, region: 'eu-west-1' })}`;
  await expect.poll(() => home.read('.aws', 'config')).toBe(corrected);
  await expect(card.statusLine).toContainText('renews by itself');
  await card.signOut.click();
  await expect(card.status).toHaveText('Signed out');
  expect(home.read('.aws', 'config')).toBe(corrected);
});

for (const [what, startUrl, says] of [
  ['leads elsewhere', 'https://elsewhere.mycompany.test/', 'elsewhere.mycompany.test'],
  ['cannot be reached', 'https://gone.mycompany.test/', 'gone.mycompany.test'],
] as const) {
  test(`a domain that ${what}: said, and no browser is opened`, async ({ home, launch, organisation }) => {
    home.writeConfig(sessionConfig({ startUrl }));
    const app = await launch();
    const card = (await panelOf(app)).session('corp');
    await card.signIn.click();
    await expect(card.problem).toContainText(says);
    await expect(card.status).toHaveText('Signed out');
    expect(await app.openedUrls()).toEqual([]);
    expect(organisation.requestsOf('RegisterClient')).toEqual([]);
  });
}

test('taken back while the domain is being asked', async ({ home, launch, organisation }) => {
  home.writeConfig(sessionConfig({ startUrl: own }));
  organisation.configure({ latencyMs: 60_000 });
  const app = await launch();
  const card = (await panelOf(app)).session('corp');
  await card.signIn.click();
  await expect.poll(() => organisation.requestsOf('OwnDomain').length).toBe(1);
  await card.cancel.click();
  await expect(card.status).toHaveText('Signed out');
  expect(await app.openedUrls()).toEqual([]);
});
