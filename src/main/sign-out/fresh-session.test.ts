/** A session begun anew: its time counts from then on, and what is left where it does not come to that. */
import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { hour, minute } from '../../shared/time.ts';
import { advance, passing } from '../../../testing/support/clock.ts';
import {
  type Engine,
  type EngineOptions,
  signedInElsewhere,
  ssoSession,
  startEngine,
} from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { notesFolder } from '../system/process-notes.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const corp = ssoSession();
let engine: Engine;
afterEach(() => engine.close());

const signedIn = async (organisation: EngineOptions['organisation'] = {}) => {
  engine = await startEngine({ organisation: { sharesBrowserSession: true, ...organisation } });
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  await engine.sessions.readTokens();
  await engine.phaseIs('active');
};
const notes = (): readonly string[] => {
  try {
    return readdirSync(notesFolder(engine.home));
  } catch {
    return [];
  }
};
const allow = async (): Promise<void> => {
  await eventually(() => expect(engine.phase()).toMatchObject({ progress: { kind: 'browser' } }));
  await fetch(await engine.organisation.approveAuthorization(engine.opened.at(-1)!));
};
/** How long the portal session behind the present sign-in lasts from now on. */
const left = (): number => engine.organisation.portalSessions.at(-1)!.endsAt - engine.organisation.now();
const problemShown = () => {
  const phase = engine.phase();
  return phase.step === 'signed-out' ? (phase.problem?.code ?? null) : phase.step;
};

test('a sign-in inside of a living session keeps its end; a new session begins anew', async () => {
  await signedIn({ portalSessionSeconds: 8 * 3600 });
  advance(7 * hour);
  await engine.signIn.start(corp.id);
  await allow();
  await engine.phaseIs('active');
  expect(left()).toBeLessThanOrEqual(hour);
  expect(await passing(engine.freshSessions.start(corp.id))).toEqual({ ok: true });
  await allow();
  await engine.phaseIs('active');
  expect(left()).toBeGreaterThan(7.9 * hour);
  expect(engine.organisation.portalSessions).toHaveLength(1);
  await eventually(() => expect(notes()).toEqual([]));
});

test('AWS does not answer: nothing is changed', async () => {
  await signedIn();
  await engine.organisation.goOffline();
  const before = engine.phase();
  expect(await passing(engine.freshSessions.start(corp.id))).toMatchObject({
    ok: false,
    problem: { code: 'network-unreachable', retry: 'user' },
  });
  expect(engine.phase()).toEqual(before);
  expect(await engine.tokenIn(corp)).toBeTruthy();
  expect([notes(), engine.opened]).toEqual([[], []]);
});

test.each([
  ['trouble of its own', { status: 503 }],
  ['somebody before it who asks for a login first', 'html'],
] as const)('AWS has %s: nothing is changed', async (_, fault) => {
  await signedIn();
  engine.organisation.faults.always('ListAccounts', fault);
  expect((await passing(engine.freshSessions.start(corp.id))).ok).toBe(false);
  expect(engine.phase().step).toBe('active');
  expect(notes()).toEqual([]);
});

test('the old session is over already: the sign-in begins', async () => {
  await signedIn();
  engine.organisation.endPortalSession();
  expect(await passing(engine.freshSessions.start(corp.id))).toEqual({ ok: true });
  await allow();
  await engine.phaseIs('active');
});

test('nobody is signed in: it is a sign-in', async () => {
  engine = await startEngine();
  await engine.sessions.readTokens();
  expect(await engine.freshSessions.start(corp.id)).toEqual({ ok: true });
  await allow();
  await engine.phaseIs('active');
  expect(notes()).toEqual([]);
});

test('AWS could not be told of the sign-out: no sign-in, which would keep the old end', async () => {
  await signedIn();
  engine.organisation.faults.always('Logout', { status: 503 });
  expect(await passing(engine.freshSessions.start(corp.id))).toMatchObject({
    ok: false,
    problem: { code: 'new-session-not-told' },
  });
  expect([engine.opened, problemShown()]).toEqual([[], 'new-session-not-told']);
  engine.organisation.faults.clear();
  await engine.signIn.start(corp.id);
  await allow();
  await engine.phaseIs('active');
  await eventually(() => expect(notes()).toEqual([]));
});

test('two clicks are one', async () => {
  await signedIn();
  const both = [engine.freshSessions.start(corp.id), engine.freshSessions.start(corp.id)];
  expect(await passing(Promise.all(both))).toEqual([{ ok: true }, { ok: true }]);
  await allow();
  await engine.phaseIs('active');
  expect([engine.opened.length, engine.organisation.requestsOf('Logout').length]).toEqual([1, 1]);
});

describe('the sign-in does not come to its end', () => {
  const halfWay = async (): Promise<void> => {
    await signedIn();
    await passing(engine.freshSessions.start(corp.id));
    await eventually(() => expect(engine.phase()).toMatchObject({ progress: { kind: 'browser' } }));
    expect(notes()).toHaveLength(1);
  };

  test('cancelled: the session is shown as unfinished, until somebody signs in', async () => {
    await halfWay();
    await engine.signIn.cancel(corp.id);
    await eventually(() => expect(problemShown()).toBe('new-session-unfinished'));
    await engine.signIn.start(corp.id);
    await allow();
    await engine.phaseIs('active');
    await eventually(() => expect(notes()).toEqual([]));
  });

  test('denied: what its sign-in has said stays', async () => {
    await halfWay();
    await fetch(await engine.organisation.denyAuthorization(engine.opened.at(-1)!));
    await eventually(() => expect(problemShown()).toBe('sign-in-denied'));
  });

  test('seen by another process: being started, then unfinished when its time is over', async () => {
    await halfWay();
    const pid = vi.spyOn(process, 'pid', 'get').mockReturnValue(process.ppid);
    const other = await engine.restarted();
    await other.sessions.readTokens();
    await other.unfinishedSessions.read();
    expect(other.phase()).toMatchObject({ step: 'signed-out', problem: { code: 'new-session-elsewhere' } });
    // It looks again by itself: whoever is killed tells nobody.
    expect(other.unfinishedSessions.look(0)).toBe(5000);
    pid.mockRestore();
    advance(12 * hour + minute);
    await other.unfinishedSessions.read();
    expect(other.phase()).toMatchObject({ step: 'signed-out', problem: null });
    await other.stop();
  });
});
