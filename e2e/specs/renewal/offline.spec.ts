/** No network, a captive portal, or AWS in trouble: a clear message, nothing lost, and all well when it is over. */
import fs from 'node:fs';
import type { DaypassHost } from '../../hosts/driver.ts';
import { expect, test } from '../../hosts/fixture.ts';
import type { Fault, Organisation } from '../../../testing/identity-center/organisation.ts';
import { awsTime, hasToken, pythonJson, readToken, tokenPath, writeToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { anyTime } from '../../objects/notifications.ts';
import { panelOf, type SessionCard } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { allowInBrowser, openedPage, signInFromTray } from '../../objects/sign-in.ts';
import { signInElsewhere } from '../../../testing/sign-in-elsewhere.ts';
import { expectLine, expectRenewing } from '../../objects/signed-in.ts';
import { trayLabels, trayLine } from '../../objects/tray.ts';

test.use({ organisationOptions: { accounts: 3, interval: 1 } });

const minute = 60_000;

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

/** Three ways in which AWS is not there; each with what people read. */
const troubles: readonly {
  readonly name: string;
  readonly begin: (organisation: Organisation) => unknown;
  readonly end: (organisation: Organisation) => unknown;
  readonly says: RegExp;
  readonly advice: RegExp;
}[] = [
  {
    name: 'without a network',
    begin: (organisation) => organisation.goOffline(),
    end: (organisation) => organisation.goOnline(),
    says: /Can’t reach (127\.0\.0\.1:\d+|portal\.sso\.\S+)/,
    advice: /Check your network connection or VPN/i,
  },
  {
    name: 'behind a captive portal',
    begin: always('html'),
    end: (organisation) => organisation.faults.clear(),
    says: /The response from (127\.0\.0\.1:\d+|portal\.sso\.\S+) isn’t from AWS/,
    advice: /open any web page in your browser/,
  },
  {
    name: 'while AWS is in trouble',
    begin: always({ status: 503 }),
    end: (organisation) => organisation.faults.clear(),
    says: /AWS is having problems \((127\.0\.0\.1:\d+|portal\.sso\.\S+), status 503\)/,
    advice: /Wait a few minutes|Retrying shortly/,
  },
  {
    name: 'with connections that break off',
    begin: always('dropped'),
    end: (organisation) => organisation.faults.clear(),
    says: /Can’t reach (127\.0\.0\.1:\d+|portal\.sso\.\S+)/,
    advice: /Check your network connection or VPN/i,
  },
];

function always(fault: Fault): (organisation: Organisation) => void {
  return (organisation) => organisation.faults.always('any', fault);
}

const signIn = async (app: DaypassHost, organisation: Organisation, card: SessionCard, count: number) => {
  await card.signIn.click();
  await allowInBrowser(organisation, await openedPage(app, count));
  await expect(card.status).toHaveText('Signed in');
};

for (const { name, begin, end, says, advice } of troubles) {
  test(`sign-in ${name}`, async ({ app, home, organisation }) => {
    const card = await (await panelOf(app)).session('corp');
    await expect(card.status).toHaveText('Signed out');
    await begin(organisation);
    await card.signIn.click();
    await expect(card.problem).toContainText(says);
    await expect(card.problem).toContainText(advice);
    await expect(card.status).toHaveText('Signed out');
    expect(await trayLabels(app)).toContain('1 problem…');
    expect(await app.openedUrls()).toEqual([]);
    expect(hasToken(home, 'corp')).toBe(false);

    await end(organisation);
    await signIn(app, organisation, card, 1);
    await expect(card.problem).toHaveCount(0);
  });

  test(`accounts ${name}`, async ({ home, launch, organisation }) => {
    const text = pythonJson(await signInElsewhere(organisation));
    writeToken(home, 'corp', text);
    await begin(organisation);
    const app = await launch();
    const panel = await panelOf(app);
    // The SDK's ten attempts come first.
    await expect(panel.accountsProblem).toContainText(says);
    await expect(panel.accountsProblem).toContainText(advice);
    // Nobody is signed out by a network.
    await expect((await panel.session('corp')).status).toHaveText('Signed in');
    expect(fs.readFileSync(tokenPath(home, 'corp'), 'utf8')).toBe(text);

    await end(organisation);
    // The app tries again by itself as well, and may have taken the button away by now: then nothing waits for this click.
    const again = panel.accountsProblem.getByRole('button', { name: 'Try again' });
    void again.click().catch(() => undefined);
    await expect(panel.accountsProblem).toHaveCount(0);
    await expect(panel.roles.first()).toBeVisible();
    expect(organisation.requestsOf('ListAccounts').at(-1)?.status).toBe(200);
  });

  test(`renewal ${name}`, async ({ home, launch, organisation }) => {
    const token = await signInElsewhere(organisation);
    const text = pythonJson({ ...token, expiresAt: awsTime(Date.now() + 10 * minute) });
    writeToken(home, 'corp', text);
    await begin(organisation);
    const app = await launch();
    const card = await (await panelOf(app)).session('corp');
    await expectLine(app, 'corp', /can’t renew, retrying|Offline|Expires at/);
    // A network that is gone for a moment only is nothing to complain about.
    await app.sleepLaptop(61_000);
    await expect(card.problem).toContainText(says);
    await expect(card.problem).toContainText(/[Rr]etrying/);
    expect(fs.readFileSync(tokenPath(home, 'corp'), 'utf8')).toBe(text);
    await expect
      .poll(() => trayLine(app, 'corp'))
      .toMatch(
        new RegExp(
          ` · (Signed in, can’t renew, retrying|Expires at ${anyTime} – sign in again|Offline, valid until ${anyTime})$`,
        ),
      );
    expect(await app.notifications()).toEqual([]);

    await end(organisation);
    // Nobody has to click: the next try comes by itself, here after a short sleep.
    await app.sleepLaptop(40_000);
    await expect(card.problem).toHaveCount(0);
    await expect(card.status).toHaveText('Signed in');
    await expectRenewing(app, 'corp', [59, 60]);
    expect(readToken(home, 'corp')['accessToken']).not.toBe(token['accessToken']);
    expect(await app.openedUrls()).toEqual([]);
  });
}

test('past the end of its token without a network a session is offline, and nowhere ended', async ({
  home,
  launch,
  organisation,
}, testInfo) => {
  const token = await signInElsewhere(organisation);
  writeToken(home, 'corp', token);
  const app = await launch();
  const panel = await panelOf(app);
  const { page } = panel;
  const card = await panel.session('corp');
  await expect(card.status).toHaveText('Signed in');
  await organisation.goOffline();
  await app.sleepLaptop(61 * minute);
  await expect(card.status).toHaveText('Offline');
  await expect(card.statusLine).toContainText('renews when the network is back');
  await expect(card.countdown).toHaveCount(0);
  await expect(panel.chip('corp')).toHaveAccessibleName('corp offline');
  await expect(page.locator('header [role=status]')).toHaveText('offline');
  await expectLine(app, 'corp', /^corp · Offline, renews when the network is back$/);
  await expect.poll(async () => (await app.tray.icon()).files).toEqual([expect.stringContaining('offline')]);
  for (const language of ['ja', 'en'] as const)
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate((to) => window.daypass.dispatch({ type: 'set-language', language: to }), language);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await photograph(page, `offline-over-${language}-${colorScheme}`, testInfo);
    }
  await organisation.goOnline();
  await app.sleepLaptop(minute);
  await expect(card.status).toHaveText('Signed in');
  await expect(panel.chip('corp')).toHaveAccessibleName('corp Signed in');
});

