/** The desktop of `npm run demo`, used as a person would: everything on one page, and nothing that leaves the machine. */
import { execFileSync } from 'node:child_process';
import type { FrameLocator, Page } from 'playwright/test';
import { createHome } from '../../../testing/home.ts';
import { findAwsCli } from '../../../testing/identity-center/find-aws-cli.ts';
import { startOrganisation } from '../../../testing/identity-center/organisation.ts';
import { demoConfig } from '../../demo/config.ts';
import { openDesktop } from '../../demo/desktop/desktop.ts';
import { panelFrameName } from '../../demo/desktop/state.ts';
import { expect, test as base } from '../../hosts/fixture.ts';
import { complaints } from '../../objects/complaints.ts';

interface DemoDesktop {
  /** The demo's home folder. */
  readonly home: string;
  readonly page: Page;
  readonly panel: FrameLocator;
  /** The page of the newest tab of the browser. */
  readonly tab: FrameLocator;
  readonly lever: (name: string) => Promise<void>;
  /** Types a line into the terminal and waits for its end. */
  readonly type: (line: string) => Promise<string>;
  /** Addresses of other machines that were asked for and not simulated. */
  readonly asked: readonly string[];
}

const test = base.extend<{ desktop: DemoDesktop }>({
  viewport: { width: 1440, height: 900 },
  timezoneId: 'UTC',
  async desktop({ appDir, page }, provide, testInfo) {
    const home = createHome(testInfo.outputPath('demo-home'));
    await using organisation = await startOrganisation({ accounts: 40, interval: 1 });
    home.writeConfig(demoConfig(organisation.accountsOf()));
    const asked: string[] = [];
    page.on('requestfinished', async (request) => {
      const { hostname } = new URL(request.url());
      const address = await (await request.response())?.serverAddr();
      if (address !== null && address !== undefined && address.ipAddress !== '127.0.0.1') asked.push(hostname);
    });
    await using _desktop = await openDesktop(page, { appDir, home, organisation, accounts: 40 }, 'UTC');
    const screen = page.getByLabel('Output');
    await provide({
      home: home.dir,
      page,
      panel: page.frameLocator(`iframe[name=${panelFrameName}]`),
      tab: page.frameLocator('iframe[name^=tab-] >> visible=true'),
      lever: (name) => page.getByRole('region', { name: 'Levers' }).getByRole('button', { name, exact: true }).click(),
      async type(line) {
        const before = (await screen.textContent()) ?? '';
        await page.getByLabel('Command line').fill(line);
        await page.keyboard.press('Enter');
        await expect(screen).toContainText(`${before}$ ${line}`);
        await expect(page.getByRole('button', { name: 'Ctrl+C' })).toBeDisabled();
        return ((await screen.textContent()) ?? '').slice(before.length);
      },
      asked,
    });
  },
});

test.skip(({ host }) => host !== 'stand-in', 'the desktop is that of the stand-in');

async function signIn({ page, panel, tab }: DemoDesktop): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByText(/^corp · .*sign in$/).click();
  await tab.getByRole('button', { name: 'Allow' }).click();
  await expect(tab.getByRole('heading', { name: 'You can close this tab' })).toBeVisible();
  await expect(panel.getByText(/^All accounts · 40$/)).toBeVisible();
}

