/** From a pasted start URL to profiles: what it tells, what would be written, and how few clicks it takes. */
import fs from 'node:fs';
import { createAuthority } from '../../../testing/corporate-network/certificates.ts';
import { type CorporateProxy, startProxy } from '../../../testing/corporate-network/proxy.ts';
import { expect, test as base } from '../../hosts/fixture.ts';
import { readToken } from '../../../testing/aws-files.ts';
import { companyEnv } from '../../objects/company-network.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { type Panel, panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { allowInBrowser, openedPage } from '../../objects/sign-in.ts';
import { en } from '../../../src/shared/messages/en/index.ts';

const classic = 'https://d-1234567890.awsapps.com/start';
const dualStack = 'https://ssoins-0123456789abcdef.portal.eu-west-1.app.aws';
const corp = createAuthority('Corp Inspection');

interface Fixtures {
  /** Every page counts what a person does in it. */
  counted: { clicks: number; pastes: number };
  companyProxy: CorporateProxy;
}

const test = base.extend<Fixtures>({
  // In the company's network, where its own domain is known: to AWS there is the usual way.
  async companyProxy({ organisation }, provide) {
    const inspect = { inspect: corp, url: organisation.url };
    const hosts = ['aws.mycompany.test:443', 'd-1234567890.awsapps.com:443'];
    const route = (target: string) => (hosts.includes(target) ? inspect : 502);
    await using proxy = await startProxy({ route });
    await provide(proxy);
  },
  async appEnv({ companyProxy, home, organisation }, provide) {
    await provide({ ...organisation.env, ...companyEnv(home, companyProxy, corp) });
  },
  async counted({ context }, provide) {
    const counted = { clicks: 0, pastes: 0 };
    await context.exposeFunction('countForTest', (what: keyof typeof counted) => void counted[what]++);
    await context.addInitScript(() => {
      const count = (what: string) => () =>
        (globalThis as unknown as Record<string, (what: string) => void>)['countForTest']!(what);
      document.addEventListener('pointerdown', count('clicks'), { capture: true });
      document.addEventListener('paste', count('pastes'), { capture: true });
    });
    await provide(counted);
  },
});

test.use({
  organisationOptions: {
    accounts: 2,
    rolesPerAccount: 1,
    ownDomains: { 'aws.mycompany.test': `${dualStack}:443/?from=domain#/` },
    portalPages: { 'd-1234567890.awsapps.com': 'eu-west-1' },
  },
});

const button = ({ page }: Panel, name: string) => page.getByRole('button', { name, exact: true });

test('from an empty home to a profile: five clicks and one paste', async ({
  counted,
  home,
  launch,
  organisation,
}, info) => {
  const app = await launch();
  const panel = await panelOf(app);
  const { form } = panel;
  await form.paste(`Hi Ana, your portal is ${dualStack}/#/ – see you!`);
  await expect(form.startUrl).toHaveValue(dualStack);
  await expect(form.region).toHaveValue('eu-west-1');
  await expect.poll(() => form.saidOf('region')).toContain('Detected from the URL.');
  await expect(form.name).toHaveValue('ssoins-0123456789abcdef');
  const lines = [
    '[sso-session ssoins-0123456789abcdef]',
    `sso_start_url = ${dualStack}`,
    'sso_region = eu-west-1',
    'sso_registration_scopes = sso:account:access',
  ];
  await expect(form.preview).toContainText(lines);
  await photograph(panel.page, 'pasted', info);
  expect(home.exists('.aws', 'config'), 'nothing is written before it is wished').toBe(false);

  await form.addAndSignIn.click();
  // In the browser.
  await allowInBrowser(organisation, await openedPage(app));
  counted.clicks += 1;
  await expect(panel.page.getByRole('heading', { level: 1 })).toHaveText(/^Create profiles for ssoins/);
  expect(home.read('.aws', 'config')).toBe(`${lines.join('\n')}\n`);
  await button(panel, 'Select all 2').click();
  await button(panel, en.profiles.choose.next).click();
  await button(panel, 'Add 2 profiles').click();
  await expect(panel.page.getByText('2 profiles added')).toBeVisible();
  await photograph(panel.page, 'written', info);

  expect(counted).toEqual({ clicks: 5, pastes: 1 });
  expect(home.read('.aws', 'config').match(/^\[profile .+\]$/gm)).toHaveLength(2);
  expect(readToken(home, 'ssoins-0123456789abcdef')).toMatchObject({ startUrl: dualStack, region: 'eu-west-1' });
});

