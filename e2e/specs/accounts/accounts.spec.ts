/** Accounts and roles of a signed-in session: complete, in pages, gently, and slowly where nobody looks. */
import { expect, test } from '../../hosts/fixture.ts';
import type { Account, Organisation } from '../../../testing/identity-center/organisation.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { listingOf } from '../../objects/idle.ts';
import { type Panel, panelOf } from '../../objects/panel.ts';
import { expectLine, hour, minute, second, signedIn } from '../../objects/signed-in.ts';

test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(sessionConfig());
  await signedIn(home, organisation);
});

const progress = ({ page }: Panel) => page.getByRole('progressbar');
const list = ({ page }: Panel) => page.getByRole('listbox', { name: 'Accounts and roles' });
const portalCalls = (organisation: Organisation) => organisation.requests.filter(({ service }) => service === 'portal');

/** All accounts of the list with the roles beneath each, read while opening one after the other by keys. */
async function readList(panel: Panel): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  const { keyboard } = panel.page;
  /** What the search field tells of the selected row. */
  const told = () =>
    panel.search.evaluate((field) => {
      const id = field.getAttribute('aria-activedescendant');
      return id === null ? '' : (document.getElementById(id)?.getAttribute('aria-label') ?? '');
    });
  await panel.search.press('Home');
  for (let account = '', before = ''; ;) {
    const label = await told();
    // At the end of the list a key leads nowhere.
    if (label === before) return found;
    before = label;
    if (label.endsWith(', collapsed')) {
      account = label.replace(/, \d+ roles?, collapsed$/, '');
      found.set(account, []);
      await keyboard.press('ArrowRight');
    } else {
      found.get(account)?.push(/^(\S+), /.exec(label)?.[1] ?? '');
    }
    await keyboard.press('ArrowDown');
  }
}

const labelOf = ({ accountId, accountName }: Account): string =>
  accountName === undefined ? accountId : `${accountName}, ${accountId}`;

test.describe('a usual organisation', () => {
  test('every account with every role is listed, in the order of the AWS CLI', async ({ app, organisation }) => {
    const panel = await panelOf(app);
    await expect(list(panel)).toBeVisible();
    await expect(progress(panel)).toHaveCount(0);
    const found = await readList(panel);
    const expected = organisation
      .accountsOf()
      .map((account) => [labelOf(account), [...account.roles].toSorted()] as const);
    expect(Object.fromEntries([...found].map(([account, roles]) => [account, [...roles].toSorted()]))).toEqual(
      Object.fromEntries(expected),
    );
    const labels = [...found.keys()];
    const plain = labels.filter((label) => /^[a-z-]+, /.test(label));
    expect(plain).toEqual(plain.toSorted());
    // Who has neither a name nor an e-mail address comes last.
    expect(labels.at(-1)).toBe(organisation.accountsOf()[18]!.accountId);
    expect(portalCalls(organisation).filter(({ status }) => status !== 200)).toEqual([]);
  });

  test('progress is told until all roles are there', async ({ launch, organisation }) => {
    // On Linux the window is shown before its page is there: AWS has to take longer than the page.
    organisation.configure({ latencyMs: 8000 });
    const panel = await panelOf(await launch());
    await expect(progress(panel)).toContainText('Loading accounts of corp…');
    organisation.configure({ latencyMs: 400 });
    await expect(progress(panel)).toContainText(/^Loading roles: \d+ of 40 accounts$/);
    await expect(list(panel)).toContainText('Loading roles…');
    await expect(panel.page.getByText('No roles match')).toHaveCount(0);
    organisation.configure({ latencyMs: 0 });
    await expect(progress(panel)).toHaveCount(0);
    await expect(list(panel)).not.toContainText('Loading roles…');
  });

  test('loading again brings what is new, and takes away what is gone once that was seen', async ({
    app,
    organisation,
  }) => {
    const panel = await panelOf(app);
    await expect(list(panel)).toBeVisible();
    await expect(progress(panel)).toHaveCount(0);
    // The organisation hands out its own list: what is changed here is changed there.
    const accounts = organisation.accountsOf() as Account[];
    const [gone] = accounts.splice(0, 1);
    accounts.push({ accountId: '999999999999', accountName: '000 brand new', roles: ['Admin'] });
    await (await panel.session('corp')).act('Refresh accounts').click();
    await expect(await panel.findRole('Admin, 000 brand new (999999999999)')).toBeVisible();
    await panel.search.fill(gone!.accountId);
    await expect(panel.role(new RegExp(`\\b${gone!.accountId}\\b`)).first()).toBeVisible();
    await panel.page.evaluate(() => window.daypass.dispatch({ type: 'accounts-seen', sessionId: 'sso-session:corp' }));
    await expect(panel.page.getByText(`No roles match “${gone!.accountId}”.`)).toBeVisible();
  });

  test('a panel that is opened again asks AWS for nothing anew', async ({ launch, organisation }) => {
    const app = await launch('--hidden');
    await expectLine(app, 'corp', 'Signed in');
    await app.sleepLaptop(10 * second);
    await app.power.emit('resume');
    await expectLine(app, 'corp', 'Signed in');
    expect(portalCalls(organisation)).toEqual([]);
    await app.tray.choose('Open Daypass');
    const panel = await panelOf(app);
    await expect(panel.roles.first()).toBeVisible();
    expect(organisation.requestsOf('ListAccounts')).toHaveLength(1);

    await expect(progress(panel)).toHaveCount(0);
    const calls = portalCalls(organisation).length;
    await app.closePanel();
    await app.tray.choose('Open Daypass');
    await expect(panel.roles.first()).toBeVisible();
    expect(portalCalls(organisation)).toHaveLength(calls);
  });
});

