/** Signing in to several sessions: one page after the other, and no further page after somebody has said no. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nothingManaged } from '../../shared/managed-settings.ts';
import { second } from '../../shared/time.ts';
import { advance } from '../../../testing/support/clock.ts';
import { type Engine, signedInElsewhere, ssoSession, startEngine, startUrl } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const names = ['one', 'two', 'three'] as const;
const sessions = names.map((name) => ssoSession({ name }));
const [one, two, three] = names.map((name) => `sso-session:${name}` as const) as [
  'sso-session:one',
  'sso-session:two',
  'sso-session:three',
];

let engine: Engine;
beforeEach(async () => {
  engine = await startEngine({ sessions });
  await engine.sessions.readTokens();
});
afterEach(() => engine.close());

const steps = () => engine.store.state.sessions.map(({ phase }) => phase.step);
/** The page that has opened as the `n`-th one, which may have to wait for its turn. */
const page = (n: number) =>
  eventually(() => {
    advance(second / 10);
    expect(engine.opened).toHaveLength(n);
    return engine.opened[n - 1]!;
  });
const allow = async (url: string) => void (await fetch(await engine.organisation.approveAuthorization(url)));
/** Nothing more opens, however long one waits. */
const nothingMore = async (opened: number): Promise<void> => {
  for (let times = 0; times < 20; times++) {
    advance(second);
    await new Promise(setImmediate);
  }
  expect(engine.opened).toHaveLength(opened);
};

test('each page opens when the sign-in before is done with, and never two at a time', async () => {
  await engine.signInQueue.start(null);
  await allow(await page(1));
  await engine.phaseIs('active', one);
  const second = await page(2);
  expect(steps()).toEqual(['active', 'signing-in', 'signed-out']);
  await allow(second);
  await allow(await page(3));
  await engine.phaseIs('active', three);
  await nothingMore(3);
});

test('only those that are asked for, and only those that need it', async () => {
  await engine.putToken(sessions[1]!, await signedInElsewhere(engine, sessions[1]!));
  await engine.sessions.readTokens();
  await engine.signInQueue.start([two, three]);
  await allow(await page(1));
  await engine.phaseIs('active', three);
  await nothingMore(1);
  expect(steps()).toEqual(['signed-out', 'active', 'active']);
});

test('one that an administrator rules out is passed over, and keeps none of the others from their turn', async () => {
  const managed = { ...nothingManaged, place: '/etc/daypass/managed.json', allowedStartUrls: [startUrl] };
  engine.store.update((state) => ({ ...state, managed }));
  engine.store.updateSession(one, (session) => ({ ...session, startUrl: 'https://d-9999999999.awsapps.com/start' }));
  expect(await engine.signInQueue.start(null)).toMatchObject({ ok: true });
  await allow(await page(1));
  await engine.phaseIs('active', two);
  await allow(await page(2));
  await engine.phaseIs('active', three);
  await nothingMore(2);
  expect(steps()).toEqual(['signed-out', 'active', 'active']);
});

test.each([
  ['is cancelled', () => engine.signIn.cancel(one)],
  ['is denied', async () => void (await fetch(await engine.organisation.denyAuthorization(engine.opened[0]!)))],
])('the rest is dropped when one %s', async (_, end) => {
  await engine.signInQueue.start(null);
  await page(1);
  await end();
  await engine.phaseIs('signed-out', one);
  await nothingMore(1);
  expect(steps()).toEqual(['signed-out', 'signed-out', 'signed-out']);
  // And the next wish begins anew.
  await engine.signInQueue.start(null);
  await page(2);
});

test('the rest is dropped when somebody signs out of the one that waits', async () => {
  await engine.signInQueue.start(null);
  await page(1);
  await engine.signOut.signOut(one);
  await nothingMore(1);
  expect(steps()).toEqual(['signed-out', 'signed-out', 'signed-out']);
});

test('asked again while one waits, it opens the same page again', async () => {
  await engine.signInQueue.start(null);
  const first = await page(1);
  await engine.signInQueue.start(null);
  expect(await page(2)).toBe(first);
  expect(steps()).toEqual(['signing-in', 'signed-out', 'signed-out']);
});

test('a sign-in with another tool meanwhile brings the next page', async () => {
  await engine.signInQueue.start(null);
  await page(1);
  await engine.putToken(sessions[0]!, await signedInElsewhere(engine, sessions[0]!));
  await engine.sessions.readTokens();
  await page(2);
  await eventually(() => expect(steps()).toEqual(['active', 'signing-in', 'signed-out']));
});

test('nobody needs it: nothing happens', async () => {
  expect(await engine.signInQueue.start([])).toMatchObject({ ok: true });
  await nothingMore(0);
});
