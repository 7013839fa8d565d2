/** The authorization code grant from the click to the token, with the organisation's own page and a real redirect. */
import net from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { placeOf } from '../aws/api/aws-place.ts';
import { challengeOf } from './pkce.ts';
import { advance, now, waits } from '../../../testing/support/clock.ts';
import { type Engine, ssoSession, startEngine, startUrl } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const id = 'sso-session:corp';
const corp = ssoSession();

let engine: Engine;
beforeEach(async () => {
  engine = await startEngine();
});
afterEach(() => engine.close());

/** Clicks "sign in" and resolves with the URL that the browser gets, once the listener waits. */
const startSignIn = async (): Promise<string> => {
  const before = engine.opened.length;
  await engine.signIn.start(id);
  return eventually(() => {
    expect(engine.phase()).toMatchObject({ step: 'signing-in', progress: { kind: 'browser' } });
    expect(engine.opened).toHaveLength(before + 1);
    return engine.opened[before]!;
  });
};
const callbackOf = (authorizeUrl: string): URL => new URL(new URL(authorizeUrl).searchParams.get('redirect_uri')!);
const isOpen = (port: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(Number(port), '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

describe('signing in', () => {
  test('stores a token that works, in the form of the AWS CLI', async () => {
    const url = await startSignIn();
    const response = await fetch(await engine.organisation.approveAuthorization(url));
    expect([response.status, await response.text()]).toEqual([200, 'signed-in']);
    const phase = await engine.phaseIs('active');
    expect(phase).toMatchObject({ renewal: { kind: 'automatic' } });
    const token = await engine.tokenIn(corp);
    const fields = 'startUrl region accessToken expiresAt clientId clientSecret registrationExpiresAt refreshToken';
    expect(Object.keys(token)).toEqual([...fields.split(' '), 'other']);
    expect(token).toMatchObject({ startUrl, region: 'us-east-1', other: {} });
    expect(Math.abs(token.expiresAt - now() - 3_600_000)).toBeLessThan(5000);
    expect(phase).toMatchObject({ signedInAt: expect.closeTo(now(), -4) });
    for await (const page of engine.portal.listAccounts({
      ...placeOf({ region: 'us-east-1' }),
      accessToken: token.accessToken,
    })) {
      expect(page).toMatchObject({ items: { length: 3 } });
    }
  });

  test('asks as the AWS CLI does, and proves itself by the verifier', async () => {
    const url = new URL(await startSignIn());
    await fetch(await engine.organisation.approveAuthorization(url.href));
    await engine.phaseIs('active');
    const [registered] = engine.organisation.requestsOf('RegisterClient');
    expect(registered!.body).toEqual({
      clientName: 'botocore-client-corp',
      clientType: 'public',
      grantTypes: ['authorization_code', 'refresh_token'],
      redirectUris: ['http://127.0.0.1/oauth/callback'],
      issuerUrl: startUrl,
      scopes: ['sso:account:access'],
    });
    expect(url.origin + url.pathname).toBe(`${engine.organisation.url}/authorize`);
    const [asked] = engine.organisation.requestsOf('CreateToken');
    const query = Object.fromEntries(url.searchParams);
    expect(query).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scopes: 'sso:account:access' });
    expect(asked!.body).toMatchObject({ grantType: 'authorization_code', redirectUri: query['redirect_uri'] });
    expect(challengeOf(String(asked!.body['codeVerifier']))).toBe(query['code_challenge']);
    expect(String(asked!.body['codeVerifier'])).toHaveLength(64);
  });

  test('state, verifier and port are new each time', async () => {
    const [first, second] = [await startSignIn(), (await engine.signIn.cancel(id), await startSignIn())];
    for (const name of ['state', 'code_challenge']) {
      expect(new URL(first).searchParams.get(name)).not.toBe(new URL(second).searchParams.get(name));
    }
  });

  test('works where the page answers before anybody has looked', async () => {
    await engine.close();
    engine = await startEngine({
      organisation: { approval: 'automatic' },
      desktop: { openBrowser: async (url) => void (await fetch(url)) },
    });
    await engine.signIn.start(id);
    await engine.phaseIs('active');
  });

  test('forged answers from other programs change nothing', async () => {
    const url = await startSignIn();
    const callback = callbackOf(url).href;
    for (const query of ['error=access_denied', 'code=x&state=y', 'code=x', `error=x&state=${crypto.randomUUID()}`]) {
      expect((await fetch(`${callback}?${query}`)).status).toBe(404);
    }
    expect(engine.phase()).toMatchObject({ step: 'signing-in', progress: { kind: 'browser' } });
    await fetch(await engine.organisation.approveAuthorization(url));
    await engine.phaseIs('active');
  });
});

