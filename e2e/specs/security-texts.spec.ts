/** Names and messages of others, as hostile as they come: they are shown as text, stay in their place and break nothing. */
import type { Page } from 'playwright/test';
import { expect, test as base } from '../hosts/fixture.ts';
import { cacheDir } from '../objects/aws-files.ts';
import { sessionConfig } from '../objects/config.ts';
import { type Interpreter, startInterpreter } from '../objects/interpreter.ts';
import { panelOf } from '../objects/panel.ts';
import { signInFromTray } from '../objects/sign-in.ts';
import { chooseInTray, trayLabels } from '../objects/tray.ts';

const markup = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script><b>bold</b>`;
const long = 'x'.repeat(10_000);
const rightToLeft = '\u202Eylno-daer\u202C \u2067abc';
const controls = 'two\nlines\r\u0000\u0007\u001B[31m\u2028\u200B\uFEFF';
const messages = '{{name}} $t(common.action.signOut) {{- name}} %s ${1+1} &amp; &lt;';
const hostile: Readonly<Record<string, string>> = { markup, long, rightToLeft, controls, messages };

const accounts = Object.entries(hostile).map(([kind, text], i) => ({
  accountId: `10000000000${i}`,
  accountName: `${kind} ${text}`,
  emailAddress: `${kind} ${text}`,
  roles: [`Role ${kind}`],
}));
const strangeRoles = {
  accountId: '200000000000',
  accountName: 'zz Strange roles',
  roles: [...Object.values(hostile), '__proto__', 'constructor', 'r'.repeat(64), '\u202Enimda'],
};

const test = base.extend<{ aws: Interpreter }>({
  organisationOptions: { interval: 1, accounts: [...accounts, strangeRoles] },
  async aws({ organisation }, provide) {
    await using aws = await startInterpreter(organisation);
    await provide(aws);
  },
  appEnv: async ({ appEnv, aws }, provide) =>
    provide({ ...appEnv, AWS_ENDPOINT_URL_SSO_OIDC: aws.url, AWS_ENDPOINT_URL_SSO: aws.url }),
});

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

/** No element of theirs, no script of theirs, no window that is wider than itself. */
async function expectHarmless(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    hacked: 'hacked' in window,
    foreign: document.querySelectorAll('img, b, iframe, #root script, [onerror]').length,
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  expect(found).toEqual({ hacked: false, foreign: 0, sideways: 0 });
}

test('accounts and roles in the panel', async ({ aws, launch, organisation }) => {
  const app = await launch();
  const panel = await panelOf(app);
  const atAws = {
    ...organisation,
    approveAuthorization: (url: string) => organisation.approveAuthorization(url.replace(aws.url, organisation.url)),
  };
  await signInFromTray(app, atAws, 'corp');
  for (const [kind, text] of Object.entries(hostile)) {
    await panel.search.fill(`Role ${kind}`);
    const row = panel.role(`Role ${kind}`).first();
    await expect(row).toBeVisible();
    await expectHarmless(panel.page);
    await expect(panel.page.getByText(`${kind} ${text}`.replaceAll(/\s+/g, ' ').slice(0, 40)).first()).toBeVisible();
  }
  await panel.search.fill('Strange');
  await expect(panel.roles).toHaveCount(strangeRoles.roles.length);
  await expectHarmless(panel.page);
});
