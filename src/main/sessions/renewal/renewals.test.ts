/** Silent renewal: when, how, and beside other tools. */
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { placeOf } from '../../aws/api/aws-place.ts';
import type { Token } from '../../aws/cache/token-file.ts';
import { advance, now } from '../../../../testing/support/clock.ts';
import { type Engine, legacySession, signedInElsewhere, ssoSession } from '../../../../testing/support/engine.ts';
import { eventually } from '../../../../testing/support/eventually.ts';
import { renewalsOf, startSignedIn } from '../../../../testing/support/renewals.ts';

vi.mock('../../system/clock.ts', () => import('../../../../testing/support/clock.ts'));

const minute = 60_000;
const hour = 60 * minute;
const corp = ssoSession();
const labs = ssoSession({ name: 'labs' });

let engine: Engine;
let token: Token;
beforeEach(async () => {
  [engine, token] = await startSignedIn();
});
afterEach(() => engine.close());

const { look, renewals, renewal, renewalIs, renew, settled } = renewalsOf(() => engine);
/** Before the window of all tools, and not much before. */
const expectAhead = (at: number | null, endsAt: number): void => {
  expect(endsAt - at!).toBeGreaterThan(15 * minute);
  expect(endsAt - at!).toBeLessThan(16 * minute);
};

describe('ahead of time', () => {
  test('nothing is asked before the last quarter of an hour, and the next look is then', async () => {
    const at = look();
    expectAhead(at, token.expiresAt);
    advance(43 * minute);
    look();
    expect(renewal()).toEqual({ kind: 'automatic', at });
    expect(renewals()).toBe(0);
    advance(2 * minute);
    look();
    await renewalIs('running');
  });

  test('stores the new pair in the form of the AWS CLI, and plans the next renewal', async () => {
    await renew();
    const renewed = await engine.tokenIn(corp);
    expect(renewed.accessToken).not.toBe(token.accessToken);
    expect(renewed.refreshToken).not.toBe(token.refreshToken);
    expect(renewed).toMatchObject({ clientId: token.clientId, registrationExpiresAt: token.registrationExpiresAt });
    expect(renewed.expiresAt - now()).toBeGreaterThan(59 * minute);
    expect(engine.phase()).toMatchObject({ accessTokenEndsAt: renewed.expiresAt });
    expectAhead((await renewalIs('automatic')).at, renewed.expiresAt);
    expectAhead(look(), renewed.expiresAt);
  });

  test('goes on for the whole portal session, each time with the refresh token of the last', async () => {
    for (let round = 1; round <= 7; round++) {
      await renew();
      expect([round, renewals()]).toEqual([round, round]);
    }
  });

  test('asks for nothing that the AWS CLI would not ask', async () => {
    await renew();
    const { clientId, clientSecret, refreshToken } = token;
    const [request] = engine.organisation.requestsOf('CreateToken');
    expect(request!.body).toEqual({ clientId, clientSecret, refreshToken, grantType: 'refresh_token' });
    expect(engine.opened).toEqual([]);
  });

  test('keeps the refresh token if none comes back, and unknown fields', async () => {
    await engine.putToken(corp, { ...token, other: { issuedBy: 'another tool' } });
    engine.organisation.faults.next('CreateToken', 'no_refresh_token');
    await renew();
    expect(await engine.tokenIn(corp)).toMatchObject({
      refreshToken: token.refreshToken,
      other: { issuedBy: 'another tool' },
    });
    await renew();
    expect(renewals()).toBe(2);
  });

  test('one renewal at a time, however often it is looked', async () => {
    engine.organisation.faults.next('CreateToken', { delayMs: 50 });
    advance(50 * minute);
    for (let times = 0; times < 5; times++) look();
    await renewalIs('automatic');
    expect(renewals()).toBe(1);
  });

  test('not even if another tool writes a token that is due at once too', async () => {
    engine.organisation.faults.next('CreateToken', { delayMs: 100 });
    advance(50 * minute);
    look();
    await eventually(() => expect(renewals()).toBe(1));
    await engine.putToken(corp, { ...token, accessToken: 'theirs', expiresAt: now() + 5 * minute });
    await engine.sessions.readTokens();
    for (let times = 0; times < 5; times++) look();
    await eventually(async () => expect((await engine.tokenIn(corp)).expiresAt).toBeGreaterThan(now() + 50 * minute));
    expect(renewals()).toBe(1);
  });

  test('several sessions at once', async () => {
    await engine.sessions.configure([corp, labs]);
    await engine.putToken(labs, await signedInElsewhere(engine, labs));
    await engine.sessions.readTokens();
    advance(50 * minute);
    look();
    await renewalIs('automatic', corp.id);
    await renewalIs('automatic', labs.id);
  });

  test('a legacy token and one without refresh token are left to their end', async () => {
    const legacy = legacySession();
    await engine.sessions.configure([corp, legacy]);
    await engine.putToken(corp, { ...token, refreshToken: undefined });
    await engine.putToken(legacy, { ...token, startUrl: legacy.startUrl });
    await engine.sessions.readTokens();
    advance(hour - minute);
    look();
    expect([renewal(corp.id), renewal(legacy.id)]).toEqual([
      { kind: 'impossible', why: 'no-refresh-token' },
      { kind: 'impossible', why: 'legacy' },
    ]);
    advance(2 * minute);
    look();
    expect(await engine.phaseIs('signed-out')).toMatchObject({ reason: 'expired', since: token.expiresAt });
    expect(await engine.phaseIs('signed-out', legacy.id)).toMatchObject({ reason: 'expired' });
    expect(renewals()).toBe(0);
  });

  test('a night of sleep: renewed on the first look', async () => {
    engine.organisation.configure({ portalSessionSeconds: 86_400 });
    await engine.putToken(corp, await signedInElsewhere(engine, corp));
    await engine.sessions.readTokens();
    advance(10 * hour);
    look();
    const { at } = await renewalIs('automatic');
    expect(at).toBeGreaterThan(now());
  });

  test('near the end of the portal session AWS gives short tokens: they are not renewed without pause', async () => {
    advance(7 * hour + 50 * minute);
    look();
    for (let minutes = 0; minutes < 12; minutes++) {
      await settled();
      for (let times = 0; times < 20; times++) look();
      advance(minute);
    }
    look();
    await settled();
    expect(await engine.phaseIs('signed-out')).toMatchObject({ reason: 'expired' });
    expect(renewals()).toBeLessThan(9);
  });
});

