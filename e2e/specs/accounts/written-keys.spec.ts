/** Keys of a profile in the credentials file, switched in the panel: what it says, what tools get by them, and what ends them. */
import fs from 'node:fs';
import type { Locator, Page } from 'playwright/test';
import { en } from '../../../src/shared/messages/en/index.ts';
import { ja } from '../../../src/shared/messages/ja/index.ts';
import { expect, test as base } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { findAwsCli } from '../../../testing/identity-center/find-aws-cli.ts';
import { daypassCommand, type DaypassCommand } from '../../objects/daypass-command.ts';
import { chooseInMenu, panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { roleListOn } from '../../objects/role-list.ts';
import { signedIn } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly credentials: () => string; readonly daypass: DaypassCommand }>({
  credentials: async ({ home }, provide) => provide(() => home.read('.aws', 'credentials')),
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });

/** The user's own, without a line feed at its end, and with what other programs would write otherwise. */
const mine = '# mine\r\n[mine]\r\naws_access_key_id=AKIAMINE\naws_secret_access_key =  secret\n\n[other]\na = b';
const dev = { name: 'dev', accountId: '012345678901', roleName: 'ReadOnlyAccess' };
const deploy = '[profile deploy]\nrole_arn = arn:aws:iam::444455556666:role/Deploy\nsource_profile = dev\n';

const cli = findAwsCli();
const noCli = typeof cli === 'string' ? cli : null;
const aws = typeof cli === 'string' ? '' : cli.program;
const identity = ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text', '--region', 'eu-west-1'];
const alone = { AWS_CONFIG_FILE: '/dev/null' };

test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(sessionConfig({ profiles: [dev] }) + deploy);
  home.write(mine, '.aws', 'credentials');
  fs.chmodSync(home.path('.aws', 'credentials'), 0o600);
  await signedIn(home, organisation);
});

/** Opens the form from the menu of a role. */
async function openForm(page: Page, query: string, words: typeof en | typeof ja = en): Promise<Locator> {
  const list = roleListOn(page, words);
  await list.find(query);
  await list.actions.getByRole('button', { name: words.panel.roles.moreActions }).click();
  await page.getByRole('menuitem', { name: words.writtenKeys.panel.act }).click();
  const form = page.getByRole('dialog', { name: words.writtenKeys.panel.heading });
  await expect(form).toBeVisible();
  return form;
}

for (const language of ['en', 'ja'] as const)
  test(`switched on, used by a real AWS CLI, gone after a sign-out, back after a sign-in (${language})`, async ({
    credentials,
    daypass,
    home,
    launch,
    organisation,
  }, info) => {
    test.skip(noCli !== null, noCli ?? '');
    home.write(JSON.stringify({ language }), '.config', 'Daypass', 'settings.json');
    const app = await launch();
    await app.theme.set(language === 'en' ? 'light' : 'dark');
    const { page } = await panelOf(app);
    const words = { en, ja }[language];
    const form = await openForm(page, 'ReadOnlyAccess 012345678901', words);
    await expect(form).toContainText(words.writtenKeys.panel.why);
    await expect(form.getByLabel(words.writtenKeys.panel.section)).toHaveValue('dev-keys');
    await expect(form.getByLabel(words.writtenKeys.panel.section)).toBeFocused();
    const onOff = form.getByRole('switch');
    await expect(onOff).not.toBeChecked();
    await photograph(page, `written-keys-off-${language}`, info);
    expect(credentials(), 'nothing before somebody wants it').toBe(mine);
    await onOff.press('Space');
    await expect(onOff).toBeChecked();
    await expect(form.getByRole('status')).toContainText('[dev-keys]');
    await photograph(page, `written-keys-on-${language}`, info);
    const told = await daypass.runProgram(aws, [...identity, '--profile', 'dev-keys'], alone);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toContain('assumed-role/AWSReservedSSO_ReadOnlyAccess_');
    expect(credentials().startsWith(mine)).toBe(true);
    const seen = JSON.stringify([await app.sentToPages(), app.logs(), app.output()]) + (await page.content());
    for (const secret of organisation.secretsIssued) expect(seen).not.toContain(secret);

    await page.keyboard.press('Escape');
    await expect(form).toHaveCount(0);
    await expect(page.getByRole('combobox')).toBeFocused();
    await page.evaluate(() => window.daypass.dispatch({ type: 'sign-out-all' }));
    expect(credentials(), 'not one byte of the user’s').toBe(mine);
    const after = await daypass.runProgram(aws, [...identity, '--profile', 'dev-keys'], alone);
    expect(after.code).not.toBe(0);
    // The wish stays, and the next sign-in fulfils it.
    await signedIn(home, organisation);
    await expect.poll(credentials).toContain('[dev-keys]');
    expect(await app.quit()).toBe(0);
    expect(credentials()).toBe(mine);
  });

