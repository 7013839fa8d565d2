/** How serving is begun in the panel: for how long, where, for which role; and what `daypass serve` serves, seen and ended by the app. */
import fs from 'node:fs';
import type { Locator, Page } from 'playwright/test';
import { en } from '../../../src/shared/messages/en/index.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import { expect, test as base } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { anyTime } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { roleListOn } from '../../objects/role-list.ts';
import { hour, signedIn } from '../../objects/signed-in.ts';

const profiles = [{ name: 'dev', accountId: '012345678901', roleName: 'ReadOnlyAccess' }];
const deploy = '[profile deploy]\nrole_arn = arn:aws:iam::444455556666:role/Deploy\nsource_profile = dev\n';

const test = base.extend<{ readonly daypass: DaypassCommand }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });
test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(sessionConfig({ profiles }) + deploy);
  await signedIn(home, organisation);
});

async function openForm(page: Page, query: string): Promise<Locator> {
  const list = roleListOn(page);
  await list.find(query);
  await list.actions.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: en.serving.serve }).click();
  const form = page.getByRole('dialog', { name: en.serving.form.heading });
  await expect(form).toBeVisible();
  return form;
}

const served = (page: Page): Locator => page.getByRole('region', { name: en.serving.heading });
const role = 'ReadOnlyAccess 012345678901';

/** As an AWS tool asks that has the variables which the app has copied. */
async function ask(app: DaypassHost, page: Page): Promise<Record<string, string>> {
  await served(page).getByRole('button', { name: en.serving.copy }).click();
  await expect.poll(() => app.clipboard()).toContain('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=');
  const lines = [...(await app.clipboard()).matchAll(/^export (\w+)=(.*)$/gm)];
  const variables = new Map(lines.map(([, name = '', value = '']) => [name, value]));
  const authorization = fs.readFileSync(variables.get('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE') ?? '', 'utf8');
  const answer = await fetch(variables.get('AWS_CONTAINER_CREDENTIALS_FULL_URI') ?? '', { headers: { authorization } });
  return (await answer.json()) as Record<string, string>;
}

test.describe('with driven time', () => {
  test.use({ time: 'driven' });
  test('for the hours that are chosen there, and for those of the settings without a choice', async ({ app }, info) => {
    const { page } = await panelOf(app);
    const form = await openForm(page, role);
    await expect(form.getByRole('radio', { name: en.serving.hoursSession })).toBeChecked();
    await expect(form.getByRole('radio', { name: en.serving.hoursSession })).toBeFocused();
    await form.getByRole('radio', { name: '4 h' }).check();
    await photograph(page, 'serve-form', info);
    await page.keyboard.press('Enter');
    await expect(form).toHaveCount(0);
    await expect(served(page)).toContainText(new RegExp(`until ${anyTime}`));
    await expect(page.getByRole('combobox')).toBeFocused();
    await app.passTime(3.9 * hour);
    await expect(served(page)).toBeVisible();
    await app.passTime(0.2 * hour);
    await expect(served(page)).toHaveCount(0);
    // Of one time, and not of the next.
    await expect((await openForm(page, role)).getByRole('radio', { name: en.serving.hoursSession })).toBeChecked();
    await page.keyboard.press('Escape');
    await expect(form).toHaveCount(0);
    await expect(served(page)).toHaveCount(0);
  });
});

test('at another address only where somebody asks for it, with what that means', async ({ app }, info) => {
  const { page } = await panelOf(app);
  const form = await openForm(page, role);
  const address = form.getByLabel(en.serving.form.address);
  await expect(address).toBeHidden();
  await form.getByText(en.serving.form.containers).click();
  await expect(form).toContainText('which travel unencrypted');
  await photograph(page, 'serve-form-containers', info);
  await address.fill('0.0.0.0');
  await address.press('Enter');
  await expect(form.getByRole('alert')).toContainText('0.0.0.0 isn’t a single address of this computer');
  await address.fill('127.0.0.2');
  await address.press('Enter');
  await expect(served(page)).toContainText(/for programs at 127\.0\.0\.2:\d+/);
  // What is meant for this computer alone does not come to be served where something else is.
  const other = await openForm(page, 'deploy');
  await other.getByRole('button', { name: en.serving.form.serve, exact: true }).click();
  await expect(other.getByRole('alert')).toContainText(/already serves roles at 127\.0\.0\.2:\d+/);
  await other.getByRole('button', { name: 'Cancel' }).click();
  await expect(served(page).getByRole('listitem')).toHaveCount(1);
});

test('a role that a profile assumes through others', async ({ app, organisation }) => {
  const { page } = await panelOf(app);
  const form = await openForm(page, 'deploy');
  await form.getByRole('button', { name: en.serving.form.serve, exact: true }).click();
  await expect(served(page)).toContainText('Deploy in 444455556666');
  expect(await ask(app, page)).toMatchObject({ AccountId: '444455556666' });
  expect(organisation.requestsOf('AssumeRole').length).toBeGreaterThan(0);
  const list = roleListOn(page);
  await list.find('deploy');
  await list.actions.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: en.serving.stopServing }).click();
  await expect(served(page)).toHaveCount(0);
});

test('what `daypass serve` serves is listed, and stopped in the panel and in the tray', async ({
  app,
  daypass,
}, info) => {
  const { page } = await panelOf(app);
  const first = daypass.start(['serve', '--profile', 'dev']);
  await expect(served(page)).toContainText(en.serving.elsewhere);
  await expect(served(page)).toContainText('ReadOnlyAccess in ');
  await expect(served(page).getByRole('button', { name: en.serving.copy })).toHaveCount(0);
  await photograph(page, 'served-elsewhere', info);
  const told = JSON.stringify([await app.sentToPages(), await app.tray.items(), app.logs()]);
  const [, path = ''] = /FULL_URI=http:\/\/127\.0\.0\.1:\d+(\/\S+)/.exec(first.printed()) ?? [];
  expect(path.length).toBeGreaterThan(20);
  expect(told).not.toContain(path);
  await served(page).getByRole('button', { name: /^Stop/ }).click();
  expect(await first.ended).toMatchObject({ code: 0 });
  await expect(served(page)).toHaveCount(0);

  const second = daypass.start(['serve', '--profile', 'deploy']);
  await expect(served(page)).toContainText('Deploy in 444455556666');
  await app.tray.choose(/^Stop serving Deploy in /);
  expect(await second.ended).toMatchObject({ code: 0 });
  await expect(served(page)).toHaveCount(0);

  // Whoever is killed tells nobody.
  const third = daypass.start(['serve', '--profile', 'dev']);
  await expect(served(page)).toBeVisible();
  third.kill('SIGKILL');
  await third.ended;
  await expect(served(page)).toHaveCount(0);
});