test('the older form: the portal tells the region, and it takes five clicks as well', async ({
  companyProxy,
  counted,
  home,
  launch,
  organisation,
}, info) => {
  const app = await launch();
  const panel = await panelOf(app);
  const { form } = panel;
  await form.paste(`${classic}/#/`);
  await expect(form.startUrl).toHaveValue(classic);
  await expect(form.region).toHaveValue('eu-west-1');
  await expect.poll(() => form.saidOf('region')).toContain('Detected from the portal page.');
  await expect(form.preview).toHaveCount(4);
  await photograph(panel.page, 'older-form', info);
  expect(companyProxy.asked).toEqual(['d-1234567890.awsapps.com:443']);
  const [asked] = organisation.requestsOf('Portal');
  expect(asked).toMatchObject({ method: 'GET' });
  expect(Object.keys(asked!.headers)).not.toContain('cookie');
  await form.addAndSignIn.click();
  await allowInBrowser(organisation, await openedPage(app));
  counted.clicks += 1;
  await button(panel, 'Select all 2').click();
  await button(panel, en.profiles.choose.next).click();
  await button(panel, 'Add 2 profiles').click();
  await expect(panel.page.getByText('2 profiles added')).toBeVisible();
  expect(counted).toEqual({ clicks: 5, pastes: 1 });
  expect(readToken(home, 'd-1234567890')).toMatchObject({ startUrl: classic, region: 'eu-west-1' });
});

test.describe('a portal that tells no region', () => {
  test.use({ organisationOptions: { accounts: 2, rolesPerAccount: 1, ownDomains: {}, portalPages: {} } });

  test('it is asked for, and nothing else', async ({ counted, launch, organisation }, info) => {
    const app = await launch();
    const panel = await panelOf(app);
    const { form, page } = panel;
    await form.paste(`"${classic}/#/"\n`);
    await expect(form.region).toBeFocused();
    // The list is open: one click less, and none for those who type.
    await expect(page.getByRole('option').first()).toBeVisible();
    await photograph(page, 'region-unknown', info);
    await page.keyboard.type('eu-west-1');
    await expect(page.getByRole('option')).toHaveCount(0);
    await expect(form.startUrl).toHaveValue(classic);
    await expect(form.preview).toContainText([
      '[sso-session d-1234567890]',
      classic,
      'eu-west-1',
      'sso:account:access',
    ]);
    await form.addAndSignIn.click();
    await allowInBrowser(organisation, await openedPage(app));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Create profiles for d-1234567890');
    expect(counted).toEqual({ clicks: 1, pastes: 1 });
  });
});

test("a company's own domain is followed to the portal that every tool understands", async ({
  companyProxy,
  home,
  launch,
  organisation,
}, info) => {
  home.writeConfig(sessionConfig({ name: 'mycompany' }));
  const app = await launch();
  const panel = await panelOf(app);
  await panel.openAddSession();
  const { form } = panel;
  await form.paste('https://aws.mycompany.test/');
  await expect(form.startUrl).toHaveValue(dualStack);
  await expect(form.region).toHaveValue('eu-west-1');
  await expect.poll(() => form.saidOf('startUrl')).toContain('aws.mycompany.test redirects here.');
  await expect.poll(() => form.saidOf('region')).toContain('Detected from aws.mycompany.test.');
  // One of that name is there.
  await expect(form.name).toHaveValue('mycompany-2');
  await expect(form.preview).toContainText(['[sso-session mycompany-2]', dualStack, 'eu-west-1', 'sso:account']);
  await photograph(panel.page, 'own-domain', info);
  expect(companyProxy.asked).toEqual(['aws.mycompany.test:443']);
  const [asked] = organisation.requestsOf('OwnDomain');
  expect(asked).toMatchObject({ method: 'HEAD' });
  expect(Object.keys(asked!.headers)).not.toContain('cookie');

  await form.addAndSignIn.click();
  await allowInBrowser(organisation, await openedPage(app));
  await expect(panel.page.getByRole('heading', { level: 1 })).toHaveText('Create profiles for mycompany-2');
  expect(readToken(home, 'mycompany-2')).toMatchObject({ startUrl: dualStack, region: 'eu-west-1' });
});

