/** The device authorization: what is asked when, and everything that AWS, the network and time can do meanwhile. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SigningIn } from '../../shared/app-state.ts';
import { placeOf } from '../aws/api/aws-place.ts';
import { advance, now, sleepFor, waits } from '../../../testing/support/clock.ts';
import {
  type Engine,
  legacySession,
  legacyUrl,
  ssoSession,
  startEngine,
  startUrl,
} from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const id = 'sso-session:corp';
const corp = ssoSession();
const legacy = legacySession();

let engine: Engine;
beforeEach(async () => {
  engine = await startEngine({ organisation: { interval: 5 }, sessions: [corp, legacy] });
});
afterEach(() => engine.close());

/** Asks for a code, and resolves with what is on screen once the first wait has begun. */
const startSignIn = async (session: typeof corp = corp) => {
  await engine.signIn.start(session.id, 'device');
  return eventually(() => {
    const { progress } = engine.phase(session.id) as SigningIn;
    if (progress.kind !== 'device') throw new Error(progress.kind);
    expect(waits()).toHaveLength(1);
    return progress;
  });
};
const polls = (): number => engine.organisation.requestsOf('CreateToken').length;
/** Lets the wait of this many seconds pass, and resolves when the next one has begun. */
const pass = async (seconds: number, next: number): Promise<void> => {
  expect(waits()).toEqual([seconds]);
  const before = polls();
  advance((seconds - 0.6) * 1000);
  expect(polls()).toBe(before);
  advance(600);
  await eventually(() => expect([polls() > before, waits()]).toEqual([true, [next]]));
};
const problemShown = () => ((engine.phase() as SigningIn).progress as { problem?: unknown }).problem;

describe('signing in', () => {
  test('shows the code, opens nothing by itself, waits the interval between questions', async () => {
    const shown = await startSignIn();
    const [pending] = engine.organisation.pendingDevices;
    expect(shown).toEqual({
      kind: 'device',
      userCode: pending!.userCode,
      verificationUri: `${engine.organisation.url}/device`,
      until: expect.closeTo(now() + 600_000, -4),
      because: 'asked',
      problem: null,
    });
    expect(engine.opened).toEqual([]);
    await pass(5, 5);
    await pass(5, 5);
    engine.organisation.approveDevice(shown.userCode);
    advance(5000);
    expect(await engine.phaseIs('active')).toMatchObject({ renewal: { kind: 'automatic' } });
    expect(polls()).toBe(3);
    expect(await engine.tokenIn(corp)).toMatchObject({ startUrl, refreshToken: expect.stringMatching(/^aor/) });
  });

  test('asks as the AWS CLI does', async () => {
    await startSignIn();
    const [registered] = engine.organisation.requestsOf('RegisterClient');
    const scopes = ['sso:account:access'];
    expect(registered!.body).toEqual({ clientName: 'botocore-client-corp', clientType: 'public', scopes });
    const [asked] = engine.organisation.requestsOf('StartDeviceAuthorization');
    expect(asked!.body).toMatchObject({ startUrl });
  });

  test('"open" opens the page with the code filled in', async () => {
    const { userCode } = await startSignIn();
    expect(await engine.signIn.start(id)).toEqual({ ok: true, value: undefined });
    expect(engine.opened).toEqual([`${engine.organisation.url}/device?user_code=${userCode}`]);
    expect(engine.organisation.requestsOf('StartDeviceAuthorization')).toHaveLength(1);
  });

  test('a service that names no interval is asked every five seconds', async () => {
    engine.organisation.configure({ interval: undefined });
    await startSignIn();
    expect(waits()).toEqual([5]);
  });

  test('a service that names an interval of nothing is not asked without pause', async () => {
    engine.organisation.configure({ interval: 0 });
    await startSignIn();
    expect(waits()).toEqual([1]);
  });

  test('no question shows the same thing again', async () => {
    await startSignIn();
    const { revision } = engine.store.state;
    await pass(5, 5);
    await pass(5, 5);
    expect(engine.store.state.revision).toBe(revision);
  });
});

