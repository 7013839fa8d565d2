/** A role served from the panel to programs of this computer: begun, listed, copied, stopped; and what ends it besides. */
import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { en } from '../../../src/shared/messages/en/index.ts';
import { ja } from '../../../src/shared/messages/ja/index.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import { expect, test as base } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { photograph } from '../../objects/photograph.ts';
import { anyTime } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { roleListOn } from '../../objects/role-list.ts';
import { hour, signedIn } from '../../objects/signed-in.ts';

const profiles = [{ name: 'dev', accountId: '012345678901', roleName: 'ReadOnlyAccess' }];

const test = base.extend<{ readonly serving: () => readonly string[] }>({
  serving: async ({ home }, provide) => {
    const folder = home.path('.config', 'Daypass', 'serving');
    await provide(() => (fs.existsSync(folder) ? fs.readdirSync(folder) : []));
  },
});

test.use({ organisationOptions: { accounts: 2, interval: 1 } });
test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(sessionConfig({ profiles }));
  await signedIn(home, organisation);
});

/** The variables that were copied. */
async function copied(app: DaypassHost): Promise<Readonly<Record<string, string>>> {
  await expect.poll(() => app.clipboard()).toContain('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=');
  const lines = [...(await app.clipboard()).matchAll(/^export (\w+)=(.*)$/gm)];
  return Object.fromEntries(lines.map(([, name = '', value = '']) => [name, value]));
}

/** As an AWS tool asks. */
async function ask(variables: Readonly<Record<string, string>>): Promise<Response> {
  const authorization = fs.readFileSync(variables['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'] ?? '', 'utf8');
  return fetch(variables['AWS_CONTAINER_CREDENTIALS_FULL_URI'] ?? '', { headers: { authorization } });
}

async function serve(page: Page, words: typeof en | typeof ja = en): Promise<Locator> {
  const list = roleListOn(page, words);
  await list.find('ReadOnlyAccess 012345678901');
  await list.actions.getByRole('button', { name: words.panel.roles.moreActions }).click();
  await page.getByRole('menuitem', { name: words.serving.serve }).click();
  await page.getByRole('button', { name: words.serving.form.serve, exact: true }).click();
  const served = page.getByRole('region', { name: words.serving.heading });
  await expect(served).toBeVisible();
  return served;
}

for (const language of ['en', 'ja'] as const)
  test(`begun in a role's menu, listed with who asked, stopped (${language})`, async ({
    home,
    launch,
    organisation,
    serving,
  }, testInfo) => {
    home.write(JSON.stringify({ language, showUser: false }), '.config', 'Daypass', 'settings.json');
    const app = await launch();
    const { page } = await panelOf(app);
    const words = { en, ja }[language];
    const served = await serve(page, words);
    await expect(served).toContainText(words.serving.notAsked);
    await served.getByRole('button', { name: words.serving.copy }).click();
    const variables = await copied(app);
    for (let times = 0; times < 3; times++) {
      const answer = await ask(variables);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({
        AccessKeyId: expect.stringMatching(/^ASIA/),
        AccountId: '012345678901',
      });
    }
    expect(organisation.requestsOf('GetRoleCredentials')).toHaveLength(1);
    await expect(served).toContainText(language === 'en' ? 'requested 3 times' : '要求 3 回');
    await photograph(page, `served-${language}`, testInfo);
    // Neither the page nor the tray has what opens it, or what it gives.
    const seen =
      JSON.stringify([await app.sentToPages(), await app.tray.items()]) + (await page.content()) + app.logs();
    const { pathname } = new URL(variables['AWS_CONTAINER_CREDENTIALS_FULL_URI'] ?? '');
    const token = fs.readFileSync(variables['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'] ?? '', 'utf8');
    for (const secret of [...organisation.secretsIssued, pathname, token]) expect(seen).not.toContain(secret);
    await served.getByRole('button', { name: /Stop|停止/ }).click();
    await expect(served).toHaveCount(0);
    await expect(ask({ ...variables, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/dev/null' })).rejects.toThrow();
    await expect.poll(serving).toEqual([]);
  });

test('stopped in the tray, and by words in the search field', async ({ app }) => {
  const { page } = await panelOf(app);
  const served = await serve(page);
  await app.tray.choose(/^Stop serving ReadOnlyAccess in /);
  await expect(served).toHaveCount(0);
  await serve(page);
  await page.getByRole('combobox').fill('stop serving');
  await page.keyboard.press('Enter');
  await expect(served).toHaveCount(0);
});

test('a sign-out ends it at once, says until when what was given works, and so does the end of the app', async ({
  home,
  launch,
  organisation,
  serving,
}) => {
  const app = await launch();
  const { page } = await panelOf(app);
  const served = await serve(page);
  await served.getByRole('button', { name: 'Copy variables' }).click();
  const variables = await copied(app);
  expect((await ask(variables)).status).toBe(200);
  await app.tray.choose('Sign out of all (1 session)');
  await expect(served).toHaveCount(0);
  await expect(ask({ ...variables, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/dev/null' })).rejects.toThrow();
  await expect.poll(serving).toEqual([]);
  await expect(page.getByText(/^ReadOnlyAccess in 012345678901, until /)).toBeVisible();

  await signedIn(home, organisation);
  await serve(page);
  expect(serving()).toHaveLength(1);
  expect(await app.quit()).toBe(0);
  expect(serving()).toEqual([]);
});

test('another program that signs out ends it as well; a killed app leaves nothing for long', async ({
  home,
  launch,
  serving,
}) => {
  const app = await launch();
  const { page } = await panelOf(app);
  const served = await serve(page);
  const cache = home.path('.aws', 'sso', 'cache');
  const files = fs.readdirSync(cache).map((name) => [name, home.read('.aws', 'sso', 'cache', name)] as const);
  for (const [name] of files) fs.rmSync(path.join(cache, name));
  await expect(served).toHaveCount(0);
  await expect.poll(serving).toEqual([]);
  for (const [name, text] of files) home.write(text, '.aws', 'sso', 'cache', name);
  await serve(page);
  process.kill(app.pid, 'SIGKILL');
  await app.exited;
  expect(serving()).toHaveLength(1);
  await launch();
  await expect.poll(serving).toEqual([]);
});

test.describe('with driven time', () => {
  test.use({ time: 'driven' });
  test('it ends after the hours that were chosen, which are kept', async ({ launch }) => {
    const app = await launch();
    const { page } = await panelOf(app);
    await page.keyboard.press('ControlOrMeta+,');
    await page.getByRole('radiogroup', { name: en.serving.hours }).getByText('4 h').click();
    await page.keyboard.press('Escape');
    const served = await serve(page);
    await expect(served).toContainText(new RegExp(`until ${anyTime}`));
    await app.passTime(3.9 * hour);
    await expect(served).toBeVisible();
    await app.passTime(0.2 * hour);
    await expect(served).toHaveCount(0);
    expect(await app.quit()).toBe(0);
    const again = await panelOf(await launch());
    await again.page.keyboard.press('ControlOrMeta+,');
    await expect(again.page.getByRole('radio', { name: '4 h', checked: true })).toBeAttached();
  });
});
