/** Profiles that assume a role through others: shown with their way, state and session, copied, and opened in a console. */
import { expect, test } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { findAwsCli } from '../../../testing/identity-center/find-aws-cli.ts';
import { daypassCommand } from '../../objects/daypass-command.ts';
import { chooseInMenu, panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { allowInBrowser, openedPage } from '../../objects/sign-in.ts';
import { signedIn } from '../../objects/signed-in.ts';
import { trayLabels } from '../../objects/tray.ts';

const accounts = [
  { accountId: '012345678901', accountName: 'gateway', roles: ['ReadOnlyAccess'] },
  { accountId: '444455556666', accountName: 'payments', roles: ['Viewer'] },
];
test.use({ organisationOptions: { accounts } });

const dev = { name: 'dev', accountId: '012345678901', roleName: 'ReadOnlyAccess' };
const role = (name: string, account: string, source: string, more = '') =>
  `[profile ${name}]\nrole_arn = arn:aws:iam::${account}:role/ops/${name}\nsource_profile = ${source}\n${more}`;
const config =
  sessionConfig({ profiles: [dev] }) +
  role('deploy', '444455556666', 'dev', 'region = eu-central-1\n') +
  role('deep', '777788889999', 'deploy') +
  role('guarded', '777788889999', 'dev', 'mfa_serial = arn:aws:iam::1:mfa/me\n') +
  role('round', '777788889999', 'back') +
  role('back', '777788889999', 'round') +
  role('lost', '777788889999', 'nowhere');

const cli = findAwsCli();
const aws = typeof cli === 'string' ? '' : cli.program;
const identity = ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'];

const heading = 'Console of 444455556666 as deploy (simulated)';

test('the list of profiles: the way, the session, the state; loops and missing links by name', async ({
  home,
  launch,
  organisation,
}, info) => {
  home.writeConfig(config);
  await signedIn(home, organisation);
  const app = await launch();
  const { page } = await panelOf(app);
  await chooseInMenu(page, 'Profiles');
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name},`) });
  await expect(row('deploy')).toHaveAccessibleName('deploy, deploy, payments (444455556666), through dev, Ready');
  await expect(row('deploy')).toContainText('corp');
  await expect(row('deep')).toHaveAccessibleName('deep, deep, 777788889999, through deploy → dev, Ready');
  await expect(row('guarded')).toHaveAccessibleName(
    'guarded, guarded, 777788889999, through dev, Ready with an MFA code',
  );
  await expect(row('round')).toHaveAccessibleName(/circular: round → back → round, \d problems?$/);
  await expect(row('lost')).toHaveAccessibleName(
    'lost, lost, 777788889999: lost needs profile nowhere, which doesn’t exist, 1 problem',
  );
  for (const name of ['deploy', 'deep', 'guarded']) await expect(row(name)).not.toContainText('Not an SSO profile');
  await expect(row('guarded').getByRole('button', { name: 'Open console' })).toHaveCount(0);
  await photograph(page, 'chained-profiles', info);
  await row('deploy').getByRole('button', { name: 'Open console' }).click();
  expect(await openedPage(app)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
});

test('the list of roles: found by its name, with its way; its console holds no secret on the way there', async ({
  context,
  home,
  launch,
  organisation,
}, info) => {
  home.writeConfig(config);
  await signedIn(home, organisation);
  const app = await launch();
  const panel = await panelOf(app);
  const { page } = panel;
  await panel.search.fill('deploy');
  const found = page.getByRole('group', { name: 'Matches' }).getByRole('option').first();
  await expect(found).toHaveAccessibleName(/^payments, deploy, deploy, through dev/);
  await photograph(page, 'chained-role', info);
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => app.clipboard()).toBe('--profile deploy');
  await page.keyboard.press('Enter');
  const address = await openedPage(app);
  const browser = await context.newPage();
  await browser.goto(address);
  await expect(browser.getByRole('heading')).toHaveText(heading);
  await expect(browser.getByText('https://eu-central-1.console.aws.amazon.com/console/home')).toBeVisible();

  // It is among the last ones now: in the tray as in the panel.
  await expect.poll(() => trayLabels(app)).toContain('payments · deploy');
  await panel.search.fill('');
  await expect(page.getByRole('group', { name: 'Recent' }).getByRole('option')).toHaveCount(1);
  const all = page.getByRole('group', { name: 'Through other profiles' }).getByRole('option');
  await expect(all).toHaveCount(3);
  await app.tray.choose('payments · deploy');
  const again = await openedPage(app, 2);
  expect(again).not.toBe(address);
  expect((await fetch(again)).status).toBe(200);

  const told = JSON.stringify([await app.openedUrls(), app.logs(), app.output(), await app.sentToPages()]);
  expect(organisation.requestsOf('GetSigninToken')).toHaveLength(2);
  for (const secret of organisation.secretsIssued) expect(told).not.toContain(secret);
});

test('signed out: the sign-in comes first, then the console', async ({ home, launch, organisation }) => {
  home.writeConfig(config);
  const app = await launch();
  const { page } = await panelOf(app);
  await chooseInMenu(page, 'Profiles');
  const row = page.getByRole('row', { name: /^deploy,/ });
  await expect(row).toHaveAccessibleName('deploy, deploy, 444455556666, through dev, Sign-in needed');
  await page.getByRole('button', { name: 'Back' }).click();
  const panel = await panelOf(app);
  await panel.search.fill('deploy');
  await page.getByRole('group', { name: 'Matches' }).getByRole('option').first().click();
  await allowInBrowser(organisation, await openedPage(app));
  expect(await openedPage(app, 2)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
});

test('the tray copies its name; a change of either file is seen', async ({ home, launch, organisation }) => {
  home.writeConfig(sessionConfig({ profiles: [dev] }));
  await signedIn(home, organisation);
  const app = await launch('--hidden');
  const copies = async () => (await trayLabels(app)).filter((label) => label.startsWith('Copy profile'));
  await expect.poll(copies).toContain('Copy profile > dev');
  home.write(role('late', '777788889999', 'dev').replace('[profile ', '['), '.aws', 'credentials');
  await expect.poll(copies).toContain('Copy profile > late');
  await app.tray.choose('Copy profile', 'late');
  await expect.poll(() => app.clipboard()).toBe('--profile late');
});

test('a role that AWS does not let anybody assume is told in the panel, and opens nothing', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(config);
  await signedIn(home, organisation);
  organisation.faults.always('AssumeRole', 'forbidden');
  const app = await launch();
  const panel = await panelOf(app);
  await panel.search.fill('deploy');
  await panel.page.getByRole('group', { name: 'Matches' }).getByRole('option').first().click();
  await expect(
    panel.notice('AWS doesn’t let profile deploy assume arn:aws:iam::444455556666:role/ops/deploy'),
  ).toBeVisible();
  expect(await app.openedUrls()).toEqual([]);
});

test('`status` and `doctor` of the command tell of them as the panel does', async ({ home, organisation }) => {
  home.writeConfig(config);
  const daypass = daypassCommand(home, organisation);
  const json = async (...args: readonly string[]): Promise<Record<string, readonly object[]>> =>
    JSON.parse((await daypass.run(...args, '--json')).out) as Record<string, readonly object[]>;
  const chained = [
    { name: 'deploy', accountId: '444455556666', roleName: 'deploy', through: ['dev'], needsMfa: false },
    { name: 'deep', accountId: '777788889999', roleName: 'deep', through: ['deploy', 'dev'], needsMfa: false },
    { name: 'guarded', accountId: '777788889999', roleName: 'guarded', through: ['dev'], needsMfa: true },
  ];
  expect((await json('status'))['sessions']).toMatchObject([
    { name: 'corp', isSignedIn: false, profiles: ['dev'], chained },
  ]);
  const states = (state: string): object[] => [
    { name: 'dev', session: 'corp', through: [], state },
    ...chained.map((one) => ({ ...one, session: 'corp', state })),
    { name: 'round', state: 'broken' },
    { name: 'back', state: 'broken' },
    { name: 'lost', state: 'broken' },
  ];
  expect((await json('doctor'))['profiles']).toMatchObject(states('sign-in'));
  await signedIn(home, organisation);
  expect((await json('status', '--profile', 'deep'))['sessions']).toMatchObject([{ isSignedIn: true, chained }]);
  expect((await json('doctor'))['profiles']).toMatchObject(states('usable'));
});

test('plain `status` has them below the line of their session', async ({ home, organisation }) => {
  home.writeConfig(config + sessionConfig({ name: 'labs' }));
  const daypass = daypassCommand(home, organisation);
  const below = (state: string, guarded = state): string =>
    `  deploy, through dev: ${state}\n  deep, through deploy → dev: ${state}\n  guarded, through dev: ${guarded}\n`;
  const signedOut = { code: 1, out: `corp: Signed out\n${below('sign-in needed')}labs: Signed out\n`, err: '' };
  expect(await daypass.run('status')).toMatchObject(signedOut);
  await signedIn(home, organisation);
  const { out } = await daypass.run('status');
  const [line = '', ...others] = out.split(/(?<=\n)/);
  expect(line).toMatch(/^corp: signed in, /);
  expect(others.join('')).toBe(`${below('ready', 'ready with an MFA code')}labs: Signed out\n`);
  expect(await daypass.run('status', '--prompt')).toMatchObject({ out: 'corp' });
  const japanese = await daypass.start(['status', '--session', 'corp'], { LANG: 'ja_JP.UTF-8' }).ended;
  expect(japanese.out.split('\n').slice(1)).toEqual([
    '  deploy（dev 経由）: 使用可能',
    '  deep（deploy → dev 経由）: 使用可能',
    '  guarded（dev 経由）: MFA コードで使用可能',
    '',
  ]);
});

test('its keys are copied from its row, and it is named as what would do instead', async ({
  home,
  launch,
  organisation,
}) => {
  test.skip(typeof cli === 'string', typeof cli === 'string' ? cli : '');
  home.writeConfig(config);
  await signedIn(home, organisation);
  const app = await launch();
  const { page, search } = await panelOf(app);
  await search.fill('deploy');
  await expect(page.getByRole('group', { name: 'Matches' }).getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('button', { name: 'JSON', exact: true }).click();
  await expect.poll(() => app.clipboard()).toContain('AWS_SESSION_TOKEN');
  const keys = JSON.parse(await app.clipboard()) as Record<string, string>;
  const arn = await daypassCommand(home, organisation).runProgram(aws, [...identity, '--region', 'us-east-1'], keys);
  expect(arn.out).toContain('assumed-role/deploy/');
  await expect(page.locator('.copied-keys')).toContainText('Profile deploy works without keys.');
  expect(JSON.stringify([await app.sentToPages(), app.logs()])).not.toContain(keys['AWS_SECRET_ACCESS_KEY']);
  // What asks for the code of a device has no keys to copy.
  await search.fill('guarded');
  await expect(page.getByRole('group', { name: 'Matches' }).getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.locator('.keys-form')).toHaveCount(0);
});
