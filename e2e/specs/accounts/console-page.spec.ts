/** A page of a role's console, asked for in the panel: of a service, in a region, opened or copied as a link, or refused in the form. */
import type { Locator, Page } from 'playwright/test';
import { en } from '../../../src/shared/messages/en/index.ts';
import { ja } from '../../../src/shared/messages/ja/index.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { roleListOn } from '../../objects/role-list.ts';
import { allowInBrowser, openedPage } from '../../objects/sign-in.ts';
import { signedIn } from '../../objects/signed-in.ts';

const accounts = [
  { accountId: '012345678901', accountName: 'gateway', roles: ['ReadOnlyAccess'] },
  { accountId: '100000000002', accountName: 'sandbox', roles: ['Admin'] },
];
test.use({ organisationOptions: { accounts, interval: 1 } });

const dev = { name: 'dev', accountId: '012345678901', roleName: 'ReadOnlyAccess' };
const deploy = `[profile deploy]
role_arn = arn:aws:iam::444455556666:role/ops/Deploy
source_profile = dev
region = eu-central-1
`;
test.beforeEach(({ home }) => {
  home.writeConfig(sessionConfig({ profiles: [dev] }).trimEnd() + '\nregion = eu-west-3\n' + deploy);
});

const role = 'ReadOnlyAccess 012345678901';
const linkOf = (accountId: string, roleName: string, page: string): string =>
  `${usualStartUrl}/#/console?account_id=${accountId}&role_name=${roleName}&destination=${encodeURIComponent(page)}`;

async function openForm(page: Page, query: string, words: typeof en | typeof ja = en): Promise<Locator> {
  const { act, heading } = words.panel.roles.consolePage;
  const list = roleListOn(page, words);
  await list.find(query);
  await list.actions.getByRole('button', { name: words.panel.roles.moreActions }).click();
  await page.getByRole('menuitem', { name: act }).click();
  const form = page.getByRole('dialog', { name: heading });
  await expect(form).toBeVisible();
  return form;
}

const service = (form: Locator): Locator => form.getByRole('combobox', { name: 'Service' });
const region = (form: Locator): Locator => form.getByRole('combobox', { name: 'Region' });