test('signs in from the tray, opens a simulated console, and gives its sign-in to a terminal', async ({ desktop }) => {
  const { page, panel, tab, type, asked, home } = desktop;
  expect(await type('daypass status'), 'nobody is signed in').toContain('exit code 1');
  await signIn(desktop);
  await panel.getByRole('combobox', { name: 'Find a role' }).fill('admin');
  await page.keyboard.press('Enter');
  await expect(tab.getByRole('heading', { name: /^Console of .+ \(simulated\)$/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Browser' })).toContainText('awsapps.com/start');

  const ask = () => Reflect.get(window, 'demoDesktopAct')({ kind: 'type', line: 'echo by a page' });
  const pages = page.frames().filter((frame) => frame !== page.mainFrame());
  expect(pages.length).toBeGreaterThan(1);
  for (const frame of pages)
    await expect(frame.evaluate(ask), frame.url()).rejects.toThrow(/Only the desktop|not a function/);
  await expect(page.getByLabel('Output')).not.toContainText('by a page');

  expect(await type('daypass status')).toMatch(/corp: signed in/);
  const cli = findAwsCli();
  if (typeof cli !== 'string')
    expect(await type('aws sts get-caller-identity --profile dev --query Arn --output text')).toContain('assumed-role');
  // A terminal of somebody's own that is led there, with all that AWS tools hear of in it.
  const own = {
    AWS_CONFIG_FILE: '/own/config',
    AWS_PROFILE: 'prod',
    AWS_ACCESS_KEY_ID: 'AKIAOWN',
    DAYPASS_NODE: '/own',
  };
  const led = execFileSync('sh', ['-c', `. "${home}/terminal.sh"; env; daypass status`], {
    env: { ...process.env, ...own },
  });
  expect(led.toString()).toMatch(/corp: signed in/);
  expect(led.toString()).not.toMatch(/\/own|prod$|AKIAOWN/m);

  await type('export AWS_PROFILE=dev; cd bin');
  expect(await type('echo $AWS_PROFILE; pwd'), 'as in a shell').toMatch(/\ndev\n.*\/bin\n/);
  await page.getByRole('button', { name: /^daypass roles --session corp/ }).click();
  await expect(page.getByLabel('Output')).toContainText(/\n\d{12}\b/);
  expect(asked).toEqual([]);
});

test('its levers change the world, and Daypass tells', async ({ desktop }) => {
  const { page, panel, tab, lever, type } = desktop;
  await signIn(desktop);
  const toasts = page.getByRole('log', { name: 'Notifications' }).getByRole('article');
  const icon = page.getByRole('button', { name: 'Daypass in the tray' });
  const region = page.getByRole('region', { name: 'Panel' });
  await icon.click();
  await expect(region).toBeHidden();
  await lever('+10 h');
  await expect(toasts.first()).toContainText(/expired/i);
  expect(await type('daypass status'), 'its clock is that of the desktop').toContain('access token expired at');
  // A click on it is the sign-in.
  await toasts.first().getByRole('button').first().click();
  await tab.getByRole('button', { name: 'Allow' }).click();
  await expect(tab.getByRole('heading', { name: 'You can close this tab' })).toBeVisible();
  await expect(toasts).toHaveCount(0);
  await icon.click();
  await expect(region).toBeVisible();
  await expect(panel.getByText(/^All accounts · 40$/)).toBeVisible();

  await lever('Broken profiles');
  await expect(panel.getByText(/problems? in your AWS config/)).toBeVisible();
  await lever('Broken profiles');
  await expect(panel.getByText(/problems? in your AWS config/)).toHaveCount(0);

  await lever('5,000 accounts');
  await expect(panel.getByText(/All accounts · (5,?000|\d{3,4})/)).toBeVisible();
  await lever('Offline');
  await lever('+1 h');
  await expect(panel.getByText('offline').first()).toBeVisible();
  await lever('Offline');
  await page.getByLabel('Language').selectOption('ja');
  await expect(panel.locator('html')).toHaveAttribute('lang', 'ja');
  await lever('Dark');
  await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
});

test('a line that runs can be ended, a page that was loaded again has its panel back, and nothing is in the way of anybody', async ({
  desktop,
}) => {
  const { page } = desktop;
  await page.getByLabel('Command line').fill('echo begun; sleep 600');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Output')).toContainText('begun');
  await page.getByRole('button', { name: 'Ctrl+C' }).click();
  await expect(page.getByLabel('Output')).toContainText('^C');
  // What is in its frames is looked at elsewhere.
  expect(await complaints(page, { only: '.bar, .strip, .tabs, .terminal' })).toEqual([]);
  await page.reload();
  await page.getByRole('button', { name: 'Daypass in the tray' }).click();
  await expect(page.frameLocator(`iframe[name=${panelFrameName}]`).getByRole('main')).toBeVisible();
});
