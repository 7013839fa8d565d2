/** Which addresses Daypass has the browser open, whoever names them: AWS, a proxy in between, or the config file. */
import { expect, test as base } from '../../hosts/fixture.ts';
import { legacyConfig, sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { type Interpreter, startInterpreter } from '../../objects/interpreter.ts';
import { panelOf } from '../../objects/panel.ts';
import { openedPage } from '../../objects/sign-in.ts';
import { signedIn } from '../../objects/signed-in.ts';
import { signInInTray, trayLabels, trayLine } from '../../objects/tray.ts';

const legacyUrl = 'https://d-legacy7890.awsapps.com/start';
const legacy = 'd-legacy7890.awsapps.com';
const startDevice = '/device_authorization';

const test = base.extend<{ aws: Interpreter }>({
  organisationOptions: { interval: 1 },
  async aws({ organisation }, provide) {
    await using aws = await startInterpreter(organisation);
    await provide(aws);
  },
  appEnv: async ({ appEnv, aws }, provide) =>
    provide({ ...appEnv, AWS_ENDPOINT_URL_SSO_OIDC: aws.url, AWS_ENDPOINT_URL_SSO: aws.url }),
});

test.beforeEach(({ home }) => {
  home.writeConfig(sessionConfig() + legacyConfig({ name: 'old', startUrl: legacyUrl }));
});

/** An answer's address, and what the message says of it. */
const hostile: readonly (readonly [address: string, told: string])[] = [
  ['https://evil.example/device?user_code=ABCD-EFGH', 'evil.example'],
  ['http://d-1234567890.awsapps.com/start', 'd-1234567890.awsapps.com'],
  ['file:///etc/passwd', 'file:'],
  [['javascript', 'alert(1)'].join(':'), 'javascript:'],
  ['data:text/html,<script>alert(1)</script>', 'data:'],
  ['smb://evil.example/share', 'evil.example'],
  ['ms-settings:privacy', 'ms-settings:'],
  ['//evil.example/device', '?'],
  [String.raw`\\evil.example\share`, '?'],
  ['-oProxyCommand=evil', '?'],
  ['https://d-1234567890.awsapps.com.evil.example/', 'd-1234567890.awsapps.com.evil.example'],
  ['https://evilawsapps.com/', 'evilawsapps.com'],
  ['https://d-1234567890.awsapps.com@evil.example/', 'evil.example'],
  ['https://user:word@d-1234567890.awsapps.com/start', 'd-1234567890.awsapps.com'],
  [String.raw`https://evil.example\@d-1234567890.awsapps.com/`, 'evil.example'],
  ['https://device.sso.eu-west-1.amazonaws.com.evil.example/', 'device.sso.eu-west-1.amazonaws.com.evil.example'],
  ['https://device.sso.eu-west-1.evil.amazonaws.com/', 'device.sso.eu-west-1.evil.amazonaws.com'],
  ['https://bucket.s3.eu-west-1.amazonaws.com/device', 'bucket.s3.eu-west-1.amazonaws.com'],
  ['http://127.0.0.1:1/device', '127.0.0.1:1'],
  ['http://localhost/device', 'localhost'],
];

test('an address that AWS should not name is not opened, not offered and not shown', async ({
  aws,
  launch,
  organisation,
}) => {
  test.slow();
  const app = await launch();
  const panel = await panelOf(app);
  const fine = `${aws.url}/device`;
  const shown = async (name: string, item: 'Sign in' | 'Sign in with code', host: string) => {
    const before = organisation.requestsOf('StartDeviceAuthorization').length;
    // In the tray a code is offered once the browser has its page; in the sheet nothing is opened before it.
    if (item === 'Sign in') await signInInTray(app, name);
    else await (await panel.session(name)).act(item).click();
    await expect.poll(() => organisation.requestsOf('StartDeviceAuthorization').length).toBe(before + 1);
    const card = await panel.session(name);
    // What is no URL at all is no answer of AWS's.
    await expect(card.problem).toContainText(
      host === '?' ? 'isn’t from AWS' : `Daypass didn’t open ${host}, because it doesn’t belong to this session`,
    );
    await expect(card.status).toHaveText('Signed out');
    await expect(card.code).toHaveCount(0);
    expect((await trayLabels(app)).filter((label) => /Reopen sign-in page|Copy code/.test(label))).toEqual([]);
    await panel.page.evaluate(() => window.daypass.dispatch({ type: 'panel-ready' }));
  };
  for (const [address, host] of hostile) {
    // The page to open, and the one that people are to type in.
    aws.changeFields(startDevice, { verificationUri: fine, verificationUriComplete: address });
    await shown(legacy, 'Sign in', host);
    aws.changeFields(startDevice, { verificationUri: address, verificationUriComplete: fine });
    await shown('corp', 'Sign in with code', host);
  }
  expect(await app.openedUrls()).toEqual([]);
  // No code of such an answer was ever asked about, nor was the address shown for a moment.
  expect(organisation.requestsOf('CreateToken')).toEqual([]);
  const sent = JSON.stringify(await app.sentToPages());
  expect(sent).not.toContain('verificationUri');
});

const trusted: readonly string[] = [
  'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH',
  'https://device.sso.cn-north-1.amazonaws.com.cn/?user_code=ABCD-EFGH',
  `${legacyUrl}/#/device?user_code=ABCD-EFGH`,
  'https://d-other.awsapps.com/start/#/device?user_code=ABCD-EFGH',
];

test('addresses of AWS are opened as they are', async ({ aws, launch }) => {
  const app = await launch();
  const panel = await panelOf(app);
  for (const [i, address] of trusted.entries()) {
    const verificationUri = new URL(address).origin + '/';
    aws.changeFields(startDevice, { verificationUri, verificationUriComplete: address });
    await signInInTray(app, legacy);
    expect(await openedPage(app, i + 1)).toBe(address);
    await expect((await panel.session(legacy)).root.getByText(verificationUri, { exact: true })).toBeVisible();
    await (await panel.session(legacy)).cancel.click();
    await expect((await panel.session(legacy)).status).toHaveText('Signed out');
  }
});

test.describe('an endpoint on another machine without encryption', () => {
  // Reaches this machine as well, but is no loopback address.
  test.use({
    appEnv: async ({ appEnv, aws }, provide) =>
      provide({ ...appEnv, AWS_ENDPOINT_URL_SSO_OIDC: aws.url.replace('127.0.0.1', '0.0.0.0') }),
  });
  test.skip(process.platform === 'win32', 'Windows does not connect to 0.0.0.0');

  test('gets no browser', async ({ launch }) => {
    const app = await launch();
    const panel = await panelOf(app);
    await signInInTray(app, 'corp');
    // Nothing is sent there either.
    await expect((await panel.session('corp')).problem).toContainText('AWS_ENDPOINT_URL_SSO_OIDC uses 0.0.0.0:');
    expect(await app.openedUrls()).toEqual([]);
  });
});

const badStartUrls = [
  'http://d-1234567890.awsapps.com/start',
  'https://user:hunter2@d-1234567890.awsapps.com/start',
  'https://hunter2@d-1234567890.awsapps.com/start',
  'file:///etc/passwd',
  ['javascript', 'alert(1)'].join(':'),
  String.raw`https://evil.example\@d-1234567890.awsapps.com/start`,
  'https://d-1234567890.awsapps.com /start',
  'd-1234567890.awsapps.com/start',
];

test('a start URL that is none makes no session that could be opened', async ({ home, launch }) => {
  const sections = badStartUrls.map((startUrl, i) => sessionConfig({ name: `bad${i}`, startUrl }));
  const profiles = badStartUrls.map((startUrl, i) => legacyConfig({ name: `old${i}`, startUrl }));
  home.writeConfig(sessionConfig() + sections.join('') + profiles.join(''));
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.sessionNames).toHaveText(['corp']);
  await expect(panel.notice(/^\d+ problems in your AWS config\./)).toBeVisible();
  await expect(panel.notices).toHaveCount(1);
  await panel.review.click();
  const isNone = panel.page.locator('.finding').filter({ hasText: /The start URL “.*” in .* isn’t an https URL/ });
  await expect(isNone).toHaveCount(2 * badStartUrls.length);
  await expect(panel.page.getByText('hunter2')).toHaveCount(0);
  await panel.back();
  const role = { accountId: '100000000001', roleName: 'Admin' };
  for (const startUrl of badStartUrls) {
    const command = { type: 'open-console', sessionId: `legacy:${startUrl}`, ...role };
    expect(await send(panel, command)).toMatchObject({ ok: false, problem: { code: 'command-invalid' } });
  }
  expect(await send(panel, { type: 'open-console', sessionId: 'sso-session:bad0', ...role })).toMatchObject({
    ok: false,
  });
  expect(await app.openedUrls()).toEqual([]);
  expect(JSON.stringify(await app.sentToPages())).not.toContain('hunter2');
});