describe('legacy profiles', () => {
  test('open the page at once, register no scopes, and get a token without renewal', async () => {
    const shown = await startSignIn(legacy);
    expect(shown.because).toBe('legacy');
    await eventually(() => expect(engine.opened).toEqual([expect.stringContaining(`user_code=${shown.userCode}`)]));
    const [registered] = engine.organisation.requestsOf('RegisterClient');
    const clientName = expect.stringMatching(/^botocore-client-\d{10}$/);
    expect(registered!.body).toEqual({ clientName, clientType: 'public' });
    engine.organisation.approveDevice(shown.userCode);
    advance(5000);
    const phase = await engine.phaseIs('active', legacy.id);
    expect(phase).toMatchObject({ renewal: { kind: 'impossible', why: 'legacy' } });
    const token = await engine.tokenIn(legacy);
    expect(token).toMatchObject({ startUrl: legacyUrl, refreshToken: undefined });
    expect(token.expiresAt).toBeGreaterThan(now() + 7.9 * 3_600_000);
  });

  test('go on without a browser: the code is on screen', async () => {
    await engine.close();
    const openBrowser = () => Promise.reject(new Error('no browser'));
    engine = await startEngine({ organisation: { interval: 5 }, sessions: [legacy], desktop: { openBrowser } });
    const { userCode } = await startSignIn(legacy);
    engine.organisation.approveDevice(userCode);
    advance(5000);
    await engine.phaseIs('active', legacy.id);
  });
});

describe('while waiting', () => {
  test('slow_down adds five seconds, each time and for good', async () => {
    engine.organisation.faults.next('CreateToken', 'slow_down', 2);
    await startSignIn();
    await pass(5, 10);
    await pass(10, 15);
    await pass(15, 15);
    expect(problemShown()).toBe(null);
  });

  test.each([
    ['dropped', 'network-unreachable'],
    ['error', 'aws-failed'],
    ['throttled', 'aws-throttled'],
    ['malformed', 'unexpected-answer'],
    ['html', 'unexpected-answer'],
  ] as const)('%s is shown, the wait goes on, and the note goes with the next good answer', async (fault, code) => {
    const { userCode } = await startSignIn();
    engine.organisation.faults.always('CreateToken', fault);
    await pass(5, 5);
    expect(problemShown()).toMatchObject({ code, retry: 'auto' });
    engine.organisation.faults.clear();
    engine.organisation.faults.next('CreateToken', 'slow_down');
    await pass(5, 10);
    expect(problemShown()).toBe(null);
    engine.organisation.approveDevice(userCode);
    advance(10_000);
    await engine.phaseIs('active');
  });

  test('no network at all', async () => {
    const { userCode } = await startSignIn();
    await engine.organisation.goOffline();
    advance(5000);
    await eventually(() => expect(problemShown()).toMatchObject({ code: 'network-unreachable' }));
    await engine.organisation.goOnline();
    engine.organisation.approveDevice(userCode);
    await eventually(() => expect(waits()).toEqual([5]));
    advance(5000);
    await engine.phaseIs('active');
  });

  test('a lid closed for eight minutes costs nothing: the next question is asked at once', async () => {
    const { userCode } = await startSignIn();
    engine.organisation.approveDevice(userCode);
    sleepFor(8 * 60_000);
    await engine.phaseIs('active');
    expect(polls()).toBe(1);
  });

  test('a lid closed for an hour: the code has expired', async () => {
    await startSignIn();
    sleepFor(3_600_000);
    expect(await engine.phaseIs('signed-out')).toMatchObject({ problem: { code: 'sign-in-timed-out' } });
  });

  test('cancelled: no more questions', async () => {
    await startSignIn();
    await engine.signIn.cancel(id);
    expect(engine.phase()).toMatchObject({ step: 'signed-out', problem: null });
    expect(waits()).toEqual([]);
    expect(polls()).toBe(0);
  });
});

