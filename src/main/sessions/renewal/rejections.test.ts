/** What a 401 of the portal means: the end only where the token is good for accounts, and where AWS says it of a fresh one again. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AccountList } from '../../../shared/app-state.ts';
import { grantTypes } from '../../aws/api/oidc.ts';
import type { Token } from '../../aws/cache/token-file.ts';
import { advance, passing, waits } from '../../../../testing/support/clock.ts';
import {
  type Engine,
  type EngineOptions,
  legacySession,
  signedInElsewhere,
  ssoSession,
  startEngine,
} from '../../../../testing/support/engine.ts';
import { eventually } from '../../../../testing/support/eventually.ts';

vi.mock('../../system/clock.ts', () => import('../../../../testing/support/clock.ts'));

const minute = 60_000;
const corp = ssoSession();
const { id } = corp;
const account = { accountId: '111122223333', accountName: 'one', roles: ['Admin', 'ReadOnly'] };
const other = { accountId: '444455556666', accountName: 'two', roles: ['Admin'] };

let engine: Engine;
const start = async (options: EngineOptions = {}, scopes?: readonly string[]): Promise<Token> => {
  engine = await startEngine({ ...options, organisation: { accounts: [account, other], ...options.organisation } });
  const [session = corp] = options.sessions ?? [];
  const token = await signedInElsewhere(engine, session, scopes);
  await engine.putToken(session, token);
  await engine.sessions.readTokens();
  engine.organisation.forgetRequests();
  return token;
};
afterEach(() => engine.close());

const list = (of = id): AccountList => engine.session(of).accounts;
const loaded = (): Promise<void> =>
  eventually(() => {
    expect(list().status).toBe('ready');
    expect(list().items.map(({ roles }) => roles.status)).toEqual(['ready', 'ready']);
  });
const renewals = () =>
  engine.organisation.requestsOf('CreateToken').filter(({ body }) => body['grantType'] === grantTypes.refreshToken);
const asked = () => engine.organisation.requests.filter(({ service }) => service === 'portal');
/** A renewal of another look goes on meanwhile. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

describe('scopes for something else', () => {
  test.each([
    ['CodeCatalyst', ['codecatalyst:read_write']],
    ['Kiro', ['codewhisperer:completions', 'codewhisperer:conversations']],
  ])('%s: AWS is asked for no account, and the session renews on', async (_name, scopes) => {
    const session = ssoSession({ scopes });
    const token = await start({ sessions: [session] }, scopes);
    engine.accounts.load(id);
    engine.accounts.load(id, true);
    engine.accounts.loadRoles(id, account.accountId);
    await settled();
    expect(asked()).toEqual([]);
    expect(list().status).toBe('none');
    advance(50 * minute);
    engine.renewals.look(engine.organisation.now());
    await eventually(() => expect(engine.sessions.token(id)?.accessToken).not.toBe(token.accessToken));
    expect(engine.phase()).toMatchObject({ step: 'active', renewal: { kind: 'automatic' } });
    expect(asked()).toEqual([]);
  });

  test('the registration tells what the token is for, not the config file as it is now', async () => {
    const scopes = ['codecatalyst:read_write'];
    const before = ssoSession({ scopes });
    const token = await start({ sessions: [before] }, scopes);
    const registration = { clientId: token.clientId!, clientSecret: token.clientSecret!, expiresAt: Date.now() + 1e9 };
    const key = { startUrl: corp.startUrl, region: corp.region, scopes, sessionName: 'corp' };
    await engine.registrationCache.store(key, { ...registration, scopes, grantTypes: [] });
    await engine.close();

    // A start with another config file: the sign-in was made for something else.
    engine = await startEngine({ organisation: { accounts: [account] } });
    await engine.registrationCache.store(key, { ...registration, scopes, grantTypes: [] });
    await engine.putToken(corp, token);
    await engine.sessions.readTokens();
    engine.accounts.load(id);
    await eventually(() => expect(engine.session().tokenScopes).toEqual(scopes));
    expect(engine.organisation.requests).toEqual([]);
    expect(engine.phase().step).toBe('active');
  });

  test('a line that is taken out of the config file later does not make the sign-in one for accounts', async () => {
    const scopes = ['codecatalyst:read_write'];
    await start({ sessions: [ssoSession({ scopes })] }, scopes);
    await eventually(() => expect(engine.session().tokenScopes).toEqual(scopes));
    await engine.sessions.configure([ssoSession({ scopes: ['sso:account:access'] })]);
    engine.accounts.load(id);
    await settled();
    expect(asked()).toEqual([]);
    expect(engine.phase().step).toBe('active');
  });

  test.each([
    ['no line', null, ['sso:account:access']],
    ['an empty line', [], []],
    ['the scope beside others', ['codewhisperer:completions', 'sso:account:access'], undefined],
  ])('%s: accounts are listed', async (_name, configured, given) => {
    await start({ sessions: [ssoSession({ scopes: configured })] }, given ?? configured ?? []);
    engine.accounts.load(id);
    await loaded();
  });
});

describe('a 401 that is no end', () => {
  test('once, for the list: a fresh token is taken, and the list comes', async () => {
    const token = await start();
    engine.organisation.faults.next('ListAccounts', 'revoked');
    engine.accounts.load(id);
    await loaded();
    expect(renewals()).toHaveLength(1);
    expect(engine.sessions.token(id)?.accessToken).not.toBe(token.accessToken);
    expect(engine.phase()).toMatchObject({ step: 'active', renewal: { kind: 'automatic' } });
  });

  test('a token that somebody has revoked, while its session goes on', async () => {
    const token = await start();
    engine.organisation.revokeToken(token.accessToken);
    engine.accounts.load(id);
    await loaded();
    expect(renewals()).toHaveLength(1);
  });

  test('revoked in the middle: what was listed stays, and the rest comes with the fresh token', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ ...account, accountId: String(100_000_000_000 + index) }));
    const token = await start({ organisation: { accounts: many } });
    engine.accounts.load(id);
    await eventually(() =>
      expect(list().items.filter(({ roles }) => roles.status === 'ready').length).toBeGreaterThan(3),
    );
    engine.organisation.revokeToken(token.accessToken);
    await eventually(() => {
      // The pace of the calls is kept by this clock.
      advance(50);
      expect(list().items.map(({ roles }) => roles.status)).toEqual(many.map(() => 'ready'));
    });
    expect(renewals()).toHaveLength(1);
    expect(engine.phase().step).toBe('active');
  });

  test('always, for the roles of one account: it is that account alone, and no token is renewed for it', async () => {
    await start();
    engine.organisation.faults.always({ operation: 'ListAccountRoles', accountId: other.accountId }, 'revoked');
    engine.accounts.load(id);
    await eventually(() => expect(list().items.map(({ roles }) => roles.status)).toEqual(['ready', 'failed']));
    await settled();
    expect(engine.phase()).toMatchObject({ step: 'active', renewal: { kind: 'automatic' } });
    expect(renewals()).toEqual([]);
    expect(engine.organisation.requestsOf('ListAccountRoles').length).toBeLessThanOrEqual(3);
  });

  test('once, for the roles of one account, a moment after AWS has taken the token: they are asked for again', async () => {
    await start();
    engine.organisation.faults.next('ListAccounts', 'revoked');
    engine.organisation.faults.next({ operation: 'ListAccountRoles', accountId: other.accountId }, 'revoked');
    engine.accounts.load(id);
    await loaded();
    expect(engine.organisation.faults.waiting).toBe(0);
    expect(renewals()).toHaveLength(1);
  });

  test('of a token that nothing renews, once: it is asked about again', async () => {
    const legacy = legacySession();
    engine = await startEngine({ sessions: [legacy], organisation: { accounts: [account] } });
    await engine.putToken(legacy, await signedInElsewhere(engine, legacy));
    await engine.sessions.readTokens();
    engine.organisation.faults.next('ListAccounts', 'revoked');
    engine.accounts.load(legacy.id);
    await eventually(() => expect(list(legacy.id).items[0]?.roles.status).toBe('ready'));
    expect(engine.phase(legacy.id).step).toBe('active');
  });

  test('while AWS cannot be asked again: nothing is claimed, and the list is tried later', async () => {
    await start();
    engine.organisation.faults.always('CreateToken', 'error');
    engine.organisation.faults.next('ListAccounts', 'revoked');
    engine.accounts.load(id);
    await eventually(() => expect(list()).toMatchObject({ status: 'failed', problem: { retry: 'auto' } }));
    expect(engine.phase().step).toBe('active');
    engine.organisation.faults.clear();
    advance(5 * minute);
    await loaded();
  });
});

describe('a 401 that is the end', () => {
  test('the fresh token is refused as well: one renewal, and no more of anything', async () => {
    await start();
    engine.organisation.faults.always('portal', 'revoked');
    engine.accounts.load(id);
    expect(await passing(engine.phaseIs('signed-out'))).toMatchObject({ reason: 'rejected' });
    const before = engine.organisation.requests.length;
    engine.accounts.load(id);
    engine.accounts.load(id, true);
    await engine.sessions.readTokens();
    await settled();
    expect(renewals()).toHaveLength(1);
    expect(engine.organisation.requests).toHaveLength(before);
  });

  test('the session has ended at AWS: the renewal says so', async () => {
    await start();
    engine.organisation.endPortalSession();
    engine.accounts.load(id);
    await eventually(() => expect(renewals().length).toBeGreaterThan(0));
    expect(await passing(engine.phaseIs('signed-out'))).toMatchObject({ reason: 'rejected' });
  });

  test('of a token that nothing renews, twice', async () => {
    const legacy = legacySession();
    engine = await startEngine({ sessions: [legacy] });
    await engine.putToken(legacy, await signedInElsewhere(engine, legacy));
    await engine.sessions.readTokens();
    engine.organisation.endPortalSession();
    engine.accounts.load(legacy.id);
    await passing(engine.phaseIs('signed-out', legacy.id));
    expect(engine.organisation.requestsOf('ListAccounts')).toHaveLength(2);
  });

  test('is not told while another tool may still write the token of its new sign-in', async () => {
    const legacy = legacySession();
    engine = await startEngine({ sessions: [legacy] });
    await engine.putToken(legacy, await signedInElsewhere(engine, legacy));
    await engine.sessions.readTokens();
    engine.organisation.endPortalSession();
    const theirs = await signedInElsewhere(engine, legacy);
    engine.accounts.load(legacy.id);
    await eventually(() => expect(waits()).toContain(1));
    for (let seconds = 0; seconds < 6; seconds++) {
      await eventually(() => expect(waits()).toContain(1));
      advance(1000);
      expect(engine.phase(legacy.id).step).toBe('active');
    }
    await engine.putToken(legacy, theirs);
    const isLoaded = eventually(() => expect(list(legacy.id).status).toBe('ready'));
    await passing(isLoaded);
    expect(engine.phase(legacy.id).step).toBe('active');
  });
});

describe('a doubt, and soon after it', () => {
  const doubted = async (): Promise<void> => {
    const token = await start();
    engine.organisation.revokeToken(token.accessToken);
    engine.accounts.load(id);
    await loaded();
    expect(renewals()).toHaveLength(1);
    advance(3 * minute);
  };

  test('the end of the session: it is told at once', async () => {
    await doubted();
    engine.organisation.endPortalSession();
    engine.accounts.load(id, true);
    expect(await passing(engine.phaseIs('signed-out'))).toMatchObject({ reason: 'rejected' });
  });

  test('the end for the portal alone: the fresh token of the second renewal is refused as well', async () => {
    await doubted();
    engine.organisation.faults.always('portal', 'revoked');
    engine.accounts.load(id, true);
    expect(await passing(engine.phaseIs('signed-out'))).toMatchObject({ reason: 'rejected' });
    expect(renewals()).toHaveLength(2);
  });

  test('tokens that are revoked again and again, while the session goes on: two renewals in ten minutes', async () => {
    await doubted();
    for (let round = 0; round < 4; round += 1) {
      engine.organisation.revokeToken(engine.sessions.token(id)!.accessToken);
      engine.accounts.load(id, true);
      await eventually(() => expect(list().status).not.toBe('loading'));
      await settled();
      expect(renewals()).toHaveLength(2);
      expect(engine.phase().step).toBe('active');
      advance(minute);
    }
    advance(5 * minute);
    await loaded();
    expect(renewals()).toHaveLength(3);
  });
});

test('a portal that refuses every now and then makes no loop of renewals', async () => {
  await start();
  engine.accounts.load(id);
  await loaded();
  for (let round = 0; round < 5; round += 1) {
    engine.organisation.faults.next('ListAccounts', 'revoked');
    engine.accounts.load(id, true);
    await eventually(() => expect(engine.organisation.faults.waiting).toBe(0));
    await eventually(() => expect(list().status).not.toBe('loading'));
    advance(30_000);
    await eventually(() => expect(list().status).toBe('ready'));
  }
  expect(renewals()).toHaveLength(1);
  expect(engine.phase().step).toBe('active');
});