describe('other tools', () => {
  test('one that has renewed the file already is believed', async () => {
    advance(50 * minute);
    await engine.putToken(corp, { ...token, accessToken: 'theirs', expiresAt: token.expiresAt + hour });
    look();
    await renewalIs('automatic');
    expect(renewals()).toBe(0);
    expect(engine.phase()).toMatchObject({ accessTokenEndsAt: token.expiresAt + hour });
    expectAhead((await renewalIs('automatic')).at, token.expiresAt + hour);
  });

  test('one that rotates the refresh token meanwhile: a refusal does not count, its token does', async () => {
    engine.organisation.faults.next('CreateToken', { delayMs: 150 });
    advance(50 * minute);
    look();
    await eventually(() => expect(renewals()).toBe(1));
    const { clientId, clientSecret, refreshToken } = token;
    const request = { clientId, clientSecret, refreshToken, grantType: 'refresh_token' };
    const theirs = await engine.oidc.createToken(placeOf({ region: 'us-east-1' }), request);
    const { accessToken } = theirs;
    await engine.putToken(corp, { ...token, ...theirs, expiresAt: now() + hour });
    await renewalIs('automatic');
    expect(await engine.tokenIn(corp)).toMatchObject({ accessToken });
    expect(engine.organisation.requestsOf('CreateToken').map(({ status }) => status)).toContain(400);
    expect(engine.phase()).toMatchObject({ step: 'active', accessTokenEndsAt: expect.closeTo(now() + hour, -4) });
  });

  test('one that signs out meanwhile: nothing is written', async () => {
    engine.organisation.faults.next('CreateToken', { delayMs: 100 });
    advance(50 * minute);
    look();
    await eventually(() => expect(renewals()).toBe(1));
    await rm(engine.fileOf('corp'));
    expect(await engine.phaseIs('signed-out')).toMatchObject({ reason: 'asked' });
    expect(await engine.cacheFiles()).toEqual([]);
  });

  test('one that signs in after a refusal', async () => {
    engine.organisation.endPortalSession();
    await renew();
    expect(renewal()).toEqual({ kind: 'impossible', why: 'refused' });
    await engine.putToken(corp, await signedInElsewhere(engine, corp));
    await engine.sessions.readTokens();
    expect(renewal().kind).toBe('automatic');
  });
});

describe('a refusal', () => {
  test('is final for this token: it is used to its end, then the session is over', async () => {
    engine.organisation.endPortalSession();
    await renew();
    expect(engine.phase()).toMatchObject({ step: 'active', accessTokenEndsAt: token.expiresAt });
    expect(renewal()).toEqual({ kind: 'impossible', why: 'refused' });
    for (let times = 0; times < 5; times++) look();
    advance(11 * minute);
    look();
    expect(await engine.phaseIs('signed-out')).toEqual({
      step: 'signed-out',
      reason: 'expired',
      since: token.expiresAt,
      problem: null,
    });
    expect(renewals()).toBe(1);
    expect(await engine.tokenIn(corp)).toEqual(token);
  });

  test('after a night of sleep ends the session', async () => {
    advance(12 * hour);
    look();
    await settled();
    expect(await engine.phaseIs('signed-out')).toMatchObject({ reason: 'expired', since: token.expiresAt });
    expect(renewals()).toBe(1);
  });

  test('also of the registration', async () => {
    engine.organisation.forgetClients();
    await renew();
    expect(renewal()).toEqual({ kind: 'impossible', why: 'refused' });
  });

  test('a registration past its end is not tried', async () => {
    await engine.putToken(corp, { ...token, registrationExpiresAt: now() + 20 * minute });
    await engine.sessions.readTokens();
    advance(50 * minute);
    look();
    await renewalIs('impossible');
    expect(renewal()).toEqual({ kind: 'impossible', why: 'registration-ended' });
    expect(renewals()).toBe(0);
  });
});

test('no secret is logged or put into the state', async () => {
  engine.organisation.faults.next('CreateToken', 'malformed', 1);
  await renew();
  advance(17_000);
  look();
  await renewalIs('automatic');
  engine.organisation.endPortalSession();
  await renew();
  const told = [JSON.stringify(engine.store.state), ...engine.logged].join('\n');
  expect(told).toContain('renewal failed');
  expect(told).toContain('renewal refused');
  for (const secret of engine.organisation.secretsIssued) expect(told).not.toContain(secret);
});