const send = ({ page }: Awaited<ReturnType<typeof panelOf>>, command: object): Promise<unknown> =>
  page.evaluate((sent) => window.daypass.dispatch(sent as never), command);

test('a console link has its start URL’s own host, whatever the names of account and role are', async ({
  home,
  launch,
  organisation,
}) => {
  test.slow();
  const names = [
    'Admin',
    'a&account_id=999999999999',
    '@evil.example/',
    '#/../..',
    '%2e%2e',
    '\u202Egnp.exe',
    '"><b>',
    '\r\n',
  ];
  // Only roles that are known from somewhere are opened: here because they were used last.
  const used = names.map((roleName) => ({ accountId: '100000000001', accountName: null, roleName, usedAt: 1 }));
  home.write(JSON.stringify({ recentRoles: { 'sso-session:corp': used } }), '.config', 'Daypass', 'settings.json');
  // Signed out, a console would wait for the sign-in; and what AWS's list does not have is not opened.
  await signedIn(home, organisation);
  organisation.faults.always('ListAccounts', 'error');
  const app = await launch();
  const panel = await panelOf(app);
  await expect.poll(() => trayLine(app, 'corp')).toContain('Signed in');
  for (const roleName of names) {
    const target = { sessionId: 'sso-session:corp', accountId: '100000000001', roleName };
    expect(await send(panel, { type: 'open-console', ...target })).toMatchObject({ ok: true });
    expect(await send(panel, { type: 'copy-console-link', ...target })).toMatchObject({ ok: true });
    const url = (await app.openedUrls()).at(-1)!;
    expect(await app.clipboard()).toBe(url);
    expect(url).toMatch(/^[\x21-\x7E]+$/);
    const [portal, query = ''] = url.split('/#/console?');
    expect(portal).toBe(usualStartUrl);
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({ account_id: '100000000001', role_name: roleName });
  }
});
