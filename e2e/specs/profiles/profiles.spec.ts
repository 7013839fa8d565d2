/** From roles to profiles that work in a terminal, and from legacy profiles to ones that renew: shown first, then written. */
import fs from 'node:fs';
import { expect, type Page } from 'playwright/test';
import { en } from '../../../src/shared/messages/en/index.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import type { Home } from '../../../testing/home.ts';
import { readToken } from '../../../testing/aws-files.ts';
import { panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { legacy, legacyUrl, session, test } from '../../objects/shared-home.ts';
import { allowInBrowser, openedPage, signInFromTray } from '../../objects/sign-in.ts';
import { signedInLegacy } from '../../objects/signed-in.ts';

const words = en.profiles;
const config = (home: Home): string => fs.readFileSync(home.path('.aws', 'config'), 'utf8');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const sections = (text: string) => text.match(/^\[.*\]$/gm);
const changed = (page: Page, kind: 'insertion' | 'deletion') => page.getByRole(kind);

async function openCreate(app: DaypassHost): Promise<Page> {
  const panel = await panelOf(app);
  const { page } = panel;
  await (await panel.session(session)).act(words.create).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Create profiles for ${session}`);
  return page;
}

test('chosen roles become profiles that work in a terminal', async ({ home, launch, organisation, terminal }) => {
  const app = await launch();
  await signInFromTray(app, organisation);
  const before = config(home);
  const page = await openCreate(app);
  const roles = page.getByRole('grid');
  // The one that has a profile is shown with it, and cannot be chosen again.
  const had = roles.getByRole('row', { name: /^ReadOnly.*Profile dev/ });
  await expect(had.getByRole('checkbox')).toBeDisabled();
  await button(page, 'Select all 2').click();
  await expect(page.getByText('2 selected')).toBeVisible();
  await button(page, words.choose.next).click();

  await page.getByRole('textbox', { name: words.name.template }).fill('{account}.{role}');
  await expect(page.getByText('Example: Billing.Admin')).toBeVisible();
  await page.getByText(words.name.more).click();
  await page.getByRole('radio', { name: 'lower' }).check({ force: true });
  await expect(changed(page, 'insertion').filter({ hasText: '[profile' })).toHaveText([
    '[profile billing.admin]',
    '[profile development.admin]',
  ]);
  expect(config(home)).toBe(before);
  await button(page, 'Add 2 profiles').click();
  await expect(page.getByText('2 profiles added')).toBeVisible();
  await expect(page.getByText('aws --profile billing.admin sts get-caller-identity')).toBeVisible();
  expect(config(home).startsWith(before)).toBe(true);
  expect(sections(config(home).slice(before.length))).toEqual([
    '[profile billing.admin]',
    '[profile development.admin]',
  ]);

  await button(page, 'Copy --profile billing.admin').click();
  await expect.poll(() => app.clipboard()).toBe('--profile billing.admin');
  const account = { Account: '200000000002', Arn: expect.stringContaining('AWSReservedSSO_Admin_') };
  expect(await terminal.identity('billing.admin')).toMatchObject(account);
  await button(page, words.done.close).click();
  await openCreate(app);
  await expect(page.getByText(words.choose.allHave)).toBeVisible();
});

test('names that are not free are shown, and made unique if wished', async ({ home, launch, organisation }) => {
  const app = await launch();
  await signInFromTray(app, organisation);
  const page = await openCreate(app);
  await page.getByRole('searchbox').fill('admin');
  await button(page, 'Select all 2').click();
  await button(page, words.choose.next).click();
  await page.getByRole('textbox', { name: words.name.template }).fill('{role}');
  await expect(page.getByText('2 roles skipped: names taken')).toBeVisible();
  await expect(page.getByText('Admin in Billing (200000000002): several would be named Admin')).toBeVisible();
  await expect(button(page, words.plan.apply)).toBeDisabled();
  await page.getByText('Make names unique, e.g. Admin-').click();
  await button(page, 'Add 2 profiles').click();
  await expect(page.getByText('2 profiles added')).toBeVisible();
  expect(config(home)).toContain('[profile Admin-200000000002]');
  expect(config(home)).toContain('[profile Admin-100000000001]');
});

test('a profile whose role is gone is offered for removal if Daypass wrote it', async ({
  home,
  launch,
  organisation,
}) => {
  const keys = 'sso_session = corp\nsso_account_id = 100000000001\nsso_role_name = Gone\n';
  const before = config(home);
  home.writeConfig(`${before}[profile mine]\n${keys}\n[profile gone]\n${keys}created_by = daypass\n`);
  const app = await launch();
  await signInFromTray(app, organisation);
  const page = await openCreate(app);
  await expect(page.getByText('1 profile created by Daypass for a role you no longer have')).toBeVisible();
  await button(page, words.choose.review).click();
  await expect(page.getByText(words.plan.nothing)).toBeVisible();
  await page.getByRole('checkbox', { name: 'gone' }).check({ force: true });
  await expect(changed(page, 'deletion').filter({ hasText: '[profile' })).toHaveText(['[profile gone]']);
  await button(page, words.plan.apply).click();
  await expect(page.getByText('1 profile removed')).toBeVisible();
  expect(config(home)).toBe(`${before}[profile mine]\n${keys}`);
});

test('what another program writes during the preview is kept, and the preview made anew', async ({
  home,
  launch,
  organisation,
}) => {
  const app = await launch();
  await signInFromTray(app, organisation);
  const page = await openCreate(app);
  await page.getByRole('row', { name: /^Admin, Billing/ }).click();
  await button(page, words.choose.next).click();
  await expect(button(page, 'Add 1 profile')).toBeEnabled();
  const other = `${config(home)}[profile Billing-Admin]\nregion = us-west-2\n`;
  home.writeConfig(other);
  await button(page, 'Add 1 profile').click();
  await expect(page.getByRole('alert')).toContainText('changed after the preview');
  await expect(page.getByText('profile Billing-Admin exists')).toBeVisible();
  expect(config(home)).toBe(other);
});

test('a legacy profile moves to a session that renews by itself', async ({ home, launch, organisation, terminal }) => {
  await signedInLegacy(home, organisation, { startUrl: legacyUrl, region: 'us-east-1' });
  const app = await launch();
  const panel = await panelOf(app);
  const { page } = panel;
  const before = config(home);
  await (await panel.session(legacy)).root.getByRole('button', { name: words.convert.offer }).click();
  await expect(page.getByText('to session d-legacy7890')).toBeVisible();
  await expect(changed(page, 'deletion').filter({ hasText: 'sso_' })).toHaveText([
    `sso_start_url = ${legacyUrl}`,
    'sso_region = us-east-1',
  ]);
  expect(config(home)).toBe(before);
  await button(page, 'Convert 1 profile').click();
  await expect(page.getByText('1 profile converted.')).toBeVisible();
  await button(page, words.done.close).click();

  const card = await panel.session('d-legacy7890');
  await card.signIn.click();
  await allowInBrowser(organisation, await openedPage(app));
  await expect(card.statusLine).toContainText(en.common.detail.renewsByItself);
  expect(readToken(home, 'd-legacy7890')).toHaveProperty('refreshToken');
  expect(await terminal.identity('old')).toMatchObject({ Account: '200000000002' });
});

test('legacy profiles of all portals at once, or only some of them', async ({ home, launch }, info) => {
  const other = (name: string, end: string) =>
    `[profile ${name}]\nsso_start_url = https://d-other.awsapps.com/start${end}\nsso_region = us-east-1\nsso_account_id = 200000000002\nsso_role_name = Admin\n`;
  home.writeConfig(`${config(home)}\n${other('other-a', '')}\n${other('other-b', '/#/')}`);
  const panel = await panelOf(await launch());
  const { page } = panel;
  await (await panel.session(legacy)).root.getByRole('button', { name: words.convert.offer }).click();
  const choice = (name: string) => page.getByRole('checkbox', { name: new RegExp(`^${name}`) });
  // Those that the button was about are chosen; the others are one click away.
  await expect(choice('old')).toBeChecked();
  await expect(choice('other-a')).not.toBeChecked();
  await button(page, 'Select all 3').click();
  await expect(button(page, 'Convert 3 profiles')).toBeEnabled();
  await photograph(page, 'all', info);
  await choice('other-b').uncheck({ force: true });
  await button(page, 'Convert 2 profiles').click();
  await expect(page.getByText('2 profiles converted.')).toBeVisible();
  expect(sections(config(home))).toEqual([
    '[profile dev]',
    '[sso-session corp]',
    '[profile old]',
    '[profile other-a]',
    '[profile other-b]',
    '[sso-session d-legacy7890]',
    '[sso-session d-other]',
  ]);
  expect(config(home)).toContain(other('other-b', '/#/'));
});

test('a conversion is undone from the backup', async ({ home, launch }) => {
  const app = await launch();
  const panel = await panelOf(app);
  const { page } = panel;
  const before = config(home);
  await (await panel.session(legacy)).root.getByRole('button', { name: words.convert.offer }).click();
  await button(page, 'Convert 1 profile').click();
  await button(page, words.convert.undo).click();
  await expect(changed(page, 'deletion').filter({ hasText: '[sso-session d-legacy7890]' })).toBeVisible();
  await button(page, words.restore.submit).click();
  await expect(page.getByText(words.restore.done)).toBeVisible();
  expect(config(home)).toBe(before);
  await button(page, words.done.close).click();
  await expect((await panel.session(legacy)).root).toBeVisible();
});