describe('the end without a token', () => {
  const ending = (problem: object) => ({
    step: 'signed-out',
    reason: 'never',
    problem: expect.objectContaining(problem),
  });

  test('denied in the browser', async () => {
    const url = await startSignIn();
    const response = await fetch(await engine.organisation.denyAuthorization(url));
    expect(await response.text()).toBe('refused');
    expect(await engine.phaseIs('signed-out')).toEqual({ ...ending({ code: 'sign-in-denied' }), since: null });
    expect(await isOpen(callbackOf(url).port)).toBe(false);
  });

  test('another error in the browser is named', async () => {
    const url = await startSignIn();
    const callback = callbackOf(url);
    callback.searchParams.set('error', 'server_error');
    callback.searchParams.set('state', new URL(url).searchParams.get('state')!);
    await fetch(callback);
    expect(await engine.phaseIs('signed-out')).toMatchObject(
      ending({ code: 'sign-in-refused', params: { error: 'server_error' } }),
    );
  });

  test('nobody answers for ten minutes', async () => {
    const url = await startSignIn();
    expect(engine.phase()).toMatchObject({ progress: { until: expect.closeTo(now() + 600_000, -4) } });
    advance(599_000);
    expect(waits()).toEqual([1]);
    expect(engine.phase()).toMatchObject({ step: 'signing-in' });
    advance(2000);
    expect(await engine.phaseIs('signed-out')).toMatchObject(ending({ code: 'sign-in-timed-out' }));
    expect(await isOpen(callbackOf(url).port)).toBe(false);
  });

  test('cancelled: the port is free, nothing is left, and nothing is said', async () => {
    const url = await startSignIn();
    expect(await isOpen(callbackOf(url).port)).toBe(true);
    await engine.signIn.cancel(id);
    expect(await isOpen(callbackOf(url).port)).toBe(false);
    expect(engine.phase()).toEqual({ step: 'signed-out', reason: 'never', since: null, problem: null });
    expect(waits()).toEqual([]);
    expect(await engine.cacheFiles()).toHaveLength(1);
  });

  test('cancelled while AWS has not answered yet', async () => {
    engine.organisation.faults.always('RegisterClient', 'hang');
    await engine.signIn.start(id);
    await eventually(() => expect(engine.organisation.requestsOf('RegisterClient')).toHaveLength(1));
    await engine.signIn.cancel(id);
    expect(engine.phase()).toMatchObject({ step: 'signed-out', problem: null });
    expect(engine.opened).toEqual([]);
  });

  test('a start URL that is not known in this region', async () => {
    await engine.close();
    engine = await startEngine({ organisation: { instances: [] } });
    await engine.signIn.start(id);
    expect(await engine.phaseIs('signed-out')).toMatchObject(
      ending({
        code: 'wrong-region-or-url',
        params: { startUrl, region: 'us-east-1' },
      }),
    );
  });

  test('no network at the start', async () => {
    await engine.organisation.goOffline();
    await engine.signIn.start(id);
    expect(await engine.phaseIs('signed-out')).toMatchObject(ending({ code: 'network-unreachable', retry: 'user' }));
  });

  test.each([
    ['expired', 'sign-in-timed-out'],
    ['error', 'aws-failed'],
    ['html', 'unexpected-answer'],
    ['malformed', 'unexpected-answer'],
  ] as const)('the code is answered with %s', async (fault, code) => {
    const url = await startSignIn();
    engine.organisation.faults.always({ operation: 'CreateToken', grantType: 'authorization_code' }, fault);
    await fetch(await engine.organisation.approveAuthorization(url));
    expect(await engine.phaseIs('signed-out')).toMatchObject(ending({ code }));
  });

  test('a code that AWS does not know', async () => {
    const url = new URL(await startSignIn());
    await fetch(`${callbackOf(url.href).href}?code=guessed&state=${url.searchParams.get('state')}`);
    expect(await engine.phaseIs('signed-out')).toMatchObject(ending({ code: 'sign-in-timed-out' }));
  });
});

