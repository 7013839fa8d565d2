/** Tests what is said when a refresh token was used up by another program, and that nothing is said without evidence. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Active } from '../../../shared/app-state.ts';
import { placeOf } from '../../aws/api/aws-place.ts';
import type { Token } from '../../aws/cache/token-file.ts';
import { advance, now, passing } from '../../../../testing/support/clock.ts';
import { type Engine, signedInElsewhere, ssoSession, startEngine } from '../../../../testing/support/engine.ts';
import { eventually } from '../../../../testing/support/eventually.ts';

vi.mock('../../system/clock.ts', () => import('../../../../testing/support/clock.ts'));

const minute = 60_000;
const corp = ssoSession();

let engine: Engine;
let token: Token;
beforeEach(async () => {
  engine = await startEngine();
  token = await signedInElsewhere(engine, corp);
  await put(token);
});
afterEach(async () => {
  engine.usedUpTokens.stop();
  await engine.close();
});

/** As another tool writes it. */
const put = async (one: Token): Promise<void> => {
  await engine.putToken(corp, one);
  await engine.sessions.readTokens();
};
const renewal = () => (engine.phase() as Active).renewal;
const notices = () => engine.store.state.notices.map(({ problem }) => problem);
const lost = { code: 'token-lost-by-other-tool', params: { session: 'corp' }, retry: 'user' };
const renewals = (): number => engine.organisation.requestsOf('CreateToken').length;
/** Moves to ten minutes before the end, looks, and lets the renewal come to its end. */
const renew = async (): Promise<void> => {
  advance(50 * minute);
  engine.renewals.look(now());
  await passing(engine.renewals.idle());
};
/** Another tool asks AWS for a new token, and never writes it. */
const useUp = async ({ clientId, clientSecret, refreshToken }: Token): Promise<Token> => {
  const grantType = 'refresh_token';
  const tokens = await engine.oidc.createToken(placeOf({ region: 'us-east-1' }), {
    clientId,
    clientSecret,
    refreshToken,
    grantType,
  });
  return { ...token, ...tokens, expiresAt: Math.floor((now() + tokens.expiresIn) / 1000) * 1000 };
};
/** AWS was asked whether the session lives, and its answer has come. */
const later = async (): Promise<void> => {
  await eventually(() => expect(engine.organisation.requestsOf('ListAccounts')[0]?.status).toBeDefined());
  await new Promise((resolve) => setTimeout(resolve, 100));
};

describe('a pair that another tool has lost', () => {
  test('is told once, with the session’s name, and is mended by the next sign-in', async () => {
    await useUp(token);
    await renew();
    expect(renewal()).toEqual({ kind: 'impossible', why: 'refused' });
    await eventually(() => expect(notices()).toEqual([lost]));
    await put(await signedInElsewhere(engine, corp));
    await eventually(() => expect(notices()).toEqual([]));
  });

  test('is not told of while the other tool may still write', async () => {
    const theirs = await useUp(token);
    advance(50 * minute);
    engine.renewals.look(now());
    await eventually(() => expect(engine.logged.join('\n')).toContain('renewal refused'));
    expect(renewal().kind).toBe('running');
    await put(theirs);
    await passing(engine.renewals.idle());
    expect(renewal().kind).toBe('automatic');
    expect(engine.organisation.requestsOf('ListAccounts')).toEqual([]);
    expect(notices()).toEqual([]);
  });

  test('is told of no longer after a sign-out', async () => {
    await useUp(token);
    await renew();
    await eventually(() => expect(notices()).toEqual([lost]));
    await engine.signOut.signOut(corp.id);
    await eventually(() => expect(notices()).toEqual([]));
  });
});

describe('nothing is claimed', () => {
  test('where the session has ended', async () => {
    engine.organisation.endPortalSession();
    await renew();
    await later();
    expect(notices()).toEqual([]);
  });

  test('where the access token has ended, so that nobody can tell', async () => {
    await useUp(token);
    advance(70 * minute);
    engine.renewals.look(now());
    await passing(engine.renewals.idle());
    expect(engine.phase()).toMatchObject({ step: 'signed-out', reason: 'expired' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(engine.organisation.requestsOf('ListAccounts')).toEqual([]);
    expect(notices()).toEqual([]);
  });

  test('where the connection broke, and the SDK asked again by itself', async () => {
    engine.organisation.faults.next('CreateToken', 'answer_lost');
    await renew();
    expect(renewals()).toBeGreaterThan(1);
    expect(renewal()).toMatchObject({ why: 'refused' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(engine.organisation.requestsOf('ListAccounts')).toEqual([]);
  });

  test('where a Daypass was killed before the answer arrived, however often it is refused', async () => {
    const asking = await engine.journal.begin('corp', token);
    await asking.close();
    await useUp(token);
    for (let times = 0; times < 2; times++) {
      await renew();
      expect(renewal()).toMatchObject({ why: 'refused' });
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(engine.organisation.requestsOf('ListAccounts')).toEqual([]);
      // Another process looks at the same file, and knows nothing of the refusal.
      await put(await signedInElsewhere(engine, corp));
      await put(token);
    }
  });
});
