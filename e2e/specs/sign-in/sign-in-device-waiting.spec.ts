/** While a code waits to be confirmed: the pace of the questions, the answers, a lost network and a closed lid. */
import { expect, test } from '../../hosts/fixture.ts';
import type { Organisation } from '../../../testing/identity-center/organisation.ts';
import { hasToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { askForCode } from '../../objects/sign-in.ts';
import { trayLabels } from '../../objects/tray.ts';

test.use({ organisationOptions: { interval: 1 } });

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

function pauses(organisation: Organisation): readonly number[] {
  const start = organisation.requestsOf('StartDeviceAuthorization').map(({ at }) => at);
  const times = [...start, ...organisation.requestsOf('CreateToken').map(({ at }) => at)];
  return times.slice(1).map((at, i) => (at - (times[i] ?? 0)) / 1000);
}

test('asks at the pace that AWS gives, and five seconds slower after each slow_down', async ({ app, organisation }) => {
  organisation.faults.next('CreateToken', 'pending', 2);
  organisation.faults.next('CreateToken', 'slow_down');
  const { card, code } = await askForCode(app, organisation);
  await expect.poll(() => organisation.requestsOf('CreateToken').length).toBe(5);
  const [first, second, third, afterSlowDown, andForGood] = pauses(organisation);
  for (const pause of [first, second, third]) expect(pause).toBeGreaterThan(0.95);
  for (const pause of [first, second, third]) expect(pause).toBeLessThan(3);
  for (const pause of [afterSlowDown, andForGood]) expect(pause).toBeGreaterThan(5.95);
  // All of that is quiet: people see a code that waits.
  await expect(card.code).toHaveText(code);
  await expect(card.problem).toHaveCount(0);
});

test('asks every five seconds where AWS names no pace', async ({ app, organisation }) => {
  organisation.configure({ interval: undefined });
  await askForCode(app, organisation);
  await expect.poll(() => organisation.requestsOf('CreateToken').length).toBe(2);
  for (const pause of pauses(organisation)) {
    expect(pause).toBeGreaterThan(4.95);
    expect(pause).toBeLessThan(7);
  }
});

test('denied: the panel says so, and offers to sign in again', async ({ app, home, organisation }) => {
  const { card, code } = await askForCode(app, organisation);
  organisation.denyDevice(code);
  await expect(card.status).toHaveText('Signed out');
  await expect(card.problem).toContainText('Access was denied in the browser');
  await expect(card.signIn).toBeEnabled();
  expect(hasToken(home, 'corp')).toBe(false);
});

test('expired: the panel says so, and a new code works', async ({ app, organisation }) => {
  const { card, code } = await askForCode(app, organisation);
  organisation.expireDeviceCode(code);
  await expect(card.problem).toContainText('Sign-in timed out');
  await expect(card.status).toHaveText('Signed out');
  const again = await askForCode(app, organisation);
  expect(again.code).not.toBe(code);
  organisation.approveDevice(again.code);
  await expect(card.status).toHaveText('Signed in');
});

test('the network goes away and comes back: the same code still works', async ({ app, home, organisation }) => {
  const { card, code } = await askForCode(app, organisation);
  await organisation.goOffline();
  await expect(card.problem).toContainText(`Can’t reach ${new URL(organisation.url).host}`);
  await expect(card.problem).toContainText('Retrying');
  await expect(card.code).toHaveText(code);
  await organisation.goOnline();
  await expect(card.problem).toHaveCount(0);
  organisation.faults.next('CreateToken', { status: 503 });
  organisation.faults.next('CreateToken', 'html');
  organisation.approveDevice(code);
  await expect(card.status).toHaveText('Signed in');
  expect(hasToken(home, 'corp')).toBe(true);
});

test('the lid is closed in between: the same code still works', async ({ app, home, organisation }) => {
  const { card, code } = await askForCode(app, organisation);
  await app.sleepLaptop(5 * 60_000);
  await expect(card.countdown).toHaveText(/^(5:00|4:\d\d) left$/);
  await expect(card.code).toHaveText(code);
  organisation.approveDevice(code);
  await expect(card.status).toHaveText('Signed in');
  expect(hasToken(home, 'corp')).toBe(true);
});

test('allowed on the phone while the lid was closed past the end of the code', async ({ app, organisation }) => {
  const { card } = await askForCode(app, organisation);
  await app.sleepLaptop(601_000);
  await expect(card.problem).toContainText('Sign-in timed out');
  await expect(card.status).toHaveText('Signed out');
  await expect(card.code).toHaveCount(0);
  await expect.poll(() => trayLabels(app)).toContain('corp · Signed out – sign in');
});