describe('the registration', () => {
  const signInOnce = async (): Promise<void> => {
    await fetch(await engine.organisation.approveAuthorization(await startSignIn()));
    await engine.phaseIs('active');
  };
  const registrations = (): number => engine.organisation.requestsOf('RegisterClient').length;
  const key = { startUrl, region: 'us-east-1', scopes: null, sessionName: 'corp' };

  test('one that the AWS CLI has cached for its browser flow is used', async () => {
    const request = { clientName: 'botocore-client-corp', scopes: ['sso:account:access'], issuerUrl: startUrl };
    const made = await engine.oidc.register(placeOf({ region: 'us-east-1' }), request);
    const grantTypes = ['authorization_code', 'refresh_token'];
    await engine.registrationCache.store(key, { ...made, scopes: request.scopes, grantTypes });
    await signInOnce();
    expect(registrations()).toBe(1);
    expect(await engine.tokenIn(corp)).toMatchObject({ clientId: made.clientId });
  });

  test('one for a device code is not', async () => {
    const scopes = ['sso:account:access'];
    const made = await engine.oidc.register(placeOf({ region: 'us-east-1' }), {
      clientName: 'x',
      scopes,
      issuerUrl: null,
    });
    await engine.registrationCache.store(key, { ...made, scopes, grantTypes: [] });
    await signInOnce();
    expect(registrations()).toBe(2);
  });

  test('is made once for several sign-ins, and again shortly before its end', async () => {
    await signInOnce();
    await signInOnce();
    expect(registrations()).toBe(1);
    advance(90 * 86_400_000 - 14 * 60_000);
    await signInOnce();
    expect(registrations()).toBe(2);
  });

  test('one that AWS has forgotten is thrown away: the next click succeeds', async () => {
    const url = await startSignIn();
    const location = await engine.organisation.approveAuthorization(url);
    engine.organisation.forgetClients();
    await fetch(location);
    expect(await engine.phaseIs('signed-out')).toMatchObject({ problem: { code: 'registration-lost' } });
    expect(await engine.cacheFiles()).toEqual([]);
    await signInOnce();
  });

  test('one for which the page only showed an error is doubted after a cancelled wait', async () => {
    await startSignIn();
    engine.organisation.forgetClients();
    await engine.signIn.cancel(id);
    await signInOnce();
    expect(registrations()).toBe(2);
  });

  test('the scopes of the config are asked for', async () => {
    const scopes = ['sso:account:access', 'codewhisperer:completions'];
    await engine.sessions.configure([ssoSession({ scopes })]);
    const url = await startSignIn();
    expect(url).toContain('&scopes=sso%3Aaccount%3Aaccess%20codewhisperer%3Acompletions&');
    expect(engine.organisation.requestsOf('RegisterClient')[0]!.body['scopes']).toEqual(scopes);
  });
});

test('no secret is logged, shown or put into the state', async () => {
  await fetch(await engine.organisation.approveAuthorization(await startSignIn()));
  await engine.phaseIs('active');
  engine.organisation.faults.always('CreateToken', 'malformed');
  await fetch(await engine.organisation.approveAuthorization(await startSignIn()));
  await engine.phaseIs('active');
  const told = [JSON.stringify(engine.store.state), ...engine.logged].join('\n');
  expect(told).toContain('sign-in failed');
  for (const secret of engine.organisation.secretsIssued) expect(told).not.toContain(secret);
});
