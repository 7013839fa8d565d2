/** No end is told of a session that another tool has just renewed, however late it writes its file. */
import { rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTranslator } from '../../shared/messages/index.ts';
import { overallStatus } from '../../shared/session-status.ts';
import { placeOf } from '../aws/api/aws-place.ts';
import { formatToken, type Token } from '../aws/cache/token-file.ts';
import { notificationsFor } from '../surfaces/notification-model.ts';
import { stateText } from '../surfaces/status-text.ts';
import { advance, now, passing, sleepFor, waits } from '../../../testing/support/clock.ts';
import { type Engine, ssoSession } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { renewalsOf, startSignedIn } from '../../../testing/support/renewals.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const [second, minute, hour] = [1000, 60_000, 3_600_000];
const corp = ssoSession();
const t = createTranslator('en');

let engine: Engine;
let token: Token;
/** Every title of a notification, every state of the icon and every line of the tray that there was at any time. */
let told: Set<string>;
beforeEach(async () => {
  [engine, token] = await startSignedIn({ organisation: { portalSessionSeconds: 24 * 3600 } });
  told = new Set();
  const look = (): void => {
    const context = { t, locale: 'en', now: now() } as const;
    const { state } = engine.store;
    for (const { title } of notificationsFor(state, [], context)) told.add(title);
    told.add(`icon ${overallStatus(state, now())}`);
    for (const session of state.sessions) told.add(stateText(session, state.warnMinutes, context));
  };
  engine.store.subscribe(look);
});
afterEach(() => engine.close());

const { look, renewals, renewal } = renewalsOf(() => engine);

/** Another tool renews with what the file holds; what it got is still to be written. */
const renewElsewhere = async (): Promise<Token> => {
  const { clientId, clientSecret, refreshToken } = token;
  const request = { clientId, clientSecret, refreshToken, grantType: 'refresh_token' };
  const got = await engine.oidc.createToken(placeOf({ region: 'us-east-1' }), request);
  return { ...token, ...got, expiresAt: now() + got.expiresIn };
};
/** Daypass has asked AWS for a new token, and AWS has refused. */
const refused = (): Promise<void> =>
  eventually(() => expect(engine.logged.filter((line) => line.includes('renewal refused'))).not.toEqual([]));
/** So much time passes for all who wait, in steps, as it does in life. */
const pass = async (ms: number): Promise<void> => {
  for (let left = ms; left > 0; left -= 100) {
    advance(Math.min(left, 100));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};
const ends = (): readonly string[] => [...told].filter((text) => /ended|expired|sign-in|Expired|Sign in/.test(text));

/** What AWS hands out anew may be the access token alone. */
const withOldRefreshToken = (theirs: Token): Token => ({ ...theirs, refreshToken: token.refreshToken });

const waysToWrite: Readonly<Record<string, (theirs: Token) => Promise<void>>> = {
  'in place': (theirs) => engine.putToken(corp, theirs),
  'with the refresh token that it had': (theirs) => engine.putToken(corp, withOldRefreshToken(theirs)),
  'after removing the old file': async (theirs) => {
    await rm(engine.fileOf('corp'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await engine.putToken(corp, theirs);
  },
  'in two halves': async (theirs) => {
    const text = formatToken(theirs);
    await writeFile(engine.fileOf('corp'), text.slice(0, 40));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await writeFile(engine.fileOf('corp'), text);
  },
};

describe.each([0.2, 0.7, 1.5, 6, 9.5])('another tool writes its file %s s after AWS has refused', (seconds) => {
  test.each(Object.keys(waysToWrite))('after a night of sleep, %s', async (way) => {
    sleepFor(10 * hour);
    const theirs = await renewElsewhere();
    look();
    await refused();
    await pass(seconds * second);
    expect(renewal()).toMatchObject({ kind: 'running' });
    await waysToWrite[way]!(theirs);
    await passing(engine.renewals.idle());
    expect(engine.phase()).toMatchObject({
      step: 'active',
      accessTokenEndsAt: Math.floor(theirs.expiresAt / 1000) * 1000,
    });
    expect(renewal().kind).toBe('automatic');
    expect(ends()).toEqual([]);
    // What was learned of the session's length stays: it has not ended.
    expect(engine.history.usualLength(corp.id)).toBe(null);
  });

  test('ahead of the end', async () => {
    advance(50 * minute);
    const theirs = await renewElsewhere();
    look();
    await refused();
    await pass(seconds * second);
    await engine.putToken(corp, theirs);
    await passing(engine.renewals.idle());
    expect(renewal().kind).toBe('automatic');
    expect(ends()).toEqual([]);
  });
});

test('a machine that falls asleep again gives the other tool its time after that', async () => {
  sleepFor(10 * hour);
  const theirs = await renewElsewhere();
  look();
  await refused();
  await pass(2 * second);
  sleepFor(hour / 2);
  await pass(5 * second);
  await engine.putToken(corp, theirs);
  await passing(engine.renewals.idle());
  expect(renewal().kind).toBe('automatic');
  expect(ends()).toEqual([]);
});

test('a session that has ended is told of after ten seconds, by the time of its end; AWS is asked once', async () => {
  engine.organisation.endPortalSession();
  sleepFor(10 * hour);
  look();
  await refused();
  for (let looks = 0; looks < 10; looks++) {
    await eventually(() => expect(waits()).toContain(1));
    expect(ends()).toEqual([]);
    advance(second);
    // Whoever waited has looked at the clock.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await eventually(() => expect(engine.phase().step).toBe('signed-out'));
  expect(engine.phase()).toMatchObject({ step: 'signed-out', reason: 'expired', since: token.expiresAt });
  await eventually(() => expect([...told]).toContain('corp: session expired'));
  expect(renewals()).toBe(1);
});

test('a sign-out in the meantime is not held up, and nothing is told of the end', async () => {
  engine.organisation.endPortalSession();
  sleepFor(10 * hour);
  look();
  await refused();
  await engine.signOut.signOut(corp.id);
  await pass(12 * second);
  await engine.renewals.idle();
  expect(engine.phase()).toMatchObject({ step: 'signed-out', reason: 'asked' });
  expect([...told]).not.toContain('corp: session expired');
});

test('quitting does not wait for it, and claims nothing', async () => {
  engine.organisation.endPortalSession();
  sleepFor(10 * hour);
  look();
  await refused();
  await engine.renewals.finish();
  expect(renewal()).toMatchObject({ kind: 'running' });
  expect(ends()).toEqual([]);
});

test('another Daypass need not wait for the lock meanwhile', async () => {
  engine.organisation.endPortalSession();
  sleepFor(10 * hour);
  look();
  await refused();
  const other = await engine.restarted();
  other.renewals.look(now());
  await eventually(() => expect(renewals()).toBe(2));
  await other.renewals.finish();
});