test.describe('hours in which nobody looks', () => {
  test.use({ time: 'driven' });
  test.skip(({ host }) => host !== 'stand-in', 'Electron has timers of its own beside those of Node');

  test('all is listed slowly once, and what is known is asked for again when it is old', async ({
    launch,
    organisation,
  }) => {
    const accounts = organisation.accountsOf().map(({ accountId }) => accountId);
    const rolesAsked = () => organisation.requestsOf('ListAccountRoles').map(({ query }) => query['account_id'] ?? '');
    const app = await launch('--hidden');
    await expectLine(app, 'corp', 'Signed in');
    await app.passTime(20 * second);
    expect(portalCalls(organisation)).toEqual([]);

    await app.passTime(5 * minute);
    expect(organisation.requestsOf('ListAccounts')).toHaveLength(1);
    expect(rolesAsked().toSorted()).toEqual(accounts.toSorted());
    const times = portalCalls(organisation).map(({ at }) => at);
    // Two calls a second, and a few at once: a tenth of what AWS takes.
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(10 * second);

    organisation.forgetRequests();
    await app.passTime(3 * hour + 30 * minute);
    // Once in 60 to 72 minutes.
    const lists = () => organisation.requestsOf('ListAccounts').length;
    expect(lists()).toBeGreaterThanOrEqual(2);
    expect(lists()).toBeLessThanOrEqual(3);
    expect(portalCalls(organisation)).toHaveLength(lists());

    await app.passTime(2 * hour);
    expect(rolesAsked().toSorted()).toEqual(accounts.toSorted());
    expect(lists()).toBeGreaterThanOrEqual(4);
    expect(lists()).toBeLessThanOrEqual(5);

    const calls = listingOf(organisation).length;
    await app.tray.choose('Open Daypass');
    const panel = await panelOf(app);
    await expect(panel.roles.first()).toBeVisible();
    await expect(progress(panel)).toHaveCount(0);
    expect(listingOf(organisation)).toHaveLength(calls);
  });
});

test.describe('names that are missing or odd', () => {
  const accounts: readonly Account[] = [
    { accountId: '000000000012', roles: ['Admin'] },
    { accountId: '000000000013', emailAddress: 'ops@example.com', roles: ['Admin'] },
    { accountId: '100000000001', accountName: '', roles: ['Admin'] },
    { accountId: '100000000002', accountName: '  ', roles: ['Admin'] },
    { accountId: '100000000003', accountName: 'empty', roles: [] },
    { accountId: '100000000004', accountName: '<b>bold</b> & {{name}}', roles: ['Admin'] },
    { accountId: '100000000005', accountName: 'x'.repeat(300), roles: ['team+ops=night,shift.v2@tokyo'] },
    { accountId: '100000000006', accountName: 'חשבון', roles: ['Admin'] },
  ];
  test.use({ organisationOptions: { accounts } });

  test('every account can be told and found', async ({ app }, testInfo) => {
    const panel = await panelOf(app);
    await expect(progress(panel)).toHaveCount(0);
    for (const id of ['000000000012', '000000000013', '100000000001', '100000000002'])
      await expect(list(panel).getByText(id).first(), id).toBeVisible();
    await expect(list(panel)).toContainText('<b>bold</b> & {{name}}');
    await expect(panel.roles.filter({ hasText: 'empty' })).toContainText('No roles');
    await panel.page.screenshot({ path: testInfo.outputPath('odd-names.png'), fullPage: true });
    expect(await panel.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await panel.search.fill('ops@example.com');
    await expect(panel.roles).toHaveCount(1);
    await expect(list(panel)).toContainText('000000000013');
  });
});
