/** The AWS config file: missing, broken, elsewhere or linked, and the sessions that Daypass adds to it. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '../hosts/fixture.ts';
import { modeOf, readToken, replaceFile, tokenPath } from '../objects/aws-files.ts';
import { legacyConfig, sessionConfig, usualStartUrl } from '../objects/config.ts';
import { type Panel, panelOf } from '../objects/panel.ts';
import { photograph } from '../objects/photograph.ts';
import { allowInBrowser, openedPage, signInFromTray } from '../objects/sign-in.ts';
import { chooseInTray, trayLabels, trayLine } from '../objects/tray.ts';

const soon = { timeout: 2_000 };
const newSession = { startUrl: usualStartUrl, region: 'eu-west-1', name: 'corp' };
const newSection = [
  '[sso-session corp]',
  `sso_start_url = ${usualStartUrl}`,
  'sso_region = eu-west-1',
  'sso_registration_scopes = sso:account:access',
  '',
];

/** Adds the session `corp` with the form that is open, and waits until it is there. */
async function addCorp(panel: Panel): Promise<void> {
  await panel.form.fill(newSession);
  await panel.form.submit.click();
  await expect(panel.session('corp').status).toHaveText('Signed out');
}

test('no file at all: the first-run page says so, and one clean section is enough to sign in', async ({
  home,
  launch,
  organisation,
}, testInfo) => {
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.firstRun).toBeVisible();
  await expect(panel.page.getByText(`${home.path('.aws', 'config')}, which does not exist yet`)).toBeVisible();
  await expect(panel.notices).toHaveCount(0);
  expect(await trayLabels(app)).toEqual(['Add a session…', 'Open Daypass', 'Quit Daypass']);
  await photograph(panel.page, 'first-run', testInfo);
  expect(home.exists('.aws')).toBe(false);

  await panel.form.startUrl.fill(usualStartUrl);
  // What the address tells need not be typed.
  await expect(panel.form.name).toHaveValue('d-1234567890');
  await addCorp(panel);
  expect(home.read('.aws', 'config')).toBe(newSection.join('\n'));
  if (process.platform !== 'win32') {
    expect(modeOf(home.path('.aws', 'config')).toString(8)).toBe('600');
    expect(modeOf(home.path('.aws')).toString(8)).toBe('700');
  }

  await panel.session('corp').signIn.click();
  await allowInBrowser(organisation, await openedPage(app));
  await expect(panel.session('corp').status).toHaveText('Signed in');
  expect(readToken(home, 'corp')).toMatchObject({ startUrl: usualStartUrl, region: 'eu-west-1' });
});

test('files without a session: the first-run page says that, and what is there stays', async ({ home, launch }) => {
  home.writeConfig('');
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.firstRun).toBeVisible();
  await expect(panel.page.getByText(`${home.path('.aws', 'config')}, which has none`)).toBeVisible();

  // Another tool's file: CRLF, comments, odd spacing, no line break at its end, a mode of its own.
  const before =
    '# mine\r\n[default]\r\nregion=eu-west-1  \r\n\r\n[profile  keys]\r\naws_access_key_id = AKIA0\r\noutput = json';
  home.writeConfig(before);
  fs.chmodSync(home.path('.aws', 'config'), 0o640);
  await addCorp(panel);
  expect(home.read('.aws', 'config')).toBe(`${before}\r\n\r\n${newSection.join('\r\n')}`);
  if (process.platform !== 'win32') expect(modeOf(home.path('.aws', 'config')).toString(8)).toBe('640');
  expect(fs.readdirSync(home.path('.aws'))).toEqual(['config']);
});

test('a further session: every byte before it stays', async ({ home, launch, organisation }) => {
  const before = `# our sessions\n${sessionConfig({ name: 'labs', profiles: [{ name: 'dev' }] })}; the end\n`;
  home.writeConfig(before);
  const app = await launch();
  const panel = await panelOf(app);
  await signInFromTray(app, organisation, 'labs');
  await panel.openAddSession();
  await expect(panel.page.getByText(home.path('.aws', 'config'))).toBeVisible();
  await addCorp(panel);
  await expect(panel.sessionNames).toHaveText(['labs', 'corp']);
  expect(home.read('.aws', 'config')).toBe(`${before}\n${newSection.join('\n')}`);
  await expect(panel.session('labs').status).toHaveText('Signed in');
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signed out');

  await chooseInTray(app, 'corp', 'Sign in');
  await allowInBrowser(organisation, await openedPage(app, 2));
  await expect(panel.session('corp').status).toHaveText('Signed in');
});

