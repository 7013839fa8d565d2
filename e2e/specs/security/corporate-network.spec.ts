/** In a company's network: all goes through a proxy that looks into TLS with a certificate of the company's own. */
import fs from 'node:fs';
import { createAuthority } from '../../../testing/corporate-network/certificates.ts';
import { type CorporateProxy, startProxy } from '../../../testing/corporate-network/proxy.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import { expect, test as base } from '../../hosts/fixture.ts';
import type { Organisation } from '../../../testing/identity-center/organisation.ts';
import { readToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { allowInBrowser, openedPage } from '../../objects/sign-in.ts';
import { signInInTray, trayLine } from '../../objects/tray.ts';

const corp = createAuthority('Corp Inspection');
const other = createAuthority('Somebody Else');
const password = 'canary-4c1d';

interface CorporateNetwork {
  /** What the proxy wants, as `name:password`. */
  credentials: string;
  /** Environment that names certificates; each value is a file in the home. */
  certificateFiles: Record<string, string>;
  companyProxy: CorporateProxy;
}

const test = base.extend<CorporateNetwork>({
  credentials: [`ana:${password}`, { option: true }],
  certificateFiles: [{}, { option: true }],
  async companyProxy({ credentials, organisation }, provide) {
    const isKnown = (target: string) => /^(oidc|portal|sts)\.corp\.test:443$/.test(target);
    const inspect = { inspect: corp, url: organisation.url };
    await using proxy = await startProxy({ credentials, route: (target) => (isKnown(target) ? inspect : 502) });
    await provide(proxy);
  },
  // The names are known to no DNS: there is no way but through the proxy.
  async appEnv({ certificateFiles, companyProxy, home }, provide) {
    const files = Object.entries(certificateFiles).map(([name, file]) => [name, home.path(file)]);
    await provide({
      ...Object.fromEntries(files),
      DISPLAY: ':0',
      AWS_ENDPOINT_URL_SSO_OIDC: 'https://oidc.corp.test',
      AWS_ENDPOINT_URL_SSO: 'https://portal.corp.test',
      AWS_ENDPOINT_URL_STS: 'https://sts.corp.test',
      HTTPS_PROXY: companyProxy.url.replace('//', `//ana:${password}@`),
    });
  },
});

test.use({ organisationOptions: { accounts: 3 } });
test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

/** Follows the page as the person's browser does, which has its own settings for the proxy. */
async function allow(app: DaypassHost, organisation: Organisation): Promise<void> {
  const page = await openedPage(app);
  expect(page).toMatch(/^https:\/\/oidc\.corp\.test\/authorize\?/);
  await allowInBrowser(organisation, page.replace('https://oidc.corp.test', organisation.url));
  await expect.poll(() => trayLine(app, 'corp')).toContain('Signed in');
}

test.describe('without the certificate of the company', () => {
  test('a sign-in says what is wrong with which connection, and what to do', async ({ launch }) => {
    const app = await launch();
    const panel = await panelOf(app);
    await signInInTray(app, 'corp');
    const { problem } = await panel.session('corp');
    await expect(problem).toContainText('Can’t connect securely to oidc.corp.test');
    await expect(problem).toContainText('the certificate’s issuer isn’t trusted on this computer');
    await expect(problem).toContainText('AWS_CA_BUNDLE');
    expect(await app.openedUrls()).toEqual([]);
  });
});

test.describe('with AWS_CA_BUNDLE', () => {
  test.use({ certificateFiles: { AWS_CA_BUNDLE: 'corp.pem' } });

  test('a file that is missing, the wrong one, the right one', async ({ companyProxy, home, launch, organisation }) => {
    const app = await launch();
    const panel = await panelOf(app);
    const { problem, signIn } = await panel.session('corp');
    await signIn.click();
    await expect(problem).toContainText('Can’t use the certificates in ~/corp.pem');
    await expect(problem).toContainText('the file doesn’t exist');
    expect(companyProxy.asked).toEqual([]);

    home.write(other.certificate, 'corp.pem');
    await signIn.click();
    await expect(problem).toContainText('the certificate’s issuer isn’t trusted on this computer');

    fs.appendFileSync(home.path('corp.pem'), corp.certificate);
    await signIn.click();
    await allow(app, organisation);
    expect(readToken(home, 'corp')['accessToken']).toMatch(/^aoa/);
    // The portal is reached in the same way, and STS, which tells who has signed in.
    await expect(panel.roles.first()).toBeVisible();
    await expect
      .poll(() => [...new Set(companyProxy.asked)].sort())
      .toEqual(['oidc.corp.test:443', 'portal.corp.test:443', 'sts.corp.test:443']);
    expect(`${app.logs()}${app.output()}`).not.toContain(password);
  });
});

test.describe("with the certificate in the system's store", () => {
  test.skip(process.platform !== 'linux', 'only on Linux a test can put a certificate there');
  test.use({ certificateFiles: { SSL_CERT_FILE: 'system.pem' } });

  test('nothing has to be set for it', async ({ home, launch, organisation }) => {
    home.write(corp.certificate, 'system.pem');
    const app = await launch();
    await panelOf(app);
    await signInInTray(app, 'corp');
    await allow(app, organisation);
  });
});

test.describe('the packed app, with NODE_EXTRA_CA_CERTS', () => {
  test.use({
    certificateFiles: { NODE_EXTRA_CA_CERTS: 'corp.pem' },
    appEnv: async ({ appEnv }, provide) => provide({ ...appEnv, STAND_IN_PACKAGED: '1' }),
  });

  test('a variable for Node is none for Daypass: what helps is told', async ({ home, launch }) => {
    home.write(corp.certificate, 'corp.pem');
    const app = await launch();
    const { problem } = await (await panelOf(app)).session('corp');
    await signInInTray(app, 'corp');
    await expect(problem).toContainText('the certificate’s issuer isn’t trusted on this computer');
    await expect(problem).toContainText('AWS_CA_BUNDLE');
  });
});

test.describe('with a wrong password for the proxy', () => {
  test.use({ credentials: 'ana:another' });

  test('it is the proxy that is named, and no password is shown or logged', async ({ launch }) => {
    const app = await launch();
    const panel = await panelOf(app);
    await signInInTray(app, 'corp');
    const { problem } = await panel.session('corp');
    await expect(problem).toContainText('Your network’s proxy blocked the connection to oidc.corp.test');
    await expect(problem).toContainText('it requires a user name and password');
    await expect(problem).toContainText('HTTPS_PROXY');
    expect(await panel.page.content()).not.toContain(password);
    await expect.poll(() => app.logs()).toContain('proxy-failed');
    expect(`${app.logs()}${app.output()}`).not.toContain(password);
    expect(JSON.stringify(await app.sentToPages())).not.toContain(password);
  });
});
