/** Names and messages of others, as hostile as they come: they are shown as text, stay in their place and break nothing. */
import type { Page } from 'playwright/test';
import { expect, test as base } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { type Interpreter, startInterpreter } from '../../objects/interpreter.ts';
import { panelOf } from '../../objects/panel.ts';
import { signInFromTray } from '../../objects/sign-in.ts';
import { signInInTray, signInWithCodeInTray, trayLabels } from '../../objects/tray.ts';

const markup = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script><b>bold</b>`;
const hostile: Readonly<Record<string, string>> = {
  markup,
  long: 'x'.repeat(10_000),
  rightToLeft: '\u202Eylno-daer \u2067abc',
  controls: 'two\nlines\r\u0007\u001B[31m\u2028\u200B\uFEFF',
  messages: '{{name}} $t(common.action.signOut) {{- name}} %s ${1+1} &amp; &lt;',
};
const strange = [...Object.values(hostile), '__proto__', 'constructor', 'r'.repeat(64), '\u202Enimda'];
const accounts = [
  ...Object.entries(hostile).map(([kind, text], i) => ({
    accountId: `10000000000${i}`,
    accountName: `${kind} ${text}`,
    emailAddress: `${kind} ${text}`,
    roles: [`Role ${kind}`],
  })),
  { accountId: '200000000000', accountName: 'Strange', roles: strange },
];

const test = base.extend<{ aws: Interpreter }>({
  organisationOptions: { interval: 1, accounts },
  async aws({ organisation }, provide) {
    await using aws = await startInterpreter(organisation);
    await provide(aws);
  },
});

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

/** No element of theirs, no script of theirs, and no window that is wider than itself. */
async function expectHarmless(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    hacked: 'hacked' in window,
    foreign: document.querySelectorAll('img, b, iframe, #root script, [onerror]').length,
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  expect(found).toEqual({ hacked: false, foreign: 0, sideways: 0 });
}

/** Characters that would turn the direction of a menu's line or break it. */
const unruly = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** With the parts that stand apart by signs of their own as others do: these turn nothing around them. */
const joined = (label: string): string => label.replaceAll(/\u2068([^\u2066-\u2069]*)\u2069/g, '$1');

test('of accounts and roles: in the panel, in the tray and in a link', async ({ launch, organisation }) => {
  const app = await launch();
  const panel = await panelOf(app);
  await signInFromTray(app, organisation, 'corp');
  for (const [kind, text] of Object.entries(hostile)) {
    await expect(await panel.findRole(`Role ${kind}`)).toBeVisible();
    // As it was written, not as markup or a message would have it.
    const written = `${kind} ${text}`.split(/\s+/).slice(0, 3).join(' ').slice(0, 60);
    await expect(panel.page.getByText(written).first()).toBeVisible();
    await expectHarmless(panel.page);
    await panel.openConsole(`Role ${kind}`);
  }
  await panel.search.fill('Strange');
  // AWS's names of permission sets have 32 characters at most: what could be none is left out.
  await expect(panel.roles).toHaveCount(strange.filter((name) => name.length <= 256).length);
  await expectHarmless(panel.page);
  await panel.search.fill('');
  await expectHarmless(panel.page);

  // The page of the sign-in, and one console for each, opened a second apart.
  await expect.poll(app.openedUrls).toHaveLength(accounts.length);
  const labels = await trayLabels(app);
  const opening = labels.filter((label) => label.includes('Role ') && !label.startsWith('Copy keys > '));
  expect(opening).toHaveLength(accounts.length - 1);
  for (const label of labels.flatMap((path) => path.split(' > '))) {
    expect(joined(label)).not.toMatch(unruly);
    expect(label.length).toBeLessThan(150);
  }
  expect((await app.tray.tooltip()).length).toBeLessThan(128);
});

test('a name that is written from right to left leaves its neighbours in their places', async ({
  launch,
  organisation,
}) => {
  const app = await launch();
  const panel = await panelOf(app);
  await signInFromTray(app, organisation, 'corp');
  await panel.search.fill('nimda');
  await panel.role(/nimda/).first().click();
  await expect.poll(app.openedUrls).toHaveLength(2);
  await panel.search.fill('');
  // The recent role stands behind its account in one line.
  const row = panel.role(/Strange.*nimda/).first();
  await expect(row).toBeVisible();
  const gap = await row.evaluate((element) => {
    const find = (text: string) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.nodeValue?.indexOf(text) ?? -1;
        if (at === -1) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + text.length);
        return range.getBoundingClientRect();
      }
      throw new Error(`No text ${text}`);
    };
    return find('nimda').left - find('Strange').right;
  });
  expect(gap).toBeGreaterThanOrEqual(0);
});

test('of sessions and profiles in the config file', async ({ home, launch }) => {
  const names = ['<b>bold</b>', '\u202Eylno', 'x'.repeat(2_000), '{{name}}', '$t(common.action.signOut)'];
  const sections = names.map((name) => sessionConfig({ name }));
  home.writeConfig(`${sections.join('')}[profile p]\nsso_session = ${markup}\n${markup}\n${'y'.repeat(10_000)}\n`);
  const app = await launch();
  const panel = await panelOf(app);
  await expect(panel.sessionNames).toHaveText(names);
  // In the middle of a message too: "Session {{name}}" names the card.
  for (const name of names) await expect((await panel.session(name)).status).toHaveText('Signed out');
  await expect(panel.notice('problems in your AWS config.')).toBeVisible();
  await expect(panel.notices).toHaveCount(1);
  await expectHarmless(panel.page);
  await panel.review.click();
  for (const says of ['uses session', 'isn’t a setting'])
    await expect(panel.page.locator('.finding').filter({ hasText: says }).first()).toBeVisible();
  await expectHarmless(panel.page);
  await panel.back();
  for (const label of await trayLabels(app)) {
    expect(joined(label)).not.toMatch(unruly);
    expect(label.length).toBeLessThan(150);
  }
  // Their menus and messages are made of them too.
  await signInInTray(app, '{{name}}');
  await expect.poll(app.openedUrls).toHaveLength(1);
  await expectHarmless(panel.page);
});

test.describe('of AWS, or of what answers in its place', () => {
  test.use({
    appEnv: async ({ appEnv, aws }, provide) =>
      provide({ ...appEnv, AWS_ENDPOINT_URL_SSO_OIDC: aws.url, AWS_ENDPOINT_URL_SSO: aws.url }),
  });
  const header = (text: string) => text.replaceAll(/[^\x20-\x7E]/g, '').slice(0, 4_000);

  test('errors', async ({ aws, launch, organisation }) => {
    const app = await launch();
    const panel = await panelOf(app);
    for (const [i, text] of Object.values(hostile).entries()) {
      aws.change('/client/register', (answer) => ({
        status: 400,
        headers: { ...answer.headers, 'x-amzn-errortype': header(text) },
        body: JSON.stringify({ error: text, error_description: text, message: text, __type: text }),
      }));
      await signInInTray(app, 'corp');
      await expect.poll(() => organisation.requestsOf('RegisterClient')).toHaveLength(i + 1);
      await expect((await panel.session('corp')).problem).toContainText(/AWS rejected the request|isn’t from AWS/);
      await expect((await panel.session('corp')).status).toHaveText('Signed out');
      expect((await (await panel.session('corp')).problem.innerText()).length).toBeLessThan(400);
      await expectHarmless(panel.page);
    }
    const sent = JSON.stringify(await app.sentToPages());
    for (const text of ['hacked', 'xxxxxxxx', 'daer', 'common.action']) expect(sent).not.toContain(text);
  });

  test('codes', async ({ aws, launch, organisation }) => {
    const app = await launch();
    const panel = await panelOf(app);
    for (const [i, text] of Object.values(hostile).entries()) {
      aws.changeFields('/device_authorization', { userCode: text });
      await signInWithCodeInTray(app, 'corp');
      await expect.poll(() => organisation.requestsOf('StartDeviceAuthorization')).toHaveLength(i + 1);
      await expect((await panel.session('corp')).problem).toContainText('isn’t from AWS');
      await expect((await panel.session('corp')).code).toHaveCount(0);
    }
    await expectHarmless(panel.page);
  });
});
