/** 10,000 accounts with hostile names: panel, tray, search, the list on the disk and notifications show them whole and harmless. */
import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { expect, test } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import type { Home } from '../../../testing/home.ts';
import { hostileAccounts, hostileNames } from '../../objects/hostile-names.ts';
import { panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { roleListOn } from '../../objects/role-list.ts';
import { expectLine, hour, signedIn } from '../../objects/signed-in.ts';
import { tooWide } from '../../objects/too-wide.ts';
import { trayLabels } from '../../objects/tray.ts';

const accounts = hostileAccounts(10_000);
const kinds = Object.keys(hostileNames);
test.use({ organisationOptions: { accounts } });
// A hundred pages, and a search for each kind.
test.describe.configure({ timeout: 600_000 });

/** What would break a line of plain text, or turn its direction; a letter's own direction is none of it. */
const breaking = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** A text with its parts that stand apart as others do: what is in these turns nothing around it. */
const joined = (text: string): string => text.replaceAll(/\u2068([^\u2066-\u2069]*)\u2069/g, '$1');
/** What Daypass takes of a name: AWS's own are 50 letters long at most. */
const taken = (name = ''): string => name.slice(0, 256).toWellFormed().trim();
/** The kinds that show nothing, and are known by their number. */
const nameless = ['empty', 'blanks alone', 'nothing to be seen', 'none at all'];

/** Where the parts of a line stand, in CSS pixels from the left of the list, and whether the line is one. */
const partsOf = (line: Locator) =>
  line.evaluate((row) => {
    const whole = row.getBoundingClientRect();
    const part = (selector: string) => {
      const box = row.querySelector(selector)?.getBoundingClientRect();
      return box === undefined
        ? null
        : { left: box.left - whole.left, right: box.right - whole.left, height: box.height };
    };
    return {
      height: whole.height,
      width: whole.width,
      account: part('.line-account'),
      role: part('.line-role'),
      id: part('.line-id'),
      accountText: row.querySelector('.line-account')?.textContent ?? '',
      roleText: row.querySelector('.line-role')?.textContent ?? '',
      isRoleCut: [...row.querySelectorAll('.line-role, .line-id')].some(
        (one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0,
      ),
    };
  });

const isHacked = (page: Page) =>
  page.evaluate(() => 'hacked' in window || document.querySelector('.list-line :is(img, b, script)') !== null);

const keptFiles = (home: Home): readonly string[] => {
  const folder = home.path('.config', 'Daypass');
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /[0-9a-f]{16}\.json$/.test(name)).map((name) => path.join(folder, name));
};

test('each is found, is told from the others, and breaks nothing', async ({ home, launch, organisation }, testInfo) => {
  home.writeConfig(sessionConfig());
  await signedIn(home, organisation);
  const app = await launch();
  const { page } = await panelOf(app);
  const { search, list, option } = roleListOn(page);
  await expect(page.getByText('All accounts · 10,000')).toBeVisible();
  await photograph(page, 'folded', testInfo);
  for (const [at, kind] of kinds.entries()) {
    const { accountId, accountName } = accounts[at]!;
    // Its roles come once somebody looks for it: in its turn it would be one of ten thousand.
    await search.fill(accountId);
    const row = list.getByRole('group', { name: 'Matches' }).getByRole('option').first();
    await expect(row, kind).toHaveAccessibleName(
      new RegExp(`AdministratorAccess.*${accountId}|${accountId}, AdministratorAccess`, 's'),
    );
    const { height, width, account, role, accountText, roleText, isRoleCut } = await partsOf(row);
    expect(height, kind).toBe(32);
    expect(accountText, kind).toBe(nameless.includes(kind) ? accountId : taken(accountName));
    expect(roleText, kind).toBe('AdministratorAccess');
    // Account before role, both within the line, the role whole.
    expect(account!.right, kind).toBeLessThanOrEqual(role!.left + 0.5);
    expect(role!.right, kind).toBeLessThanOrEqual(width);
    expect(account!.right - account!.left, kind).toBeGreaterThan(40);
    expect(isRoleCut, kind).toBe(false);
    expect(await tooWide(page), kind).toEqual([]);
  }
  expect(await isHacked(page)).toBe(false);
  // By a word of the name as well, where it has words.
  await search.fill('algo 16');
  await expect(option(/algo 16\b/).first()).toBeVisible();
  await search.fill('פיתוח 5');
  await expect(option(/פיתוח 5\b/).first()).toBeVisible();
  await photograph(page, 'found', testInfo);
  // The folded list: of each account its number is whole, whatever stands before it.
  await search.fill('');
  await page.keyboard.press('Home');
  for (let screens = 0; screens < 6; screens += 1) {
    for (const row of await list.getByRole('option').all()) {
      const parts = await partsOf(row);
      expect(parts.height).toBe(32);
      expect(parts.isRoleCut, parts.accountText).toBe(false);
      if (parts.id !== null) expect(parts.id.right, parts.accountText).toBeLessThanOrEqual(parts.width);
    }
    await page.keyboard.press('PageDown');
  }
  expect(await isHacked(page)).toBe(false);
});

test('in the tray, on the disk, after a restart without a network, and in notifications', async ({
  home,
  launch,
  organisation,
}, testInfo) => {
  const session = 'a <b>&session \u202eevil';
  home.writeConfig(sessionConfig({ name: session }));
  await signedIn(home, organisation, { sessionName: session });
  const app = await launch();
  const panel = await panelOf(app);
  const { page } = panel;
  await expect(page.getByText('All accounts · 10,000')).toBeVisible();
  const labels: string[] = [];
  for (const at of kinds.keys()) {
    await panel.openConsole(`AdministratorAccess, ${accounts[at]!.accountId}`);
    await expect.poll(async () => (await app.openedUrls()).length).toBe(at + 1);
    expect((await app.openedUrls()).at(-1)).toContain(`account_id=${accounts[at]!.accountId}`);
    await panel.search.fill('');
    labels.push(...(await trayLabels(app)));
  }
  await photograph(page, 'recent', testInfo);
  const ofRoles = labels.filter((label) => label.includes(' · AdministratorAccess'));
  for (const label of labels) expect(joined(label), 'a line of the menu').not.toMatch(breaking);
  for (const label of ofRoles) {
    expect(label.length, label).toBeLessThanOrEqual(320);
    // Something stands before the role, also where the name shows nothing.
    expect(label, 'an account').toMatch(/[\p{L}\p{N}\p{S}\p{P}].* · AdministratorAccess/u);
  }
  for (const kind of nameless)
    expect(
      ofRoles.some((label) => label.includes(accounts[kinds.indexOf(kind)]!.accountId)),
      kind,
    ).toBe(true);
  expect(joined(await app.tray.tooltip())).not.toMatch(breaking);
  const shown = await page.getByRole('option').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  await app.quit();

  const [file] = keptFiles(home);
  expect(fs.statSync(file!).mode & 0o777).toBe(0o600);
  const kept = JSON.parse(fs.readFileSync(file!, 'utf8')) as { accounts: { id: string; name: string | null }[] };
  expect(kept.accounts).toHaveLength(10_000);
  for (const [at, kind] of kinds.entries()) {
    const { name } = kept.accounts.find(({ id }) => id === accounts[at]!.accountId)!;
    expect(name, kind).toBe(nameless.includes(kind) ? null : taken(accounts[at]!.accountName));
  }

  await organisation.goOffline();
  const again = await launch();
  const second = (await panelOf(again)).page;
  await expect(second.getByText('All accounts · 10,000')).toBeVisible();
  const after = await second.getByRole('option').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  // Recent roles and the first accounts, as they were; how far roles are known may differ.
  expect(after.slice(0, 5)).toEqual(shown.slice(0, 5));
  // What a sentence says of the session is not turned by its name.
  await expect(second.getByText('Couldn’t load the accounts of a <b>&session evil.')).toBeVisible();
  await photograph(second, 'offline', testInfo);

  await organisation.goOnline();
  // Nobody looks: what is in sight is notified to nobody.
  await again.closePanel();
  await again.sleepLaptop(20 * hour);
  await expect.poll(async () => (await again.notifications()).length).toBeGreaterThan(0);
  for (const { title, body } of await again.notifications()) {
    expect(title).toContain('a <b>&session evil');
    expect(joined(`${title}${body}`)).not.toMatch(breaking);
  }
  await expectLine(again, 'a <b>&session evil', /./);
});