test('the network goes away between the browser’s yes and the token', async ({ app, home, organisation }) => {
  const card = await (await panelOf(app)).session('corp');
  await card.signIn.click();
  const redirect = await organisation.approveAuthorization(await openedPage(app));
  await organisation.goOffline();
  await fetch(redirect);
  await expect(card.problem).toContainText(/Can’t reach 127\.0\.0\.1:\d+/);
  await expect(card.status).toHaveText('Signed out');
  expect(hasToken(home, 'corp')).toBe(false);
  await organisation.goOnline();
  await signIn(app, organisation, card, 2);
});

test('an answer that was lost on its way does not sign anybody out', async ({ app, home, organisation }) => {
  await signInFromTray(app, organisation);
  const panel = await panelOf(app);
  await expect(panel.roles.first()).toBeVisible();
  organisation.faults.next('ListAccounts', 'malformed');
  await (await panel.session('corp')).act('Refresh accounts').click();
  await expect.poll(() => organisation.faults.waiting).toBe(0);
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
  // What was shown before stays on screen.
  await expect(panel.roles.first()).toBeVisible();
  expect(hasToken(home, 'corp')).toBe(true);
});

test('one account that fails does not spoil the list', async ({ home, launch, organisation }) => {
  const [first, second] = organisation.accountsOf();
  organisation.faults.always({ operation: 'ListAccountRoles', accountId: first!.accountId }, 'forbidden');
  writeToken(home, 'corp', await signInElsewhere(organisation));
  const app = await launch();
  const panel = await panelOf(app);
  await panel.search.fill(second!.accountId);
  await expect(panel.role(new RegExp(`\\b${second!.accountId}\\b`)).first()).toBeVisible();
  const failed = panel.rolesProblem;
  await expect(failed).toContainText('denies access to it');
  await expect((await panel.session('corp')).status).toHaveText('Signed in');
  organisation.faults.clear();
  await failed.getByRole('button', { name: 'Try again' }).click();
  await expect(failed).toHaveCount(0);
  await panel.search.fill(first!.accountId);
  await expect(panel.role(new RegExp(`\\b${first!.accountId}\\b`)).first()).toBeVisible();
});
