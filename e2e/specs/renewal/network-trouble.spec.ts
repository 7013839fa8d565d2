/** Trouble on the way to AWS, or at AWS, while a token is due: named, tried again in good time, and nobody is signed out. */
import type { DaypassHost } from '../../hosts/driver.ts';
import { expect, test } from '../../hosts/fixture.ts';
import type { Fault, Organisation } from '../../../testing/identity-center/organisation.ts';
import { readToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { besidesListing, renewalsOf } from '../../objects/idle.ts';
import { anyTime } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { expectLine, expectRenewing, hour, minute, second, signedIn } from '../../objects/signed-in.ts';

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

const always = (organisation: Organisation, fault: Fault) => organisation.faults.always('CreateToken', fault);

const troubles: readonly { readonly name: string; readonly fault: Fault; readonly says: RegExp }[] = [
  { name: 'a captive portal that answers 200 with a page', fault: 'html', says: /isn’t from AWS/ },
  { name: 'a broken answer', fault: 'malformed', says: /isn’t from AWS/ },
  { name: 'a proxy that wants a password', fault: { status: 407 }, says: /network’s proxy blocked/ },
  { name: 'a gateway that reaches nobody', fault: { status: 502 }, says: /AWS is having problems.*status 502/ },
  { name: '500', fault: 'error', says: /AWS is having problems.*status 500/ },
  { name: '503', fault: { status: 503 }, says: /AWS is having problems.*status 503/ },
  { name: '429', fault: 'throttled', says: /Too many requests/ },
];

for (const { name, fault, says } of troubles) {
  test(`${name}: the reason, the next try, and no end`, async ({ home, launch, organisation }) => {
    const before = await signedIn(home, organisation);
    const app = await launch();
    const card = await (await panelOf(app)).signedIn('corp');
    always(organisation, fault);
    await app.sleepLaptop(46 * minute);
    await expect(card.problem).toContainText(says);
    await expect(card.root).toContainText(
      new RegExp(`until ${anyTime} · can’t renew, retrying · next attempt at ${anyTime}`),
    );
    await expectLine(app, 'corp', 'can’t renew, retrying');
    // Past the token's end too: nobody has said that the session is over.
    await app.sleepLaptop(20 * minute);
    await expectLine(app, 'corp', /Expired at .* – sign in again$/);
    expect(readToken(home, 'corp')).toEqual(before);
    organisation.faults.clear();
    await app.sleepLaptop(6 * minute);
    await expectRenewing(app, 'corp', [50, 60]);
    await expect(card.problem).toHaveCount(0);
    expect(await app.openedUrls()).toEqual([]);
  });
}

/** The pauses between the tries of one renewal (s): the attempts of one call follow one another at once. */
function pauses(organisation: Organisation): readonly number[] {
  const at = renewalsOf(organisation).map((request) => request.at);
  return at
    .slice(1)
    .flatMap((later, i) => (later - at[i]! > 5 * second ? [Math.round((later - at[i]!) / second)] : []));
}

test.describe('an hour of it', () => {
  test.use({ time: 'driven' });
  test.skip(({ host }) => host !== 'stand-in', 'Electron has timers of its own beside those of Node');

  const begun = async (launch: () => Promise<DaypassHost>, organisation: Organisation) => {
    const app = await launch();
    await expectRenewing(app);
    await app.passTime(30 * second);
    organisation.forgetRequests();
    return app;
  };

  test('tries at growing intervals, five minutes at most, and little else', async ({ home, launch, organisation }) => {
    organisation.configure({ portalSessionSeconds: 24 * 3600 });
    await signedIn(home, organisation);
    const app = await begun(() => launch('--hidden'), organisation);
    always(organisation, { status: 503 });
    await app.passTime(44 * minute);
    await app.countFromNow();
    await app.passTime(hour);
    const tries = pauses(organisation);
    expect(tries.length).toBeGreaterThanOrEqual(12);
    expect(tries.length).toBeLessThanOrEqual(18);
    expect(Math.max(...tries)).toBeLessThanOrEqual(5.6 * 60);
    expect(tries[0]).toBeLessThan(20);
    expect(tries.at(-1)).toBeGreaterThan(4 * 60);
    // Three attempts a call, as the SDK makes them.
    expect(besidesListing(organisation).length).toBeLessThanOrEqual(3 * 19);
    const { wakeUps } = await app.counts();
    expect(wakeUps.length).toBeLessThanOrEqual(60 * 2 + 19 * 25);
  });

  test('AWS says when to come again: not before, and only once', async ({ home, launch, organisation }) => {
    organisation.configure({ portalSessionSeconds: 24 * 3600 });
    await signedIn(home, organisation);
    const app = await begun(() => launch('--hidden'), organisation);
    always(organisation, { status: 429, retryAfter: 600 });
    await app.passTime(44 * minute);
    await app.passTime(40 * minute);
    const tries = renewalsOf(organisation);
    expect(tries.length).toBeGreaterThanOrEqual(3);
    expect(tries.length).toBeLessThanOrEqual(4);
    for (const pause of pauses(organisation)) expect(pause).toBeGreaterThanOrEqual(600);
    // Neither a wake-up nor another network is a reason to ask sooner.
    await app.power.emit('resume');
    await app.setNetwork('10.7.0.1');
    await app.passTime(minute);
    expect(renewalsOf(organisation).length - tries.length).toBeLessThanOrEqual(1);
  });

  test('another network: what could not reach AWS is tried again at once', async ({ home, launch, organisation }) => {
    await signedIn(home, organisation);
    const app = await begun(() => launch('--hidden'), organisation);
    await app.setNetwork('192.168.1.5');
    await app.passTime(43 * minute);
    await organisation.goOffline();
    await app.passTime(11 * minute);
    await expectLine(app, 'corp', new RegExp(`^corp · Offline, valid until ${anyTime}$`));
    await organisation.goOnline();
    // By now minutes lie between two tries. Without a network there is nothing to try.
    await app.setNetwork(null);
    await app.passTime(35 * second);
    expect(renewalsOf(organisation)).toEqual([]);
    await app.setNetwork('10.7.0.1');
    await app.passTime(35 * second);
    await expectRenewing(app);
    await expect.poll(() => renewalsOf(organisation)).toHaveLength(1);
  });
});
