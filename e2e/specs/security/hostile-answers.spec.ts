/** Answers that begin and do not end, or are of the wrong kind: they cost a try, and neither the truth nor the session. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import type { Fault } from '../../../testing/identity-center/organisation.ts';
import { hasToken, tokenPath } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { told } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { allowInBrowser, openedPage, signInFromTray } from '../../objects/sign-in.ts';
import { expectLine, expectRenewing, minute, signedIn } from '../../objects/signed-in.ts';
import { chooseInTray, signInInTray, trayLine } from '../../objects/tray.ts';

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

test('a renewal whose answer comes drop by drop, while nobody looks: told when the token ends, and mended by itself', async ({
  home,
  launch,
  organisation,
}) => {
  // Half a minute is how long an answer may take; it is waited for twice.
  test.setTimeout(360_000);
  const patient = { timeout: 120_000 };
  await signedIn(home, organisation);
  const app = await launch('--hidden');
  await expectRenewing(app);
  organisation.faults.always('CreateToken', 'trickling');
  await app.sleepLaptop(46 * minute);
  await expect.poll(() => trayLine(app, 'corp'), patient).toMatch(/can’t renew, retrying|Expires at/);
  await app.sleepLaptop(20 * minute);
  await expect.poll(() => trayLine(app, 'corp'), patient).toMatch(/Expired at .* – sign in again$/);
  await expect.poll(() => told(app), patient).toContainEqual(expect.stringMatching(/^corp/));
  organisation.faults.clear();
  await app.sleepLaptop(6 * minute);
  await expect.poll(() => trayLine(app, 'corp'), patient).toBe('corp · Signed in');
  await expectRenewing(app, 'corp', [50, 60]);
});

const wrong: readonly Fault[] = [
  { fields: { accessToken: 5 } },
  { fields: { expiresIn: 'soon' } },
  { fields: { accessToken: 'abc\r\nX-Evil: 1' } },
  'huge',
];
for (const fault of wrong) {
  test(`a renewal's answer with ${JSON.stringify(fault)}: the file stays as it was, to the byte`, async ({
    home,
    launch,
    organisation,
  }) => {
    await signedIn(home, organisation);
    const before = fs.readFileSync(tokenPath(home, 'corp'));
    const app = await launch('--hidden');
    await expectRenewing(app);
    organisation.faults.always('CreateToken', fault);
    await app.sleepLaptop(46 * minute);
    await expectLine(app, 'corp', 'can’t renew, retrying');
    expect(fs.readFileSync(tokenPath(home, 'corp')).equals(before)).toBe(true);
    organisation.faults.clear();
    await app.sleepLaptop(6 * minute);
    await expectRenewing(app, 'corp', [50, 60]);
  });
}

test('a sign-in whose last answer does not end can be cancelled, and says what it waits for', async ({
  launch,
  organisation,
}) => {
  const app = await launch();
  const card = await (await panelOf(app)).session('corp');
  organisation.faults.always('CreateToken', 'never_ending');
  await signInInTray(app, 'corp');
  void allowInBrowser(organisation, await openedPage(app));
  await expect(card.root.getByText('Finishing sign-in…')).toBeVisible();
  await card.cancel.click();
  await expectLine(app, 'corp', 'Signed out');
});

test('a pipe in place of ~/.aws/credentials keeps neither a sign-in nor a sign-out waiting', async ({
  home,
  launch,
  organisation,
}) => {
  test.skip(process.platform === 'win32', 'Windows has no pipes in folders');
  execFileSync('mkfifo', [home.path('.aws', 'credentials')]);
  const app = await launch('--hidden');
  await signInFromTray(app, organisation, 'corp');
  await chooseInTray(app, 'corp', 'Sign out');
  await expectLine(app, 'corp', 'Signed out');
  expect(hasToken(home, 'corp')).toBe(false);
  await expect.poll(() => organisation.requestsOf('Logout')).toHaveLength(1);
});