test('typed instead of pasted: nobody is asked before the field is left', async ({ companyProxy, launch }) => {
  const panel = await panelOf(await launch());
  const { form, page } = panel;
  await form.startUrl.pressSequentially('aws.mycompany.test');
  await expect(form.name).toHaveValue('mycompany');
  expect(await form.saidOf('startUrl')).toContain('For example, https://d-….awsapps.com/start.');
  expect(companyProxy.asked).toEqual([]);
  await page.keyboard.press('Tab');
  await expect(form.startUrl).toHaveValue(dualStack);
  expect(companyProxy.asked).toHaveLength(1);
  // What is typed over it counts.
  await form.startUrl.fill(classic);
  await expect(form.name).toHaveValue('d-1234567890');
  await expect(form.region).toHaveValue('');
});

test('Enter signs in at once, and what is still being found out is waited for', async ({ launch, organisation }) => {
  organisation.configure({ latencyMs: 300 });
  const app = await launch();
  const panel = await panelOf(app);
  await panel.form.startUrl.fill('aws.mycompany.test');
  await panel.form.startUrl.press('Enter');
  await allowInBrowser(organisation, await openedPage(app));
  await expect(panel.page.getByRole('heading', { level: 1 })).toHaveText('Create profiles for mycompany');
});

test('what is wrong is said beside the field, and nothing is written', async ({ home, launch }, info) => {
  const app = await launch();
  const panel = await panelOf(app);
  const { form } = panel;
  const wrong: readonly (readonly [string, string])[] = [
    ['http://d-1234567890.awsapps.com/start', 'uses http://'],
    ['https://123456789012.signin.aws.amazon.com/console', 'maybe the console or a sign-in page'],
    ['https://eu-west-1.console.aws.amazon.com/console/home', 'the page that lists your AWS accounts'],
    [`${classic}\nhttps://other.awsapps.com/start`, 'That’s more than one URL: https://d-1234567890.awsapps.com/start'],
    ['https://ana:canary@d-1234567890.awsapps.com/start', 'isn’t a start URL'],
    ['see the wiki', '“see the wiki” isn’t a start URL.'],
    ['https://nobody.mycompany.test/', 'Your network’s proxy blocked the connection to nobody.mycompany.test'],
  ];
  for (const [text, says] of wrong) {
    await form.startUrl.fill('');
    await form.paste(text);
    await expect.poll(() => form.saidOf('startUrl'), text).toContain(says);
    expect(await form.saidOf('startUrl')).not.toContain('canary');
    await form.addAndSignIn.click();
    await expect.poll(() => form.saidOf('startUrl'), text).toContain(says);
  }
  await photograph(panel.page, 'wrong', info);
  expect(home.exists('.aws')).toBe(false);
  expect(await app.openedUrls()).toEqual([]);
});

test('the preview is of the file as it is, and what comes in between is kept', async ({ home, launch }) => {
  home.writeConfig('# mine\n[default]\nregion = x');
  const panel = await panelOf(await launch());
  await panel.form.paste(dualStack);
  await expect(panel.form.preview.first()).toContainText('region = x');
  home.writeConfig('# mine\n[default]\nregion = y\n');
  await panel.form.submit.click();
  await expect(panel.sessionNames).toHaveText(['ssoins-0123456789abcdef']);
  expect(home.read('.aws', 'config')).toContain(
    `# mine\n[default]\nregion = y\n\n[sso-session ssoins-0123456789abcdef]\n`,
  );
  expect(fs.readdirSync(home.path('.aws')).some((name) => name.startsWith('config.daypass-backup-'))).toBe(true);
});
