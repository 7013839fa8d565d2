/**
 * AWS's own hosts of each partition, from the sign-in to the console: in a network whose proxy leads them, and nothing else, to the
 * simulated organisation.
 */
import { createAuthority } from '../../../testing/corporate-network/certificates.ts';
import { type CorporateProxy, startProxy } from '../../../testing/corporate-network/proxy.ts';
import { expect, test as base } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { homeEnv } from '../../../testing/home.ts';
import { companyEnv } from '../../objects/company-network.ts';
import { daypassCommand } from '../../objects/daypass-command.ts';
import { panelOf } from '../../objects/panel.ts';
import { allowInBrowser, openedPage } from '../../objects/sign-in.ts';
import { signInInTray, trayLine } from '../../objects/tray.ts';

const authority = createAuthority('Partitions');
const accounts = [{ accountId: '100000000001', accountName: 'payments', roles: ['Admin'] }];

const test = base.extend<{ companyProxy: CorporateProxy }>({
  async companyProxy({ organisation }, provide) {
    const inspect = { inspect: authority, url: organisation.url };
    const isAws = (target: string): boolean => /(^|\.)(amazonaws|aws|amazonwebservices)[\w.-]*:443$/.test(target);
    await using proxy = await startProxy({ route: (target) => (isAws(target) ? inspect : 502) });
    await provide(proxy);
  },
  appEnv: async ({ home, companyProxy }, provide) => provide(companyEnv(home, companyProxy, authority)),
});
test.use({ organisationOptions: { accounts, approval: 'page' } });

interface Case {
  readonly region: string;
  readonly startUrl: string;
  /** Of ARNs. */
  readonly partition: string;
  /** A line of the profiles. */
  readonly setting?: string;
  readonly oidc: string;
  readonly portal: string;
  readonly sts: string;
  readonly signIn: string;
  readonly console: string;
}

const cases: Readonly<Record<string, Case>> = {
  'AWS’s own, by FIPS of the profiles': {
    region: 'us-west-2',
    startUrl: 'https://d-1234567890.awsapps.com/start',
    partition: 'aws',
    setting: 'use_fips_endpoint = true',
    oidc: 'oidc-fips.us-west-2.amazonaws.com',
    portal: 'portal.sso-fips.us-west-2.amazonaws.com',
    sts: 'sts-fips.us-west-2.amazonaws.com',
    signIn: 'us-west-2.signin.aws.amazon.com',
    console: 'us-west-2.console.aws.amazon.com',
  },
  GovCloud: {
    region: 'us-gov-west-1',
    startUrl: 'https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/d-1234567890',
    partition: 'aws-us-gov',
    oidc: 'oidc.us-gov-west-1.amazonaws.com',
    portal: 'portal.sso.us-gov-west-1.amazonaws.com',
    sts: 'sts.us-gov-west-1.amazonaws.com',
    signIn: 'signin.amazonaws-us-gov.com',
    console: 'console.amazonaws-us-gov.com',
  },
  'GovCloud, by FIPS of the profiles': {
    region: 'us-gov-east-1',
    startUrl: 'https://start.us-gov-east-1.us-gov-home.awsapps.com/directory/d-1234567890',
    partition: 'aws-us-gov',
    setting: 'use_fips_endpoint = true',
    oidc: 'oidc.us-gov-east-1.amazonaws.com',
    portal: 'portal.sso.us-gov-east-1.amazonaws.com',
    sts: 'sts.us-gov-east-1.amazonaws.com',
    signIn: 'us-gov-east-1.signin-fips.amazonaws-us-gov.com',
    console: 'us-gov-east-1.console.amazonaws-us-gov.com',
  },
  China: {
    region: 'cn-northwest-1',
    startUrl: 'https://start.home.awsapps.cn/directory/d-1234567890',
    partition: 'aws-cn',
    oidc: 'oidc.cn-northwest-1.amazonaws.com.cn',
    portal: 'portal.sso.cn-northwest-1.amazonaws.com.cn',
    sts: 'sts.cn-northwest-1.amazonaws.com.cn',
    signIn: 'cn-northwest-1.signin.amazonaws.cn',
    console: 'cn-northwest-1.console.amazonaws.cn',
  },
  'the European Sovereign Cloud': {
    region: 'eusc-de-east-1',
    startUrl: 'https://ssoins-1234567890abcdef.eusc-de-east-1.portal.amazonaws.eu',
    partition: 'aws-eusc',
    oidc: 'oidc.eusc-de-east-1.amazonaws.eu',
    portal: 'portal.sso.eusc-de-east-1.amazonaws.eu',
    sts: 'sts.eusc-de-east-1.amazonaws.eu',
    signIn: 'signin.amazonaws-eusc.eu',
    console: 'console.amazonaws-eusc.eu',
  },
};