test.describe('signed in', () => {
  test.beforeEach(({ home, organisation }) => signedIn(home, organisation));

  test('by keys alone: the service, in the region of the profile', async ({ app, organisation }) => {
    const { page } = await panelOf(app);
    const form = await openForm(page, role);
    await expect(service(form)).toBeFocused();
    await page.keyboard.type('s3');
    await expect(region(form)).toHaveValue('eu-west-3');
    await page.keyboard.press('Enter');
    const address = 'https://eu-west-3.console.aws.amazon.com/s3/home?region=eu-west-3';
    expect(await openedPage(app)).toBe(linkOf('012345678901', 'ReadOnlyAccess', address));
    await expect(form).toHaveCount(0);
    await expect(page.getByRole('combobox')).toBeFocused();
    for (const secret of organisation.secretsIssued) expect((await app.openedUrls()).join()).not.toContain(secret);
  });

  test('chosen from the lists, and copied: nothing is opened', async ({ app }) => {
    const { page } = await panelOf(app);
    const form = await openForm(page, 'Admin 100000000002');
    await page.keyboard.type('step');
    await page.getByRole('option', { name: 'stepfunctions' }).click();
    await expect(service(form)).toHaveValue('stepfunctions');
    await expect(region(form)).toHaveValue('eu-west-1');
    await form.getByRole('button', { name: en.panel.form.regionList }).click();
    // The session's comes first, and none of another part of AWS comes at all.
    await expect(page.getByRole('option').first()).toHaveText('eu-west-1');
    await expect(page.getByRole('option', { name: /^(cn|us-gov|eusc)-/ })).toHaveCount(0);
    await page.getByRole('option', { name: 'us-east-1' }).click();
    await form.getByRole('button', { name: 'Copy link' }).click();
    await expect(page.getByText('Copied: Link').first()).toBeVisible();
    const address = 'https://console.aws.amazon.com/states/home?region=us-east-1';
    expect(await app.clipboard()).toBe(linkOf('100000000002', 'Admin', address));
    expect(await app.openedUrls()).toEqual([]);
    // Of one time, and not of the next.
    const next = await openForm(page, 'Admin 100000000002');
    await expect(service(next)).toHaveValue('');
    await expect(region(next)).toHaveValue('eu-west-1');
  });

  test('with both fields empty it is the console’s home; Escape opens nothing', async ({ app }) => {
    const { page } = await panelOf(app);
    const form = await openForm(page, role);
    await service(form).fill('lambda');
    await page.keyboard.press('Escape');
    await expect(form).toHaveCount(0);
    await openForm(page, role);
    await region(form).fill('');
    // Closes the list of regions, which has opened for all of them, and not the form.
    await page.keyboard.press('Escape');
    await form.getByRole('button', { name: 'Open', exact: true }).click();
    const address = 'https://eu-west-3.console.aws.amazon.com/console/home?region=eu-west-3';
    expect(await openedPage(app)).toBe(linkOf('012345678901', 'ReadOnlyAccess', address));
    expect(await app.openedUrls()).toHaveLength(1);
  });

  test('what is no page of it is said in the form, and can be put right there', async ({ app }) => {
    const { page } = await panelOf(app);
    const form = await openForm(page, role);
    for (const typed of ['../x', 's3?x', '//evil.example']) {
      await service(form).fill(typed);
      await page.keyboard.press('Enter');
      await expect(form.getByRole('alert')).toContainText(`“${typed}” isn’t a page of the AWS console.`);
    }
    await service(form).fill('s3');
    await region(form).fill('cn-north-1');
    await form.getByRole('button', { name: 'Copy link' }).click();
    await expect(form.getByRole('alert')).toContainText('cn-north-1 is in another AWS partition than eu-west-1');
    expect(await app.openedUrls()).toEqual([]);
    await region(form).fill('eu-north-1');
    await page.keyboard.press('Enter');
    const address = 'https://eu-north-1.console.aws.amazon.com/s3/home?region=eu-north-1';
    expect(await openedPage(app)).toBe(linkOf('012345678901', 'ReadOnlyAccess', address));
  });

  test('of a role that a profile assumes through others: opened, and without a link', async ({ app, context }) => {
    const { page } = await panelOf(app);
    const form = await openForm(page, 'deploy');
    await expect(region(form)).toHaveValue('eu-central-1');
    await expect(form.getByRole('button', { name: 'Copy link' })).toHaveCount(0);
    await page.keyboard.type('dynamodb');
    await page.keyboard.press('Enter');
    const browser = await context.newPage();
    await browser.goto(await openedPage(app));
    await expect(browser.getByRole('heading')).toHaveText('Console of 444455556666 as Deploy (simulated)');
    await expect(
      browser.getByText('https://eu-central-1.console.aws.amazon.com/dynamodbv2/home?region=eu-central-1'),
    ).toBeVisible();
    await expect(form).toHaveCount(0);
  });

  test('by words: a service among those of a role, where nothing has all of them', async ({ app }, info) => {
    const { page } = await panelOf(app);
    const list = roleListOn(page);
    await list.find(role);
    await list.search.fill('lambda gateway readonly');
    await expect(list.options).toHaveCount(1);
    await expect(list.selected).toHaveAccessibleName(/Open lambda for ReadOnlyAccess, gateway \(012345678901\)/);
    await photograph(page, 'console-page-words', info);
    await page.keyboard.press('Enter');
    const address = 'https://eu-west-3.console.aws.amazon.com/lambda/home?region=eu-west-3';
    expect(await openedPage(app)).toBe(linkOf('012345678901', 'ReadOnlyAccess', address));
    // Nobody has "lambda" there, and no role is found by the other words.
    await list.search.fill('lambda elsewhere');
    await expect(list.options).toHaveCount(0);
  });

  for (const language of ['en', 'ja'] as const)
    test(`as it looks (${language})`, async ({ home, launch }, info) => {
      home.write(JSON.stringify({ language }), '.config', 'Daypass', 'settings.json');
      const app = await launch();
      await app.theme.set(language === 'en' ? 'light' : 'dark');
      const { page } = await panelOf(app);
      const words = { en, ja }[language];
      const form = await openForm(page, role, words);
      await photograph(page, `console-page-${language}`, info);
      await form.getByRole('button', { name: words.panel.roles.consolePage.serviceList }).click();
      await expect(page.getByRole('option').first()).toHaveText('acm');
      await photograph(page, `console-page-list-${language}`, info);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('option', { name: 'acm' })).toHaveCount(0);
      await expect(form).toBeVisible();
      await page.keyboard.type('no page');
      await page.keyboard.press('Enter');
      await expect(form.getByRole('alert')).toBeVisible();
      await photograph(page, `console-page-refused-${language}`, info);
    });
});

test('signed out: what is no page is refused before the sign-in; else the page comes after it', async ({
  app,
  organisation,
}) => {
  const { page } = await panelOf(app);
  const form = await openForm(page, 'deploy');
  await page.keyboard.type('no page');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('alert')).toContainText('“no page” isn’t a page of the AWS console.');
  expect(await app.openedUrls()).toEqual([]);
  await service(form).fill('sqs');
  await page.keyboard.press('Enter');
  await allowInBrowser(organisation, await openedPage(app));
  const console = await fetch(await openedPage(app, 2));
  expect(await console.text()).toContain('https://eu-central-1.console.aws.amazon.com/sqs/home?region=eu-central-1');
});
