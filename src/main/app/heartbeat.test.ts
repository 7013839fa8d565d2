/** What a look of the alarm does after a sleep, after the clock was set, and when one of those who look fails. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Active } from '../../shared/app-state.ts';
import { hour, minute } from '../../shared/time.ts';
import { advance, now, passing, sleepFor } from '../../../testing/support/clock.ts';
import type { Engine } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { renewalsOf, startSignedIn } from '../../../testing/support/renewals.ts';
import { createHeartbeat, type Heartbeat } from './heartbeat.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

let engine: Engine;
let heartbeat: Heartbeat;
let lookedSoon = 0;
beforeEach(async () => {
  [engine] = await startSignedIn();
  lookedSoon = 0;
  heartbeat = createHeartbeat(engine, [], () => void (lookedSoon += 1));
});
afterEach(() => engine.close());

const { renewal, renewals } = renewalsOf(() => engine);
const accessToken = () => engine.sessions.token('sso-session:corp')?.accessToken;

test('an even look does what is due, and says when to look again', async () => {
  expect(heartbeat.look(now(), 0)).toBeGreaterThan(now() + 30 * minute);
  expect(renewals()).toBe(0);
  advance(50 * minute);
  heartbeat.look(now(), 0);
  expect(renewal()).toMatchObject({ kind: 'running' });
  await passing(engine.renewals.idle());
  expect([renewals(), lookedSoon]).toEqual([1, 0]);
});

test('after a sleep a renewal that waits for the network is tried at once, and the files are read', async () => {
  await engine.organisation.goOffline();
  advance(50 * minute);
  heartbeat.look(now(), 0);
  await passing(engine.renewals.idle());
  expect(renewal()).toMatchObject({ kind: 'failing' });
  await engine.organisation.goOnline();
  heartbeat.look(now(), 0);
  expect(renewal()).toMatchObject({ kind: 'failing' });
  sleepFor(10_000);
  heartbeat.look(now(), 10_000);
  // The state has changed, so that the app looks once more.
  heartbeat.look(now(), 0);
  expect(renewal()).toMatchObject({ kind: 'running' });
  await eventually(() => expect(lookedSoon).toBe(1));
  await passing(engine.renewals.idle());
  expect(renewal()).toMatchObject({ kind: 'automatic' });
});

test('after the clock was set back each token is renewed once, although it seems to last', async () => {
  const before = accessToken();
  sleepFor(-2 * hour);
  heartbeat.look(now(), -2 * hour);
  await passing(engine.renewals.idle());
  expect([renewals(), accessToken() === before]).toEqual([1, false]);
  heartbeat.look(now(), -30_000);
  await passing(engine.renewals.idle());
  expect(renewals()).toBe(1);
});

test('what was known of AWS’s clock is forgotten with the clock that it was compared with', async () => {
  sleepFor(2 * hour);
  engine.organisation.advance(-2 * hour);
  await engine.renewals.renewNow('sso-session:corp');
  const codes = () => engine.store.state.notices.map(({ problem }) => problem.code);
  expect(codes()).toEqual(['clock-skewed']);
  expect((engine.phase() as Active).accessTokenEndsAt).toBeGreaterThan(now());
  sleepFor(-2 * hour);
  engine.organisation.advance(2 * hour);
  heartbeat.look(now(), -2 * hour);
  expect(codes()).toEqual([]);
});

test('one that fails keeps nobody else from looking', async () => {
  const thrown: unknown[] = [];
  const hear = (error: unknown): void => void thrown.push(error);
  const listeners = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException').on('uncaughtException', hear);
  const looked: string[] = [];
  const others = [
    {
      look: () => {
        throw new Error('broken');
      },
    },
    { look: (at: number) => (looked.push('the other'), at + 1000) },
  ];
  const at = now();
  expect(createHeartbeat(engine, others, () => {}).look(at, 0)).toBe(at + 1000);
  expect(looked).toEqual(['the other']);
  await eventually(() => expect(thrown).toHaveLength(1));
  process.removeListener('uncaughtException', hear);
  for (const listener of listeners) process.on('uncaughtException', listener);
});
