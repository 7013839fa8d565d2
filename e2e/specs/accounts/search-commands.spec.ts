/** What the search field does beside finding roles: the acts of the menus, by their own words. */
import { expect, test } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { type Panel, panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { roleListOn } from '../../objects/role-list.ts';
import { allowInBrowser, openedPage } from '../../objects/sign-in.ts';
import { expectLine, signedIn } from '../../objects/signed-in.ts';

const accounts = [{ accountId: '100000000001', accountName: 'payments', roles: ['Admin'] }];
test.use({ organisationOptions: { accounts } });

/** Types, waits until this is selected, and presses Enter. */
async function command(panel: Panel, typed: string, title: string): Promise<void> {
  await panel.search.fill(typed);
  await expect(roleListOn(panel.page).selected).toHaveAccessibleName(title);
  await panel.search.press('Enter');
}

test('forgetting a list, signing in to all, a session’s details and a new session are typed', async ({
  home,
  launch,
  organisation,
}, testInfo) => {
  home.writeConfig(sessionConfig() + sessionConfig({ name: 'lab' }));
  await signedIn(home, organisation);
  const app = await launch();
  const panel = await panelOf(app);
  const { page } = panel;
  await expect(await panel.findRole('Admin, payments (100000000001)')).toBeVisible();
  await command(panel, 'details corp', 'Show details of corp');
  await expect(page.getByRole('region', { name: 'Session corp', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  await command(panel, 'sign out corp', 'Sign out of corp');
  await expectLine(app, 'corp', 'Signed out');
  await panel.search.fill('payments');
  await expect(panel.roles.first()).toBeVisible();
  await panel.search.fill('list');
  await photograph(page, 'commands-en', testInfo);
  await command(panel, 'forget list', 'Forget the list of corp');
  await panel.search.fill('payments');
  await expect(page.getByText('No roles match “payments”.')).toBeVisible();

  await command(panel, 'sign in to all', 'Sign in to 2 sessions');
  for (const [at, name] of ['corp', 'lab'].entries()) {
    await allowInBrowser(organisation, await openedPage(app, at + 1));
    await expectLine(app, name, /· Signed in$/);
  }
  const before = organisation.portalSessions;
  await command(panel, 'new session lab', 'Start a new session of lab');
  const question = page.getByRole('group', { name: /^Starting a new session of lab signs you out/ });
  await expect(question).toBeFocused();
  await expect(question).toContainText(
    'AWS then also signs out what else your browser signed in to at this portal: corp.',
  );
  await photograph(page, 'new-session-question-en', testInfo);
  // Nothing has ended yet, and nothing does for somebody who thinks better of it.
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toHaveCount(0);
  expect(organisation.portalSessions).toEqual(before);
  await page.getByRole('button', { name: 'Start a new session', exact: true }).click();
  await question.getByRole('button', { name: 'Start a new session' }).click();
  await allowInBrowser(organisation, await openedPage(app, 3));
  await expectLine(app, 'lab', /· Signed in$/);
  expect(organisation.portalSessions).toHaveLength(2);
  expect(organisation.portalSessions).not.toEqual(before);
});
