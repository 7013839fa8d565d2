/** Sessions whose start URL is at a company's own domain: AWS knows only the portal that it leads to, the files only the domain. */
import fs from 'node:fs';
import { createAuthority } from '../../../testing/corporate-network/certificates.ts';
import { type CorporateProxy, type Route, startProxy } from '../../../testing/corporate-network/proxy.ts';
import { expect } from '../../hosts/fixture.ts';
import { hasToken, pythonJson, readToken, registrationPath, tokenPath } from '../../../testing/aws-files.ts';
import { companyEnv } from '../../objects/company-network.ts';
import { legacyConfig, sessionConfig, usualScopes, usualStartUrl } from '../../../testing/config.ts';
import { type Interpreter, startInterpreter } from '../../objects/interpreter.ts';
import { panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { session, signInWithCode, test as base } from '../../objects/shared-home.ts';
import { allowInBrowser, openedPage, pendingDevice } from '../../objects/sign-in.ts';
import { chooseInTray, signInInTray, trayLine } from '../../objects/tray.ts';

const domain = 'aws.mycompany.test';
const own = `https://${domain}`;
const dualStack = 'https://ssoins-0123456789abcdef.portal.eu-west-1.app.aws';
const corp = createAuthority('Corp Inspection');

const dev = { name: 'dev', accountId: '100000000001', roleName: 'ReadOnly' };
const old = { name: 'old', accountId: '200000000002', roleName: 'Admin' };
/** The AWS CLI needs a region of the profile's own, for STS. */
const config = (region: string, startUrl = own): string =>
  [
    sessionConfig({ startUrl, region, profiles: [dev] }),
    legacyConfig({ ...old, startUrl, region }),
    legacyConfig({ ...old, name: 'older', startUrl, region }),
  ]
    .map((sections) => sections.replace(/\n\n$/, '\nregion = eu-central-1\n\n'))
    .join('');

interface Fixtures {
  /** What becomes of the requests to the domain and to AWS's hosts; by itself the organisation answers for all of them. */
  network: { route: Route | null };
  aws: Interpreter;
  companyProxy: CorporateProxy;
}

const test = base.extend<Fixtures>({
  network: async ({ host: _host }, provide) => provide({ route: null }),
  async aws({ organisation }, provide) {
    await using aws = await startInterpreter(organisation);
    await provide(aws);
  },
  async companyProxy({ aws, network, organisation }, provide) {
    const route = (target: string): Route => {
      if (target === `${domain}:443`) return network.route ?? { inspect: corp, url: organisation.url };
      // Of AWS's own hosts only those of the right region.
      return target.includes('.eu-west-1.amazonaws.com:') ? { inspect: corp, url: aws.url } : 502;
    };
    await using proxy = await startProxy({ route });
    await provide(proxy);
  },
  async appEnv({ companyProxy, home, organisation }, provide) {
    await provide({ ...organisation.env, ...companyEnv(home, companyProxy, corp) });
  },
});

test.use({
  organisationOptions: {
    interval: 1,
    accounts: [
      { accountId: dev.accountId, accountName: 'Development', roles: [dev.roleName] },
      { accountId: old.accountId, accountName: 'Billing', roles: [old.roleName] },
    ],
    ownDomains: { [domain]: `${dualStack}:443/?from=domain#/` },
  },
});

test('in the browser: files as the AWS CLI writes them, which it goes on with', async ({
  companyProxy,
  home,
  launch,
  organisation,
  terminal,
}) => {
  home.writeConfig(config('eu-west-1'));
  const app = await launch();
  await signInInTray(app, session);
  await allowInBrowser(organisation, await openedPage(app));
  await expect.poll(() => trayLine(app, session)).toContain('Signed in');

  expect(companyProxy.asked).toEqual([`${domain}:443`]);
  const [asked] = organisation.requestsOf('OwnDomain');
  expect(asked).toMatchObject({ method: 'HEAD' });
  expect(Object.keys(asked!.headers).sort()).toEqual(['accept', 'connection', 'host']);
  expect(organisation.requestsOf('RegisterClient')[0]!.body).toMatchObject({ issuerUrl: dualStack });

  const text = fs.readFileSync(tokenPath(home, session), 'utf8');
  const token = JSON.parse(text) as Record<string, string>;
  expect(text).toBe(pythonJson(token));
  expect(text).toMatch(
    /^\{"startUrl": "https:\/\/aws\.mycompany\.test", "region": "eu-west-1", "accessToken": "aoa[^"]+", "expiresAt": "[^"]+Z", "clientId": "[^"]+", "clientSecret": "[^"]+", "registrationExpiresAt": "[^"]+Z", "refreshToken": "aor[^"]+"\}$/,
  );
  const key = { startUrl: own, region: 'eu-west-1', scopes: [usualScopes], sessionName: session };
  const registration = JSON.parse(fs.readFileSync(registrationPath(home, key), 'utf8')) as object;
  expect(registration).toEqual({
    clientId: token['clientId'],
    clientSecret: token['clientSecret'],
    expiresAt: token['registrationExpiresAt'],
    scopes: [usualScopes],
    grantTypes: ['authorization_code', 'refresh_token'],
  });

  organisation.forgetRequests();
  expect(await terminal.identity('dev')).toMatchObject({ Account: dev.accountId });
  expect(organisation.requests.filter(({ service }) => service === 'oidc')).toEqual([]);
  // The config was right: not a byte of it has changed, and there is nothing to tell.
  expect(home.read('.aws', 'config')).toBe(config('eu-west-1'));
  await expect((await panelOf(app)).notices).toHaveCount(0);
});

test('with a code', async ({ home, launch, organisation, terminal }) => {
  home.writeConfig(config('eu-west-1'));
  const app = await launch();
  await signInWithCode(app, organisation, session, 'Sign in with code');
  expect(organisation.requestsOf('StartDeviceAuthorization')[0]!.body).toMatchObject({ startUrl: dualStack });
  expect(readToken(home, session)).toMatchObject({ startUrl: own, region: 'eu-west-1' });
  expect(await terminal.identity('dev')).toMatchObject({ Account: dev.accountId });
});

test('in the older form: a wrong region is corrected in every profile with the start URL', async ({
  home,
  launch,
  organisation,
  terminal,
}) => {
  home.writeConfig(config('us-east-1'));
  const app = await launch();
  await signInWithCode(app, organisation, domain, 'Sign in');
  expect(readToken(home, own)).toMatchObject({ startUrl: own, region: 'eu-west-1' });
  const corrected = config('us-east-1').replaceAll(
    /(?<=\[profile old(er)?\]\n.*\nsso_region = )us-east-1/g,
    'eu-west-1',
  );
  await expect.poll(() => home.read('.aws', 'config')).toBe(corrected);
  for (const profile of ['old', 'older'])
    expect(await terminal.identity(profile)).toMatchObject({ Account: old.accountId });
});

test('a wrong region in the config: it is corrected after the sign-in, and told', async ({
  home,
  launch,
  organisation,
}, info) => {
  home.writeConfig(`# mine\n${config('us-east-1')}`);
  const app = await launch();
  const panel = await panelOf(app);
  await (await panel.session(session)).signIn.click();
  const page = await openedPage(app);
  expect(home.read('.aws', 'config')).toContain('us-east-1');
  await allowInBrowser(organisation, page);
  const notice = panel.notice('Region of corp corrected to eu-west-1 in ~/.aws/config');
  await expect(notice).toBeVisible();
  expect(home.read('.aws', 'config')).toBe(`# mine\n${config('us-east-1').replace('us-east-1', 'eu-west-1')}`);
  expect(fs.readdirSync(home.path('.aws')).some((name) => name.startsWith('config.daypass-backup-'))).toBe(true);
  // It goes on with the corrected config: accounts are there, and the links lead to the portal.
  await panel.openConsole(dev.roleName);
  const link = `${dualStack}/#/console?account_id=${dev.accountId}&role_name=${dev.roleName}`;
  expect(await openedPage(app, 2)).toBe(link);
  expect(organisation.requestsOf('OwnDomain')).toHaveLength(1);
  await photograph(panel.page, 'region-corrected', info);
  await panel.dismissNotice('Region of corp');
  await expect(panel.notice('Region of corp')).toHaveCount(0);
  // What is still wrong there: the region of the two legacy profiles, which nobody has signed in with.
  await expect(panel.notice('2 problems in your AWS config.')).toBeVisible();
});

test('a config that cannot be changed: signed in all the same, renewed, and signed out', async ({
  home,
  launch,
  organisation,
}) => {
  // Written in another encoding: Daypass never writes such a file.
  const text = Buffer.from(`# Büro\n${config('us-east-1')}`, 'latin1');
  fs.writeFileSync(home.path('.aws', 'config'), text);
  organisation.configure({ accessTokenSeconds: 900 });
  const app = await launch();
  const panel = await panelOf(app);
  await signInInTray(app, session);
  await allowInBrowser(organisation, await openedPage(app));
  // It stands behind the one that the file is not all UTF-8.
  await panel.moreNotices.click();
  await expect(panel.notice('You’re signed in to corp in eu-west-1')).toContainText('Set sso_region to eu-west-1.');
  expect(fs.readFileSync(home.path('.aws', 'config'))).toEqual(text);
  // The token is due at once.
  await expect.poll(() => organisation.requestsOf('CreateToken').map(({ status }) => status)).toEqual([200, 200]);
  expect(readToken(home, session)).toMatchObject({ startUrl: own, region: 'eu-west-1' });
  await chooseInTray(app, session, 'Sign out');
  await expect.poll(() => organisation.portalSessions).toEqual([]);
  expect(hasToken(home, session)).toBe(false);
});

test.describe('at AWS’s own hosts', () => {
  test.use({
    appEnv: async ({ companyProxy, home }, provide) => {
      await provide(companyEnv(home, companyProxy, corp));
    },
  });
  const oidc = 'https://oidc.eu-west-1.amazonaws.com';

  test('the whole sign-in is in the region that the portal’s host tells', async ({
    companyProxy,
    home,
    launch,
    organisation,
  }) => {
    home.writeConfig(config('us-east-1'));
    const app = await launch();
    const panel = await panelOf(app);
    await (await panel.session(session)).signIn.click();
    const page = await openedPage(app);
    expect(page).toMatch(/^https:\/\/oidc\.eu-west-1\.amazonaws\.com\/authorize\?/);
    await allowInBrowser(organisation, page.replace(oidc, organisation.url));
    await expect(await panel.findRole(dev.roleName)).toBeVisible();
    const hosts = [`${domain}:443`, 'oidc.eu-west-1.amazonaws.com:443', 'portal.sso.eu-west-1.amazonaws.com:443'];
    expect([...new Set(companyProxy.asked)]).toEqual(hosts);
  });

  test('the page that takes the code is the portal’s; one at the domain is not opened', async ({
    aws,
    home,
    launch,
    organisation,
  }) => {
    home.writeConfig(config('us-east-1'));
    const app = await launch();
    const panel = await panelOf(app);
    const card = await panel.session(domain);
    const pagesAt = (url: string) =>
      aws.changeFields('/device_authorization', {
        verificationUri: `${url}/#/device`,
        verificationUriComplete: `${url}/#/device?user_code=ABCD-EFGH`,
      });
    pagesAt(own);
    await card.signIn.click();
    await expect(card.problem).toContainText(`Daypass didn’t open ${domain}`);
    expect(await app.openedUrls()).toEqual([]);
    pagesAt(dualStack);
    organisation.expireDeviceCode((await pendingDevice(organisation)).userCode);
    await card.signIn.click();
    expect(await openedPage(app)).toBe(`${dualStack}/#/device?user_code=ABCD-EFGH`);
    organisation.approveDevice((await pendingDevice(organisation)).userCode);
    await expect(card.status).toHaveText('Signed in');
    expect(readToken(home, own)).toMatchObject({ startUrl: own, region: 'eu-west-1' });
  });
});

test.describe('a domain', () => {
  test.beforeEach(({ home }) => home.writeConfig(config('us-east-1')));
  test.afterEach(({ home, organisation }) => {
    const ofAws = organisation.requests.filter(({ operation }) => operation !== 'OwnDomain');
    expect([ofAws, hasToken(home, session), home.read('.aws', 'config')]).toEqual([[], false, config('us-east-1')]);
  });

  test('that cannot be reached is named, with what to do', async ({ launch, network, organisation }) => {
    const app = await launch();
    const { problem, signIn } = await (await panelOf(app)).session(session);
    const ways: readonly (readonly [Route, string])[] = [
      [502, `Your network’s proxy blocked the connection to ${domain}`],
      ['cut', 'Can’t connect through the proxy'],
      // No TLS there.
      [{ port: Number(new URL(organisation.url).port) }, `Can’t connect securely to ${domain}`],
    ];
    for (const [route, says] of ways) {
      network.route = route;
      await signIn.click();
      await expect(problem).toContainText(says);
    }
    expect(await app.openedUrls()).toEqual([]);
  });

  test('that is being asked does not hold up a cancel', async ({ launch, network, companyProxy }) => {
    network.route = 'silence';
    const app = await launch();
    const card = await (await panelOf(app)).session(session);
    await card.signIn.click();
    await expect.poll(() => companyProxy.asked).toHaveLength(1);
    await card.cancel.click();
    await expect(card.status).toHaveText('Signed out');
    await expect(card.problem).toHaveCount(0);
    expect(await app.openedUrls()).toEqual([]);
  });
});

test.describe('a domain that leads elsewhere', () => {
  test.use({
    organisationOptions: { ownDomains: { [domain]: 'https://d-1234567890.awsapps.com.evil.example/start' } },
  });

  test('is not followed, in either flow', async ({ home, launch, organisation }, info) => {
    home.writeConfig(config('eu-west-1'));
    const app = await launch();
    const panel = await panelOf(app);
    const { problem, signIn, act } = await panel.session(session);
    await signIn.click();
    await expect(problem).toContainText(`${domain} doesn’t redirect to an AWS access portal.`);
    await expect(problem).toContainText('use the URL of the page that lists your accounts');
    await photograph(panel.page, 'leads-elsewhere', info);
    await act('Sign in with code').click();
    await expect.poll(() => organisation.requestsOf('OwnDomain').length).toBe(2);
    await expect(problem).toContainText(`${domain} doesn’t redirect to an AWS access portal.`);
    expect(organisation.requests.filter(({ operation }) => operation !== 'OwnDomain')).toEqual([]);
    expect(await app.openedUrls()).toEqual([]);
  });
});

test('a start URL at AWS costs no request more', async ({ companyProxy, home, launch, organisation }) => {
  home.writeConfig(config('us-east-1', usualStartUrl));
  const app = await launch();
  await signInInTray(app, session);
  await allowInBrowser(organisation, await openedPage(app));
  await expect.poll(() => trayLine(app, session)).toContain('Signed in');
  const panel = await panelOf(app);
  await panel.openConsole(dev.roleName);
  expect(await openedPage(app, 2)).toContain(`${usualStartUrl}/#/console?`);
  expect([companyProxy.asked, organisation.requestsOf('OwnDomain')]).toEqual([[], []]);
  expect(home.read('.aws', 'config')).toBe(config('us-east-1', usualStartUrl));
});