describe('the end without a token', () => {
  test.each([
    ['denied', 'sign-in-denied'],
    ['expired', 'sign-in-timed-out'],
    ['invalid_client', 'registration-lost'],
  ] as const)('%s', async (fault, code) => {
    await startSignIn();
    engine.organisation.faults.next('CreateToken', fault);
    advance(5000);
    expect(await engine.phaseIs('signed-out')).toMatchObject({ problem: { code, retry: 'user' } });
    expect(waits()).toEqual([]);
  });

  test('a dead network until after the end of the code', async () => {
    await startSignIn();
    engine.organisation.faults.always('CreateToken', 'dropped');
    sleepFor(599_000);
    // Not the whole interval: the last question comes at the end.
    await eventually(() => expect(waits()).toEqual([1]));
    sleepFor(1000);
    expect(await engine.phaseIs('signed-out')).toMatchObject({ problem: { code: 'sign-in-timed-out' } });
  });

  test('a confirmation in the last second still counts', async () => {
    const { userCode } = await startSignIn();
    engine.organisation.configure({ deviceCodeSeconds: 600 });
    engine.organisation.approveDevice(userCode);
    advance(599_000);
    await engine.phaseIs('active');
  });

  test('a clock that was set back does not keep a dead code on screen', async () => {
    engine.organisation.faults.always('CreateToken', 'pending');
    await startSignIn();
    sleepFor(-86_400_000);
    for (let left = 600; left > 0; left -= 100) {
      await eventually(() => expect(engine.phase().step === 'signed-out' || waits().length === 1).toBe(true));
      advance(100_000);
    }
    expect(await engine.phaseIs('signed-out')).toMatchObject({ problem: { code: 'sign-in-timed-out' } });
  });

  test('a start URL that is not known in this region', async () => {
    await engine.close();
    engine = await startEngine({ organisation: { instances: [] } });
    await engine.signIn.start(id, 'device');
    expect(await engine.phaseIs('signed-out')).toMatchObject({
      problem: { code: 'wrong-region-or-url', params: { startUrl, region: 'us-east-1' } },
    });
  });

  test('a page that is not AWS’s is neither shown nor opened', async () => {
    const { oidc } = engine;
    const evil = 'https://device.sso.us-east-1.amazonaws.com.evil.example/';
    const start = oidc.startDeviceAuthorization.bind(oidc);
    Object.assign(oidc, {
      startDeviceAuthorization: async (...args: Parameters<typeof start>) => {
        return { ...(await start(...args)), verificationUri: evil, verificationUriComplete: evil };
      },
    });
    await engine.signIn.start(id, 'device');
    expect(await engine.phaseIs('signed-out')).toMatchObject({ problem: { code: 'url-not-trusted' } });
    expect(engine.opened).toEqual([]);
  });
});

describe('the registration', () => {
  const registrations = (): number => engine.organisation.requestsOf('RegisterClient').length;
  const key = { startUrl, region: 'us-east-1', scopes: null, sessionName: 'corp' };

  test('one that AWS has forgotten is made anew once, unseen', async () => {
    await startSignIn();
    await engine.signIn.cancel(id);
    engine.organisation.forgetClients();
    await startSignIn();
    expect(registrations()).toBe(2);
    expect(engine.organisation.requestsOf('StartDeviceAuthorization').at(-2)!.status).toBe(401);
  });

  test('only once', async () => {
    engine.organisation.faults.always('StartDeviceAuthorization', 'invalid_client');
    await engine.signIn.start(id, 'device');
    expect(await engine.phaseIs('signed-out')).toMatchObject({ problem: { code: 'aws-refused' } });
    expect(registrations()).toBe(2);
  });

  test('one that the AWS CLI made without scopes would give no renewal, and is not used', async () => {
    const made = await engine.oidc.register(placeOf({ region: 'us-east-1' }), {
      clientName: 'x',
      scopes: [],
      issuerUrl: null,
    });
    await engine.registrationCache.store(key, { ...made, scopes: [], grantTypes: [] });
    await startSignIn();
    expect(registrations()).toBe(2);
  });

  test('one that the AWS CLI made with the scopes is used', async () => {
    const scopes = ['sso:account:access'];
    const made = await engine.oidc.register(placeOf({ region: 'us-east-1' }), {
      clientName: 'x',
      scopes,
      issuerUrl: null,
    });
    await engine.registrationCache.store(key, { ...made, scopes, grantTypes: [] });
    await startSignIn();
    expect(registrations()).toBe(1);
  });
});

test('no secret is logged, shown or put into the state', async () => {
  engine.organisation.faults.next('CreateToken', 'malformed');
  const { userCode } = await startSignIn();
  await pass(5, 5);
  const told = () => [JSON.stringify(engine.store.state), ...engine.logged].join('\n');
  const before = told();
  engine.organisation.denyDevice(userCode);
  advance(5000);
  await engine.phaseIs('signed-out');
  for (const secret of engine.organisation.secretsIssued) expect(before + told()).not.toContain(secret);
});