for (const [name, one] of Object.entries(cases))
  test(`${name}: sign-in, list, consoles`, async ({ companyProxy: proxy, home, launch, organisation }) => {
    const { region, startUrl, partition, setting = 'output = json', oidc, portal, sts, signIn, console } = one;
    const profiles = [{ name: 'dev', accountId: '100000000001', roleName: 'Admin' }];
    const deploy = `[profile deploy]\nrole_arn = arn:${partition}:iam::444455556666:role/Deploy\nsource_profile = dev\n`;
    home.writeConfig(`${sessionConfig({ startUrl, region, profiles }).trimEnd()}\n${setting}\n${deploy}${setting}\n`);
    const app = await launch();
    const panel = await panelOf(app);
    await signInInTray(app, 'corp');
    const page = await openedPage(app);
    expect(new URL(page).host).toBe(oidc);
    await allowInBrowser(organisation, page.replace(`https://${oidc}`, organisation.url));
    await expect.poll(() => trayLine(app, 'corp')).toContain('Signed in');

    await panel.openConsole('Admin, payments (100000000001)');
    expect(await openedPage(app, 2)).toBe(`${startUrl}/#/console?account_id=100000000001&role_name=Admin`);

    await panel.search.fill('deploy');
    await panel.page.getByRole('group', { name: 'Matches' }).getByRole('option').first().click();
    const login = await fetch(await openedPage(app, 3), { redirect: 'manual' });
    const leadsTo = new URL(login.headers.get('location') ?? '');
    expect(`${leadsTo.host}${leadsTo.pathname}`).toBe(`${signIn}/federation`);
    expect(leadsTo.searchParams.get('Destination')).toBe(`https://${console}/console/home?region=${region}`);
    // What AWS's sign-in takes it for is its own partition's console.
    expect((await fetch(new URL(leadsTo.pathname + leadsTo.search, organisation.url))).status).toBe(200);

    expect([...new Set(proxy.asked)].toSorted()).toEqual(
      [oidc, portal, sts, signIn].map((host) => `${host}:443`).toSorted(),
    );
    await app.quit();

    // The command has the same table.
    const { start } = daypassCommand(home, organisation);
    const { AWS_EC2_METADATA_DISABLED } = homeEnv(home);
    const own = {
      AWS_ENDPOINT_URL_SSO_OIDC: '',
      AWS_ENDPOINT_URL_SSO: '',
      AWS_ENDPOINT_URL_STS: '',
      AWS_ENDPOINT_URL_SIGNIN: '',
    };
    const env = {
      ...own,
      AWS_EC2_METADATA_DISABLED: AWS_EC2_METADATA_DISABLED ?? '',
      ...companyEnv(home, proxy, authority),
    };
    const told = await start(['console', '--profile', 'dev', '--service', 's3', '--print'], env).ended;
    expect(told).toMatchObject({ code: 0, err: '' });
    const query = new URLSearchParams(told.out.trim().split('?')[1]);
    expect(query.get('destination')).toBe(`https://${console}/s3/home?region=${region}`);
    const printed = await start(['console', '--profile', 'deploy', '--print'], env).ended;
    expect(new URL(printed.out).host).toBe(signIn);
  });
