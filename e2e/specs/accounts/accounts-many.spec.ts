/** Large organisations: pages of a hundred, at the rate that AWS takes, what is looked at first. */
import { expect, test } from '../../hosts/fixture.ts';
import type { Organisation } from '../../../testing/identity-center/organisation.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { type Panel, panelOf } from '../../objects/panel.ts';
import { minute, second, signedIn } from '../../objects/signed-in.ts';

test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(sessionConfig());
  await signedIn(home, organisation);
});

const progress = ({ page }: Panel) => page.getByRole('progressbar');
const list = ({ page }: Panel) => page.getByRole('listbox', { name: 'Accounts and roles' });
const idsAsked = (organisation: Organisation) =>
  organisation.requestsOf('ListAccountRoles').map(({ query }) => query['account_id']);

/** How many accounts in the visible part of the list have no roles yet. */
const loadingInSight = (panel: Panel) =>
  list(panel)
    .getByText('Loading roles…')
    .evaluateAll(
      (all) =>
        all.map((one) => one.getBoundingClientRect()).filter(({ top, bottom }) => bottom > 0 && top < innerHeight)
          .length,
    );

test.describe('3,000 accounts', () => {
  test.use({ organisationOptions: { accounts: 3000, rolesPerAccount: 1 } });

  test('are listed in pages of a hundred, and each of them can be found', async ({ app, organisation }) => {
    const panel = await panelOf(app);
    await expect(progress(panel)).toContainText(/^Loading roles: [\d,]+ of 3,?000 accounts$/);
    const pages = organisation.requestsOf('ListAccounts');
    expect(pages).toHaveLength(30);
    expect(new Set(pages.map(({ query }) => query['max_result']))).toEqual(new Set(['100']));
    expect(new Set(pages.map(({ query }) => query['next_token'])).size).toBe(30);
    const accounts = organisation.accountsOf();
    for (const index of [0, 99, 100, 1499, 2899, 2999]) {
      const { accountId } = accounts[index]!;
      await panel.search.fill(accountId);
      await expect(panel.role(new RegExp(`\\b${accountId}\\b`)).first(), `account ${index}`).toBeVisible();
    }
    await panel.search.fill('000000000000');
    await expect(panel.page.getByText('No roles match')).toBeVisible();
  });
});

test.describe('1,000 accounts', () => {
  test.use({ organisationOptions: { accounts: 1000, rolesPerAccount: 1 } });

  test('the roles of an account that is looked for come first, on demand', async ({ app, organisation }) => {
    const panel = await panelOf(app);
    await expect(progress(panel)).toContainText(/^Loading roles:/);
    const asked = new Set(idsAsked(organisation));
    const { accountId } = organisation
      .accountsOf()
      .findLast((account) => !asked.has(account.accountId) && account.accountName)!;
    await panel.search.fill(accountId);
    await expect(panel.role(new RegExp(`\\b${accountId}\\b`)).first()).toBeVisible();
    await expect(panel.page.getByText('No roles match')).toHaveCount(0);
    await expect(panel.role(new RegExp(`^[^,]+, [^,]+, ${accountId}$`))).toBeVisible();
    // In its turn it would be one of the last of a thousand.
    expect(idsAsked(organisation).indexOf(accountId) - asked.size).toBeLessThan(200);
    await panel.search.fill('');

    await panel.search.press('End');
    await expect.poll(() => loadingInSight(panel)).toBe(0);
    expect(idsAsked(organisation).length).toBe(new Set(idsAsked(organisation)).size);
  });

  test('what is looked at stays where it is while accounts come in above it', async ({ app, organisation }) => {
    organisation.configure({ latencyMs: 700 });
    const panel = await panelOf(app);
    // In one look at the page, so that nothing comes in between: the first account in sight, and how high the list is.
    const look = (known: string | null) =>
      list(panel).evaluate((element, name) => {
        const top = element.getBoundingClientRect().top;
        const rows = [...element.querySelectorAll('[role=option]')];
        const row = rows.find((one) =>
          name === null ? one.getBoundingClientRect().top > top : one.getAttribute('aria-label')?.startsWith(name),
        );
        return {
          name: row?.getAttribute('aria-label')?.replace(/, .*/, '') ?? '',
          top: Math.round((row?.getBoundingClientRect().top ?? NaN) - top),
          size: element.scrollHeight,
        };
      }, known);
    await expect.poll(async () => (await look(null)).size).toBeGreaterThan(5000);
    await list(panel).evaluate((element) => element.scrollTo(0, 3000));
    // Until the page has drawn what it was scrolled to.
    await expect.poll(() => list(panel).evaluate((element) => element.scrollTop)).toBeGreaterThanOrEqual(3000);
    const before = await look(null);
    await expect.poll(async () => (await look(before.name)).size).toBeGreaterThan(before.size + 5000);
    expect((await look(before.name)).top).toBe(before.top);
  });
});

