/** When a session was ended by AWS, where the machine falls asleep around the answer: never an instant before the answer. */
import { afterEach, expect, test, vi } from 'vitest';
import { now, passing, sleepFor, waits } from '../../../../testing/support/clock.ts';
import { type Engine, legacySession, signedInElsewhere, startEngine } from '../../../../testing/support/engine.ts';
import { eventually } from '../../../../testing/support/eventually.ts';
import { hour, minute } from '../../../shared/time.ts';

vi.mock('../../system/clock.ts', () => import('../../../../testing/support/clock.ts'));

let engine: Engine;
afterEach(() => engine.close());

const legacy = legacySession();
/** Somebody is signed in for eight hours, and AWS ends that now. */
const over = async (): Promise<void> => {
  engine = await startEngine({ sessions: [legacy] });
  await engine.putToken(legacy, await signedInElsewhere(engine, legacy));
  await engine.sessions.readTokens();
  engine.organisation.endPortalSession();
};
const sleep = (ms: number): void => {
  engine.organisation.advance(ms);
  sleepFor(ms);
};
const lists = () => engine.organisation.requestsOf('ListAccounts');

test('the request falls asleep, and its answer is there on wake-up: then, and no sooner', async () => {
  await over();
  engine.organisation.configure({ latencyMs: 300 });
  engine.accounts.load(legacy.id);
  await eventually(() => expect(lists()).toHaveLength(1));
  sleep(5 * hour);
  const wokeAt = now();
  const phase = await passing(engine.phaseIs('signed-out', legacy.id));
  expect(phase).toMatchObject({ reason: 'rejected' });
  expect('since' in phase && phase.since).toBeGreaterThanOrEqual(wokeAt);
  expect('since' in phase && phase.since).toBeLessThan(wokeAt + minute);
});

test('the machine falls asleep in the seconds after the answer: at the answer', async () => {
  await over();
  const askedAt = now();
  engine.accounts.load(legacy.id);
  await eventually(() => expect(waits()).toContain(1));
  const answeredBy = now();
  sleep(5 * hour);
  const phase = await passing(engine.phaseIs('signed-out', legacy.id));
  expect(phase).toMatchObject({ reason: 'rejected' });
  expect('since' in phase && phase.since).toBeGreaterThanOrEqual(askedAt);
  expect('since' in phase && phase.since).toBeLessThanOrEqual(answeredBy);
});

test('asleep beyond the token’s own end: that is the end', async () => {
  await over();
  const { expiresAt } = engine.sessions.token(legacy.id)!;
  engine.organisation.configure({ latencyMs: 300 });
  engine.accounts.load(legacy.id);
  await eventually(() => expect(lists()).toHaveLength(1));
  sleep(10 * hour);
  expect(await passing(engine.phaseIs('signed-out', legacy.id))).toMatchObject({
    reason: 'expired',
    since: expiresAt,
  });
});

test('AWS’s clock alone has moved on: by this machine’s clock, as everything that is shown', async () => {
  await over();
  const before = now();
  engine.organisation.advance(5 * hour);
  engine.accounts.load(legacy.id);
  const phase = await passing(engine.phaseIs('signed-out', legacy.id));
  expect('since' in phase && phase.since).toBeGreaterThanOrEqual(before);
  expect('since' in phase && phase.since).toBeLessThan(before + minute);
});
