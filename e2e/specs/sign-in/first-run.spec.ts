/** The page without a session, and the form that adds one: exactly one clean section, and nothing else changes. */
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import { de } from '../../../src/shared/messages/de/index.ts';
import { addCorp, newSection, newSession } from '../../objects/add-session.ts';
import { modeOf, readToken } from '../../../testing/aws-files.ts';
import { sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { allowInBrowser, openedPage, signInFromTray } from '../../objects/sign-in.ts';
import { signInInTray, trayLabels, trayLine } from '../../objects/tray.ts';

test('no file at all: the first-run page says so, and one clean section is enough to sign in', async ({
  home,
  launch,
  organisation,
}, testInfo) => {
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.firstRun).toBeVisible();
  // What Daypass does comes first, then what happens next, then the file.
  const said = panel.page.locator('main');
  await expect(said).toContainText(
    /^Stay signed in to AWS.*Sign in once a day.*Paste the URL of your AWS access portal.*“botocore-client-….*\(~\/\.aws\/config\)\. It doesn’t exist yet/s,
  );
  // An example in a field could be taken for what is in it.
  for (const field of [panel.form.startUrl, panel.form.region, panel.form.name]) {
    await expect(field).toHaveValue('');
    expect(await field.getAttribute('placeholder')).toBeNull();
  }
  await panel.page.getByText('Where do I find the URL?').click();
  await expect(panel.page.getByText('IAM Identity Center User Guide')).toBeVisible();
  await photograph(panel.page, 'where', testInfo);
  await panel.page.getByText('Where do I find the URL?').click();
  await expect(panel.notices).toHaveCount(0);
  expect(await trayLabels(app)).toEqual(['Add session…', 'Open Daypass', 'Settings…', 'Quit Daypass']);
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

  await (await panel.session('corp')).signIn.click();
  await allowInBrowser(organisation, await openedPage(app));
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
  expect(readToken(home, 'corp')).toMatchObject({ startUrl: usualStartUrl, region: 'eu-west-1' });
});

test.describe('on a system in the German of Switzerland', () => {
  test.use({ languages: ['de-CH'] });

  test('the first run, up to the roles to make profiles of', async ({ home, launch, organisation }, testInfo) => {
    const app = await launch();
    const panel = await panelOf(app);
    const { page } = panel;
    await expect(page.getByRole('heading', { name: de.panel.firstRun.heading })).toBeVisible();
    expect(await trayLabels(app)).toEqual([
      'Sitzung hinzufügen…',
      'Daypass öffnen',
      'Einstellungen…',
      'Daypass beenden',
    ]);
    await photograph(page, 'first-run-german', testInfo);
    const { form } = de.panel;
    await page.getByRole('textbox', { name: form.startUrl, exact: true }).fill(usualStartUrl);
    const name = page.getByRole('textbox', { name: form.name, exact: true });
    await expect(name).toHaveValue('d-1234567890');
    await name.fill('corp');
    await page.getByRole('combobox', { name: form.region, exact: true }).fill('eu-west-1');
    await page.getByRole('button', { name: form.submitAndSignIn }).click();
    await allowInBrowser(organisation, await openedPage(app));
    await expect(page.getByRole('heading', { name: 'Profile für corp anlegen' })).toBeVisible();
    await photograph(page, 'first-profiles-german', testInfo);
    expect(readToken(home, 'corp')).toMatchObject({ startUrl: usualStartUrl, region: 'eu-west-1' });
  });
});

test('files without a session: the first-run page says that, and what is there stays', async ({ home, launch }) => {
  home.writeConfig('');
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.firstRun).toBeVisible();
  await expect(panel.page.getByText('(~/.aws/config). It has no sso-session yet.')).toBeVisible();

  // Another tool's file: CRLF, comments, odd spacing, no line break at its end, a mode of its own.
  const before =
    '# mine\r\n[default]\r\nregion=eu-west-1  \r\n\r\n[profile  keys]\r\naws_access_key_id = AKIA0\r\noutput = json';
  home.writeConfig(before);
  fs.chmodSync(home.path('.aws', 'config'), 0o640);
  await addCorp(panel);
  expect(home.read('.aws', 'config')).toBe(`${before}\r\n\r\n${newSection.join('\r\n')}`);
  if (process.platform !== 'win32') expect(modeOf(home.path('.aws', 'config')).toString(8)).toBe('640');
  const beside = () => fs.readdirSync(home.path('.aws')).filter((name) => name !== 'config');
  // The lock of the change goes last.
  await expect.poll(beside).toEqual([expect.stringMatching(/^config\.daypass-backup-\d{4}-\d\d-\d\d$/)]);
  expect(home.read('.aws', beside()[0] ?? '')).toBe(before);
});

test('a further session: every byte before it stays', async ({ home, launch, organisation }) => {
  const before = `# our sessions\n${sessionConfig({ name: 'labs', profiles: [{ name: 'dev' }] })}; the end\n`;
  home.writeConfig(before);
  const app = await launch();
  const panel = await panelOf(app);
  await signInFromTray(app, organisation, 'labs');
  await panel.openAddSession();
  await expect(panel.page.getByText('~/.aws/config')).toBeVisible();
  await addCorp(panel);
  await expect(panel.sessionNames).toHaveText(['labs', 'corp']);
  expect(home.read('.aws', 'config')).toBe(`${before}\n${newSection.join('\n')}`);
  await expect((await panel.session('labs')).status).toHaveText('Signed in');
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signed out – sign in');

  await signInInTray(app, 'corp');
  await allowInBrowser(organisation, await openedPage(app, 2));
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
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
    await expect.poll(() => form.saidOf(field), field).toContain('Required');

  const labs = { startUrl: 'https://labs.awsapps.com/start', region: 'us-east-1', name: 'labs' };
  const wrong = [
    { field: 'startUrl', values: { startUrl: 'http://labs.awsapps.com/start' }, says: 'uses http://' },
    { field: 'startUrl', values: { startUrl: 'our labs' }, says: 'isn’t a start URL' },
    { field: 'startUrl', values: { startUrl: 'https://user:pw@labs.awsapps.com/start' }, says: 'isn’t a start URL' },
    { field: 'region', values: { region: 'Frankfurt' }, says: 'isn’t an AWS region' },
    { field: 'name', values: { name: 'my labs' }, says: 'Some AWS tools can’t read the session name “my labs”' },
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
  await expect(panel.notice('~/.aws/config')).toContainText('it’s a folder');
  await panel.form.fill(newSession);
  await panel.form.submit.click();
  await expect(panel.form.problem).toContainText('~/.aws/config');
  await expect(panel.form.name).toHaveValue('corp');
  fs.rmdirSync(home.path('.aws', 'config'));
  await expect(panel.notices).toHaveCount(0);
  await panel.form.submit.click();
  await expect((await panel.session('corp')).status).toHaveText('Signed out');
});