test.describe('a panel that is hidden while accounts are loaded', () => {
  test.use({ organisationOptions: { accounts: 1500, rolesPerAccount: 1 }, time: 'driven' });
  test.skip(({ host }) => host !== 'stand-in', 'Electron has timers of its own beside those of Node');

  test('loading goes on, ten times more slowly', async ({ app, organisation }) => {
    const calls = () => organisation.requestsOf('ListAccountRoles').length;
    const within = async (ms: number): Promise<number> => {
      const before = calls();
      await app.passTime(ms);
      return calls() - before;
    };
    const panel = await panelOf(app);
    await expect(progress(panel)).toContainText(/^Loading roles:/);
    // The rate rises from eighteen calls a second.
    expect(await within(3 * second)).toBeGreaterThan(30);
    await app.closePanel();
    await expect.poll(async () => (await app.windows()).some(({ visible }) => visible)).toBe(false);
    const hidden = await within(10 * second);
    expect(hidden).toBeGreaterThan(10);
    // A tenth of twice what AWS takes; all of that would be 180 at least.
    expect(hidden).toBeLessThan(100);
    await app.tray.choose('Open Daypass');
    expect(await within(3 * second)).toBeGreaterThan(30);
  });
});

test.describe('a service that allows 20 calls a second', () => {
  test.use({ organisationOptions: { accounts: 150, rolesPerAccount: 2, rateLimit: 20 } });

  test('no account is lost, and the limit is hardly ever met', async ({ app, organisation }) => {
    const panel = await panelOf(app);
    await expect(progress(panel)).toContainText(/^Loading roles:/);
    await expect(progress(panel)).toHaveCount(0);
    const answered = organisation.requestsOf('ListAccountRoles').filter(({ status }) => status === 200);
    expect(new Set(answered.map(({ query }) => query['account_id'])).size).toBe(150);
    expect(organisation.requests.filter(({ status }) => status === 429).length).toBeLessThanOrEqual(5);
    await expect(panel.page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
    await panel.search.fill('ReadOnlyAccess');
    await expect(panel.role(/, ReadOnlyAccess, /).first()).toBeVisible();
  });
});

test.describe('other tools use up the limit', () => {
  test.use({ organisationOptions: { accounts: 60, rolesPerAccount: 1 }, time: 'driven' });

  test('calls that are turned away are made again, and nothing is lost', async ({ app, organisation }) => {
    organisation.faults.next('ListAccounts', 'throttled');
    organisation.faults.next('ListAccountRoles', 'throttled', 25);
    const panel = await panelOf(app);
    await expect(progress(panel)).toContainText(/^Loading roles:/);
    // So many refusals in a row leave one call in two seconds.
    await app.passTime(2 * minute);
    await expect(progress(panel)).toHaveCount(0);
    await expect(panel.page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
    const answered = organisation.requestsOf('ListAccountRoles').filter(({ status }) => status === 200);
    expect(new Set(answered.map(({ query }) => query['account_id'])).size).toBe(60);
  });
});
