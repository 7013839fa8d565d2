/** `npm run demo` where there is no display, which is the first thing of Daypass that many people see: it goes to its end. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'playwright/test';
import { firstFit } from '../../../scripts/browser.mjs';
import { startOrganisation } from '../../../testing/identity-center/organisation.ts';
import { openPage } from '../../demo/aws-pages.ts';
import { hasLetters } from '../../demo/fonts.ts';

test('the tour plays all its steps, and its page shows the pictures that it names', async ({ page }) => {
  test.skip(process.platform !== 'linux', 'elsewhere there is always a display');
  test.slow();
  const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/demo.mjs'], { env });
  expect(stdout).toContain('The tour is over.');
  expect(stdout).toContain('open out/demo/index.html');
  const pictures = [...stdout.matchAll(/picture: (\S+)/g)].map(([, name = '']) => name);
  expect(pictures.length).toBeGreaterThan(10);
  await page.setContent(fs.readFileSync('out/demo/index.html', 'utf8'));
  const shown = await page
    .getByRole('figure')
    .evaluateAll((figures) =>
      figures.map((figure) => [figure.querySelector('img')?.getAttribute('src'), figure.textContent !== '']),
    );
  expect(shown).toEqual(pictures.map((name) => [name, true]));
  expect(fs.readdirSync('out/demo').sort()).toEqual([...pictures, 'index.html'].sort());
});

test('consoles and portals are answered here: nothing that is opened leaves the machine', async ({ context, page }) => {
  const accounts = [{ accountId: '100000000001', accountName: 'payments-prod', roles: ['AdministratorAccess'] }];
  await using organisation = await startOrganisation({ accounts });
  const portal = 'https://d-9067c1f2aa.awsapps.com/start';
  const asked: (string | null)[] = [];
  context.on('response', async (response) => void asked.push((await response.serverAddr())?.ipAddress ?? null));
  await openPage(page, `${portal}/#/console?account_id=100000000001&role_name=AdministratorAccess`, organisation);
  const title = 'Console of payments-prod as AdministratorAccess (simulated)';
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  expect(page.url()).toContain(`${portal}/#/console`);
  await page.goto('about:blank');
  await openPage(page, portal, organisation);
  await expect(page.getByRole('listitem')).toHaveText(['payments-prod']);
  // Its own pages answer for themselves.
  await openPage(page, organisation.url, organisation);
  await expect(page.getByRole('heading', { name: 'The organization is running' })).toBeVisible();
  expect(asked.filter((address) => address !== null && address !== '127.0.0.1')).toEqual([]);
});

test('letters that no font has are boxes, and taken for none', async ({ page }) => {
  expect(await hasLetters(page, ['a', 'b'])).toBe(true);
  // For private use: no font of a system has them.
  expect(await hasLetters(page, ['\u{10fffc}', '\u{10fffd}'])).toBe(false);
});

test('a window is shown by a browser that can show one, also where another one comes first', () => {
  const both = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
  expect(firstFit(both, true)).toBe('/usr/bin/chromium');
  expect(firstFit(both, false)).toBe('/usr/bin/chromium-headless-shell');
  expect(firstFit(both.slice(0, 1), true)).toBeUndefined();
});