test('from the list of profiles, also of a role that is assumed; removed by words in the search field', async ({
  app,
  credentials,
  daypass,
}, info) => {
  const { page } = await panelOf(app);
  await chooseInMenu(page, 'Profiles');
  const row = page.getByRole('row', { name: /^deploy,/ });
  await row.getByRole('button', { name: en.writtenKeys.panel.act }).click();
  const form = page.getByRole('dialog', { name: en.writtenKeys.panel.heading });
  await form.getByLabel(en.writtenKeys.panel.section).fill('tools');
  await photograph(page, 'written-keys-profiles', info);
  await form.getByRole('switch').press('Space');
  await expect(form.getByRole('status')).toBeInViewport({ ratio: 1 });
  await expect.poll(credentials).toContain('[tools]');
  await expect(row).toHaveAccessibleName(/, keys in the credentials file$/);
  await expect(page.getByRole('row', { name: /^tools,.*, Keys of deploy$/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row).toBeFocused();
  await photograph(page, 'written-keys-tag', info);
  // The command knows of it as the app does.
  expect((await daypass.run('keys', 'list')).out).toMatch(/^tools\tdeploy\tuntil /);
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('combobox').fill('remove the keys of deploy');
  await page.keyboard.press('Enter');
  await expect.poll(credentials).toBe(mine);
  expect((await daypass.run('keys', 'list')).out).toBe('');
});

test('what the command has written is seen and ended in the panel; what cannot be is said in the form', async ({
  app,
  credentials,
  daypass,
  home,
}) => {
  const { page } = await panelOf(app);
  expect(await daypass.run('keys', 'write', '--profile', 'dev')).toMatchObject({ code: 0 });
  const form = await openForm(page, 'ReadOnlyAccess 012345678901');
  const onOff = form.getByRole('switch');
  await expect(onOff).toBeChecked();
  await onOff.press('Space');
  await expect(onOff).not.toBeChecked();
  await expect.poll(credentials).toBe(mine);
  // A section of that name that is the user's.
  await form.getByLabel(en.writtenKeys.panel.section).fill('other');
  await onOff.press('Space');
  await expect(form.getByRole('alert')).toContainText('[other] in ~/.aws/credentials wasn’t created by Daypass');
  await expect(onOff).not.toBeChecked();
  await form.getByLabel(en.writtenKeys.panel.section).fill('deploy');
  await onOff.press('Space');
  await expect(form.getByRole('alert')).toContainText('has a profile deploy with credentials of its own');
  fs.chmodSync(home.path('.aws', 'credentials'), 0o644);
  await form.getByLabel(en.writtenKeys.panel.section).fill('dev-keys');
  await onOff.press('Space');
  await expect(form.getByRole('alert')).toContainText('Other users of this computer can read');
  expect(credentials()).toBe(mine);
});

test('signed out, it cannot be switched on, and says so; what is kept can be ended', async ({ app, daypass }) => {
  const { page } = await panelOf(app);
  await daypass.run('keys', 'write', '--profile', 'dev');
  await page.evaluate(() => window.daypass.dispatch({ type: 'sign-out-all' }));
  await chooseInMenu(page, 'Profiles');
  const button = (name: string) =>
    page.getByRole('row', { name: new RegExp(`^${name},`) }).getByRole('button', { name: en.writtenKeys.panel.act });
  await button('deploy').click();
  const form = page.getByRole('dialog', { name: en.writtenKeys.panel.heading });
  await expect(form.getByRole('switch')).toBeDisabled();
  await expect(form).toContainText(en.writtenKeys.panel.signedOut);
  await page.keyboard.press('Escape');
  await button('dev').click();
  await expect(form.getByRole('status')).toHaveText(en.writtenKeys.panel.waiting);
  await form.getByRole('switch').press('Space');
  await expect(form.getByRole('switch')).toBeDisabled();
});
