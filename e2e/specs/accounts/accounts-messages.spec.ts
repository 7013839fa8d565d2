/** What travels to the panel of a large organisation: changes in small messages, each when the last one is drawn. */
import { channels } from '../../../src/shared/bridge.ts';
import { mostInMessage, type SnapshotMessage } from '../../../src/shared/snapshot-message.ts';
import { sessionConfig } from '../../../testing/config.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { panelOf } from '../../objects/panel.ts';
import { signedIn } from '../../objects/signed-in.ts';

test.use({ organisationOptions: { accounts: 3000, rolesPerAccount: 1 } });

test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(sessionConfig());
  await signedIn(home, organisation);
});

/** A state without long lists, whatever the size of the organisation (bytes). */
const small = 20_000;

const messagesOf = async (app: DaypassHost): Promise<readonly SnapshotMessage[]> =>
  (await app.sentToPages())
    .filter(({ channel, kind }) => channel === channels.snapshot && kind === 'message')
    .map(({ payload }) => [payload].flat()[0] as SnapshotMessage);

const accountsIn = (message: SnapshotMessage): number =>
  message.changes
    .filter(({ list }) => list.startsWith('accounts '))
    .flatMap(({ edits }) => edits.flatMap(({ put }) => put)).length;

test('no message is large, none repeats what the page has, and a page that was loaded again gets everything', async ({
  app,
  organisation,
}) => {
  const panel = await panelOf(app);
  const [first, last] = [organisation.accountsOf()[0]!, organisation.accountsOf()[2999]!];
  const finds = async (accountId: string): Promise<void> => {
    await panel.search.fill(accountId);
    await expect(panel.page.getByText(accountId).first()).toBeVisible();
  };
  await expect.poll(() => organisation.requestsOf('ListAccountRoles').length).toBeGreaterThan(20);
  await finds(last.accountId);

  const listed = await messagesOf(app);
  for (const message of listed) expect(JSON.stringify(message).length).toBeLessThan(mostInMessage + small);
  // Each account comes once with its page, and again when its roles are asked for and when they are there.
  const asked = organisation.requestsOf('ListAccountRoles').length;
  expect(listed.reduce((sum, message) => sum + accountsIn(message), 0)).toBeLessThanOrEqual(3000 + 2 * asked);

  await panel.page.evaluate(() => window.daypass.dispatch({ type: 'set-language', language: 'ja' }));
  await expect(panel.page.locator('html')).toHaveAttribute('lang', 'ja');
  // But for the accounts, of which some may have changed in the same instant.
  const states = (await messagesOf(app)).map(({ state }) => state);
  expect(states.some(({ locale }) => locale === 'ja')).toBe(true);
  for (const state of states) expect(JSON.stringify(state).length).toBeLessThan(small);
  await panel.page.evaluate(() => window.daypass.dispatch({ type: 'set-language', language: 'en' }));
  await expect(panel.page.locator('html')).toHaveAttribute('lang', 'en');

  const before = (await messagesOf(app)).length;
  await panel.page.reload();
  await finds(first.accountId);
  await finds(last.accountId);
  const again = async (): Promise<readonly SnapshotMessage[]> => {
    const messages = (await messagesOf(app)).slice(before);
    const anew = messages.findIndex(({ after }) => after === 0);
    return anew < 0 ? [] : messages.slice(anew);
  };
  const come = async (): Promise<number> => (await again()).reduce((sum, message) => sum + accountsIn(message), 0);
  await expect.poll(come).toBeGreaterThanOrEqual(3000);
  for (const message of await again()) expect(JSON.stringify(message).length).toBeLessThan(mostInMessage + small);
});
