/** "Sign in again": a new sign-in of a session that is still signed in. The old one is not lost until the new one is there. */
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { SignInProgress } from '../../shared/app-state.ts';
import { hour, minute } from '../../shared/time.ts';
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';
import { advance, now } from '../../../testing/support/clock.ts';
import {
  type Engine,
  type EngineOptions,
  legacySession,
  signedInElsewhere,
  ssoSession,
  startEngine,
} from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { tokenKey } from '../sessions/sessions.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const corp = ssoSession();
const legacy = legacySession();

let engine: Engine;
afterEach(() => engine.close());

/** Signed in by another tool, as found at the start. */
const signedIn = async (session: ConfiguredSession, organisation: EngineOptions['organisation'] = {}) => {
  engine = await startEngine({ sessions: [corp, legacy], organisation });
  await engine.putToken(session, await signedInElsewhere(engine, session));
  await engine.sessions.readTokens();
  return { active: await engine.phaseIs('active', session.id), file: await fileText(session) };
};
const fileText = (session: ConfiguredSession) => readFile(engine.fileOf(tokenKey(session)), 'utf8');

const progressIs = <Kind extends SignInProgress['kind']>(kind: Kind, session = corp) =>
  eventually(() => {
    const phase = engine.phase(session.id);
    if (phase.step !== 'signing-in' || phase.progress.kind !== kind) throw new Error(JSON.stringify(phase));
    return phase.progress as Extract<SignInProgress, { readonly kind: Kind }>;
  });
const begin = async (session = corp) => {
  await engine.signIn.start(session.id);
  await (session === corp ? progressIs('browser') : progressIs('device', session));
};
const notices = () => engine.store.state.notices.map(({ problem }) => problem);

describe('what does not come to a new session leaves the old one as it was', () => {
  const failing: Readonly<Record<string, readonly [ConfiguredSession, () => Promise<unknown>, string | null]>> = {
    cancelled: [corp, () => engine.signIn.cancel(corp.id), null],
    'denied in the browser': [
      corp,
      async () => fetch(await engine.organisation.denyAuthorization(engine.opened[0]!)),
      'sign-in-denied',
    ],
    'denied with a code': [
      legacy,
      async () => {
        engine.organisation.denyDevice((await progressIs('device', legacy)).userCode);
        advance(1000);
      },
      'sign-in-denied',
    ],
    'never finished': [corp, async () => advance(10 * minute), 'sign-in-timed-out'],
    'a code never typed': [legacy, async () => advance(10 * minute), 'sign-in-timed-out'],
    'AWS fails when the token is fetched': [
      corp,
      async () => {
        engine.organisation.faults.always('CreateToken', { status: 503 });
        void fetch(await engine.organisation.approveAuthorization(engine.opened[0]!));
        await progressIs('finishing');
        await eventually(() => {
          advance(minute);
          if (engine.phase().step === 'signing-in') throw new Error('still trying');
        });
      },
      'aws-failed',
    ],
  };

  test.each(Object.entries(failing))('%s', async (_, [session, fail, code]) => {
    const { active, file } = await signedIn(session);
    await begin(session);
    expect(engine.phase(session.id)).toMatchObject({ step: 'signing-in', keeps: active });
    expect(await fileText(session)).toBe(file);
    await fail();
    expect(await engine.phaseIs('active', session.id)).toEqual(active);
    expect(await fileText(session)).toBe(file);
    expect(notices().map((problem) => problem.code)).toEqual(code === null ? [] : [code]);
  });

  test('a session that has ended meanwhile is over, and why no new one came is told', async () => {
    await signedIn(legacy, { portalSessionSeconds: 5 * 60 });
    await begin(legacy);
    const { userCode } = await progressIs('device', legacy);
    advance(6 * minute);
    engine.organisation.denyDevice(userCode);
    advance(1000);
    expect(await engine.phaseIs('signed-out', legacy.id)).toMatchObject({ reason: 'expired' });
    expect(notices()).toMatchObject([{ code: 'sign-in-denied' }]);
  });

  test('a session that had ended before tells why no new one came, also after another look at its file', async () => {
    await signedIn(legacy, { portalSessionSeconds: 60 });
    advance(2 * minute);
    await engine.sessions.readTokens();
    await engine.phaseIs('signed-out', legacy.id);
    await begin(legacy);
    engine.organisation.denyDevice((await progressIs('device', legacy)).userCode);
    advance(1000);
    const denied = { reason: 'expired', problem: { code: 'sign-in-denied' } };
    expect(await engine.phaseIs('signed-out', legacy.id)).toMatchObject(denied);
    await engine.sessions.readTokens();
    expect(engine.phase(legacy.id)).toMatchObject(denied);
    await begin(legacy);
    await engine.signIn.cancel(legacy.id);
    expect(engine.phase(legacy.id)).toMatchObject({ reason: 'expired', problem: null });
  });
});

describe('a new session', () => {
  const allowed = async (session: ConfiguredSession) => {
    await begin(session);
    if (session === corp) await fetch(await engine.organisation.approveAuthorization(engine.opened[0]!));
    else engine.organisation.approveDevice((await progressIs('device', session)).userCode);
    advance(1000);
    await engine.phaseIs('active', session.id);
  };
  const notExtended = (name: string) => [{ code: 'session-not-extended', params: { session: name }, retry: 'user' }];

  test('that ends when the old one did says so', async () => {
    const { active } = await signedIn(legacy, { sharesBrowserSession: true });
    advance(7.9 * hour);
    await allowed(legacy);
    expect(engine.phase(legacy.id)).toMatchObject({
      step: 'active',
      renewal: active.step === 'active' && active.renewal,
    });
    expect(notices()).toEqual(notExtended(legacy.name));
    await engine.signIn.start(legacy.id);
    expect(notices()).toEqual([]);
  });

  test('that could renew itself, but not beyond the same end, says so', async () => {
    await signedIn(corp, { sharesBrowserSession: true, portalSessionSeconds: 50 * 60 });
    advance(40 * minute);
    await allowed(corp);
    expect(notices()).toEqual(notExtended('corp'));
  });

  test('with its full hour claims nothing about its end', async () => {
    await signedIn(corp, { sharesBrowserSession: true });
    advance(50 * minute);
    await allowed(corp);
    expect(engine.phase()).toMatchObject({
      accessTokenEndsAt: expect.toSatisfy((at: number) => at > now() + 59 * minute),
    });
    expect(notices()).toEqual([]);
  });

  test('that lasts longer has nothing to say', async () => {
    await signedIn(legacy);
    advance(7.9 * hour);
    await allowed(legacy);
    expect(notices()).toEqual([]);
  });
});

test('what Daypass writes is not taken for another tool’s, however soon somebody reads it', async () => {
  const { active } = await signedIn(corp);
  const token = await signedInElsewhere(engine, corp);
  const heard: string[] = [];
  engine.sessions.onNewToken((id) => heard.push(id));
  let reading: Promise<void> | undefined;
  await engine.sessions.write(corp.id, async () => {
    await engine.putToken(corp, token);
    reading = engine.sessions.readTokens();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(engine.phase()).toEqual(active);
    engine.sessions.adopt(corp.id, token);
  });
  await reading;
  expect(heard).toEqual([]);
  expect(engine.phase()).toMatchObject({ step: 'active', signedInAt: expect.any(Number) });
});
