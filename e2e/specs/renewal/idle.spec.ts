/** Idle cost: signed in and hidden, Daypass wakes up at most twice a minute, and touches nothing but what a renewal needs. */
import { expect, test } from '../../hosts/fixture.ts';
import { tokenPath, writeToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { besides, changedFiles, listingOf, renewalsOf, versionsOfFiles, workOfListing } from '../../objects/idle.ts';
import { countPageActivity, pageActivity } from '../../objects/page-activity.ts';
import { panelOf } from '../../objects/panel.ts';
import { expectRenewing, hour, minute, second, signedIn } from '../../objects/signed-in.ts';

test.use({ time: 'driven' });
test.skip(({ host }) => host !== 'stand-in', 'Electron has timers of its own beside those of Node');

const sessions = ['corp', 'research'];

test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(sessions.map((name) => sessionConfig({ name })).join(''));
  for (const sessionName of sessions) await signedIn(home, organisation, { sessionName });
});

test('two hours pass unseen: two renewals a session, the accounts once an hour, and nothing else', async ({
  home,
  launch,
  organisation,
}) => {
  const app = await launch('--hidden');
  for (const session of sessions) await expectRenewing(app, session);
  // The start is over: libraries are loaded, the watcher stands, the second looks are done, and the roles are known.
  await app.passTime(5 * minute);
  expect(organisation.requestsOf('ListAccountRoles')).toHaveLength(sessions.length * organisation.accountsOf().length);
  organisation.forgetRequests();
  const before = versionsOfFiles(home);
  await app.countFromNow();
  await app.passTime(2 * hour);

  const { wakeUps, timers, files } = await app.counts();
  expect(renewalsOf(organisation)).toHaveLength(2 * sessions.length);
  const accountLists = organisation.requestsOf('ListAccounts').length;
  expect(accountLists).toBeGreaterThanOrEqual(sessions.length);
  expect(accountLists).toBeLessThanOrEqual(2 * sessions.length);
  expect(organisation.requests).toHaveLength(2 * sessions.length + accountLists);
  const ofListing = besides(renewalsOf(organisation), files);
  expect(besides(listingOf(organisation), ofListing, workOfListing)).toEqual([]);
  // The list with its new age.
  const written = ofListing.filter(({ writes }) => writes).map(({ call }) => call.replaceAll('\\', '/'));
  expect(written.filter((call) => !call.includes('/Daypass/accounts/'))).toEqual([]);
  const tokens = sessions.map((name) =>
    tokenPath(home, name)
      .slice(home.dir.length + 1)
      .replaceAll('\\', '/'),
  );
  const own = ['history.json', 'logs/daypass.log'].map((name) => expect.stringMatching(new RegExp(`Daypass/${name}$`)));
  const changed = changedFiles(before, versionsOfFiles(home));
  const lists = changed.filter((name) => /\/Daypass\/accounts\/[0-9a-f]{16}\.json$/.test(name));
  // What renewals leave behind: the tokens, and in Daypass's own folder one record and one log line for each.
  expect(changed.filter((name) => !lists.includes(name))).toEqual([...tokens.toSorted(), ...own]);
  expect(lists).toHaveLength(sessions.length);
  expect(wakeUps.length, JSON.stringify(timers)).toBeLessThanOrEqual(2 * 2 * 60);
  expect(
    mostInAMinute(
      besides(
        listingOf(organisation),
        besides(
          organisation.requests,
          wakeUps.map((at) => ({ at })),
        ),
        workOfListing,
      ),
    ),
  ).toBeLessThanOrEqual(2);
  expect(await app.windows()).toEqual([]);
});

test('a panel that was closed keeps no timer and no animation running', async ({
  context,
  home,
  launch,
  organisation,
}) => {
  await countPageActivity(context);
  // What cannot be renewed counts down while the panel is open.
  const { refreshToken: _, ...ending } = await signedIn(home, organisation, { sessionName: 'research' });
  writeToken(home, 'research', ending);
  const app = await launch();
  const panel = await panelOf(app);
  for (const session of sessions) await expect((await panel.session(session)).status).toHaveText('Signed in');
  await app.passTime(30 * second);
  await expect
    .poll(() => organisation.requestsOf('ListAccountRoles').length)
    .toBe(sessions.length * organisation.accountsOf().length);
  const { page } = panel;
  await expect.poll(async () => (await pageActivity(page)).armed, 'the countdown of the open panel').toBeGreaterThan(0);
  await app.closePanel();
  await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('hidden');
  await expect.poll(async () => (await pageActivity(page)).armed).toBe(0);

  organisation.forgetRequests();
  const before = await pageActivity(page);
  const sent = (await app.sentToPages()).length;
  await app.passTime(50 * second);
  expect(await pageActivity(page)).toEqual(before);
  await app.passTime(50 * minute);
  expect(organisation.requests).toEqual(renewalsOf(organisation));
  expect(organisation.requests).toHaveLength(1);
  expect((await app.sentToPages()).length).toBe(sent);
  // Nobody has looked for more than a minute: there is no page any more. The next one is right at once.
  expect(page.isClosed()).toBe(true);
  await app.tray.click();
  const again = await panelOf(app);
  await expect((await again.session('research')).status).toHaveText('Expires soon');
  await expect.poll(async () => (await pageActivity(again.page)).armed).toBeGreaterThan(0);
});

function mostInAMinute(events: readonly { readonly at: number }[]): number {
  const within = (from: number): number => events.filter(({ at }) => at >= from && at < from + minute).length;
  return Math.max(...events.map(({ at }) => within(at)));
}