test('the form says what is wrong, and writes nothing until it is right', async ({ home, launch }) => {
  const before = sessionConfig();
  home.writeConfig(before);
  const app = await launch();
  const panel = await panelOf(app);
  await panel.openAddSession();
  const { form } = panel;
  await form.submit.click();
  for (const field of ['startUrl', 'region', 'name'] as const)
    await expect.poll(() => form.saidOf(field), field).toContain('Please fill this in.');

  const labs = { startUrl: 'https://labs.awsapps.com/start', region: 'us-east-1', name: 'labs' };
  const wrong = [
    { field: 'startUrl', values: { startUrl: 'http://labs.awsapps.com/start' }, says: 'is not a start URL' },
    { field: 'startUrl', values: { startUrl: 'labs.awsapps.com' }, says: 'is not a start URL' },
    { field: 'startUrl', values: { startUrl: 'https://user:pw@labs.awsapps.com/start' }, says: 'is not a start URL' },
    { field: 'region', values: { region: 'Frankfurt' }, says: 'is not the code of an AWS region' },
    { field: 'name', values: { name: 'my labs' }, says: 'Not every AWS tool can read “my labs”' },
    { field: 'name', values: { name: 'labs]' }, says: 'Use letters, digits' },
    { field: 'name', values: { name: 'corp' }, says: 'already a session named “corp”' },
  ] as const;
  for (const { field, values, says } of wrong) {
    await form.fill({ ...labs, ...values });
    await form.submit.click();
    await expect.poll(() => form.saidOf(field), JSON.stringify(values)).toContain(says);
    expect(home.read('.aws', 'config')).toBe(before);
  }
  await form.fill(labs);
  await form.submit.click();
  await expect(panel.sessionNames).toHaveText(['corp', 'labs']);
  await panel.openAddSession();
  await panel.back();
  await expect(panel.sessionNames).toHaveText(['corp', 'labs']);
});

test('a config file that cannot be written: the form says so and keeps what was typed', async ({ home, launch }) => {
  fs.mkdirSync(home.path('.aws', 'config'), { recursive: true });
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.notice(home.path('.aws', 'config'))).toContainText('it is a folder');
  await panel.form.fill(newSession);
  await panel.form.submit.click();
  await expect(panel.form.problem).toContainText(home.path('.aws', 'config'));
  await expect(panel.form.name).toHaveValue('corp');
  fs.rmdirSync(home.path('.aws', 'config'));
  await expect(panel.notices).toHaveCount(0, soon);
  await panel.form.submit.click();
  await expect(panel.session('corp').status).toHaveText('Signed out');
});

/** The good part comes first and takes five lines. */
const good = sessionConfig();
const labs = ['[sso-session labs]', 'sso_start_url = https://labs.awsapps.com/start', 'sso_region = us-east-1', ''];
const broken = [
  {
    what: 'a section twice',
    text: `${good}[sso-session corp]\nsso_region = eu-west-1\n`,
    says: /, line 6: the section \[sso-session corp\] is already on line 1\..*Combine the two/,
  },
  {
    what: 'a key twice',
    text: `${good}[profile dev]\nregion = us-east-1\nregion = us-east-2\n`,
    says: /, line 8: “region” is already set on line 7/,
  },
  { what: 'an open header', text: `${good}[profile dev\nregion = x\n`, says: /, line 6: the closing bracket/ },
  { what: 'a line that is nothing', text: `${good}[profile dev]\nnothing at all\n`, says: /, line 7: “nothing/ },
  { what: 'a key on its own', text: `region = x\n${good}`, says: /, line 1: “region” comes before the first section/ },
  { what: 'a byte order mark', text: `\uFEFF${good}`, says: /byte order mark.*UTF-8 without BOM/ },
  {
    what: 'an unknown session',
    text: `${good}[profile dev]\nsso_session = crop\n`,
    says: /, line 7: profile dev uses the session crop, which is not in the file/,
  },
  {
    what: 'no start URL',
    text: `${good}[sso-session labs]\nsso_region = us-east-1\n`,
    says: /, line 6: the section \[sso-session labs\] has no sso_start_url/,
  },
  {
    what: 'no region',
    text: `${good}[sso-session labs]\nsso_start_url = https://labs.awsapps.com/start\n`,
    says: /, line 6: the section \[sso-session labs\] has no sso_region/,
  },
  {
    what: 'a start URL without https',
    text: good + labs.join('\n').replace('https', 'http'),
    says: /, line 7: the start URL “http:\/\/labs\.awsapps\.com\/start” in \[sso-session labs\] is not an https address/,
  },
  {
    what: 'a region that is none',
    text: good + labs.join('\n').replace('us-east-1', 'us east 1'),
    says: /, line 8: .*“us east 1”/,
  },
  {
    what: 'two regions for one start URL',
    text:
      good +
      legacyConfig({ name: 'a', startUrl: 'https://old.awsapps.com/start' }) +
      legacyConfig({ name: 'b', startUrl: 'https://old.awsapps.com/start', region: 'us-east-1' }),
    says: /, line 12: profile b names the region us-east-1/,
  },
] as const;

test('broken files: the notice names file, line and what is wrong, and the good part works', async ({
  home,
  launch,
  organisation,
}, testInfo) => {
  test.setTimeout(60_000);
  const config = home.path('.aws', 'config');
  home.writeConfig(broken[0].text);
  const app = await launch();
  const panel = await panelOf(app);
  for (const { what, text, says } of broken) {
    replaceFile(config, text);
    const notice = panel.notice(says);
    await expect.soft(notice, what).toHaveCount(1, soon);
    await expect.soft(panel.notices, what).toHaveCount(1);
    await expect.soft(panel.notices.first(), what).toContainText(config);
    await expect(panel.sessionNames.first(), what).toHaveText('corp');
    await expect(panel.sessionNames.filter({ hasText: 'labs' }), what).toHaveCount(0);
    expect(fs.readFileSync(config, 'utf8')).toBe(text);
    expect.soft(await trayLabels(app)).toContain('1 problem – show in Daypass');
    replaceFile(config, good);
    await expect(panel.notices, what).toHaveCount(0, soon);
  }
  replaceFile(config, broken.map(({ text }) => text).join(''));
  await expect.poll(() => panel.notices.count()).toBeGreaterThan(8);
  await photograph(panel.page, 'notices', testInfo);
  await signInFromTray(app, organisation);
  await expect(panel.session('corp').status).toHaveText('Signed in');
});

test('a broken file at the start, and a notice that was read', async ({ home, launch }) => {
  home.writeConfig(broken[0].text);
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.notices).toHaveCount(1);
  await panel.dismissNotice('is already on line 1');
  await expect(panel.notices).toHaveCount(0);
  // The same mistake is not told again, another one is.
  replaceFile(home.path('.aws', 'config'), `${broken[0].text}[profile dev\n`);
  await expect(panel.notice('closing bracket')).toBeVisible(soon);
  await expect(panel.notices).toHaveCount(1);
});

test('a file with bytes that are no UTF-8', async ({ home, launch }) => {
  const bytes = Buffer.concat([Buffer.from(good), Buffer.from('# f\u00FCr uns\n', 'latin1')]);
  home.writeConfig('');
  fs.writeFileSync(home.path('.aws', 'config'), bytes);
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.notice(home.path('.aws', 'config'))).toBeVisible();
  expect(fs.readFileSync(home.path('.aws', 'config')).equals(bytes)).toBe(true);
  // Saved anew as UTF-8 it is read.
  home.writeConfig(`${good}# für uns\n`);
  await expect(panel.session('corp').status).toHaveText('Signed out', soon);
  await expect(panel.notices).toHaveCount(0);
});

test.describe('AWS_CONFIG_FILE', () => {
  test.use({
    appEnv: async ({ organisation }, use) =>
      use({ ...organisation.env, DISPLAY: ':0', AWS_CONFIG_FILE: '~/elsewhere/deep/aws.ini' }),
  });

  test('elsewhere: read, followed and written there', async ({ home, launch, organisation }) => {
    home.writeConfig(sessionConfig({ name: 'not-this-one' }));
    const app = await launch();
    const panel = await panelOf(app);
    const file = home.path('elsewhere', 'deep', 'aws.ini');
    await expect(panel.firstRun).toBeVisible();
    await expect(panel.page.getByText(`${file}, which does not exist yet`)).toBeVisible();
    await addCorp(panel);
    expect(fs.readFileSync(file, 'utf8')).toBe(newSection.join('\n'));
    expect(home.read('.aws', 'config')).toBe(sessionConfig({ name: 'not-this-one' }));

    fs.appendFileSync(file, sessionConfig({ name: 'labs' }));
    await expect(panel.sessionNames).toHaveText(['corp', 'labs'], soon);
    // The caches stay below the home folder, as with every AWS tool.
    await signInFromTray(app, organisation);
    expect(fs.existsSync(tokenPath(home, 'corp'))).toBe(true);
    expect(fs.readdirSync(path.dirname(file))).toEqual(['aws.ini']);
  });
});

test('a linked config file: followed, and still a link after a session was added', async ({ home, launch }) => {
  test.skip(process.platform === 'win32', 'Links need rights there.');
  const file = home.path('dotfiles', 'aws', 'config');
  home.write(sessionConfig(), 'dotfiles', 'aws', 'config');
  fs.mkdirSync(home.path('.aws'));
  fs.symlinkSync('../dotfiles/aws/config', home.path('.aws', 'config'));
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.sessionNames).toHaveText(['corp']);
  fs.appendFileSync(file, sessionConfig({ name: 'labs' }));
  await expect(panel.sessionNames).toHaveText(['corp', 'labs'], soon);
  // As dotfile managers and editors do it.
  replaceFile(file, sessionConfig({ name: 'labs' }));
  await expect(panel.sessionNames).toHaveText(['labs'], soon);

  await panel.openAddSession();
  await addCorp(panel);
  expect(fs.lstatSync(home.path('.aws', 'config')).isSymbolicLink()).toBe(true);
  expect(fs.readFileSync(file, 'utf8')).toBe(sessionConfig({ name: 'labs' }) + newSection.join('\n'));
});
