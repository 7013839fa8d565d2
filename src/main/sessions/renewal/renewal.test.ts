/** Tests a renewal's way from AWS's answer to the file, beside what killed processes and other tools leave there. */
import { appendFile, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Active } from '../../../shared/app-state.ts';
import { placeOf } from '../../aws/api/aws-place.ts';
import { formatToken, type Token } from '../../aws/cache/token-file.ts';
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
describe('the record of a renewal', () => {
  const records = async (): Promise<readonly string[]> => {
    const folder = path.join(engine.home, '.aws', 'sso', 'daypass');
    const names = await readdir(folder).catch(() => []);
    return names.filter((name) => name.endsWith('.renewal')).map((name) => path.join(folder, name));
  };

  test('a renewal leaves no record, a failed one no secret', async () => {
    await renew();
    expect(await records()).toEqual([]);
    engine.organisation.faults.always('CreateToken', 'error');
    await renew();
    for (const file of await records()) expect(await readFile(file, 'utf8')).not.toContain(token.refreshToken);
    expect(await records()).toHaveLength(1);
    await engine.signOut.signOut(corp.id);
    expect(await records()).toEqual([]);
  });

  test('what a killed process left is put in place instead of asking with a dead token', async () => {
    const asking = await engine.journal.begin('corp', token);
    const theirs = await useUp(token);
    await asking.answered(theirs);
    await asking.close();
    advance(50 * minute);
    engine.organisation.forgetRequests();
    engine.renewals.look(now());
    await eventually(async () => expect((await engine.tokenIn(corp)).refreshToken).not.toBe(token.refreshToken));
    await eventually(() => expect(renewal().kind).toBe('automatic'));
    expect(engine.organisation.requestsOf('CreateToken').filter(({ status }) => status !== 200)).toEqual([]);
  });

  test('so it is at the start, and the history goes on', async () => {
    engine.history.signedIn(corp.id, token, now());
    const since = engine.history.startedAt(corp.id, token);
    const asking = await engine.journal.begin('corp', token);
    const theirs = await useUp(token);
    await asking.answered(theirs);
    await asking.close();
    await engine.renewals.recover();
    expect((await engine.tokenIn(corp)).refreshToken).toBe(theirs.refreshToken);
    expect(engine.history.startedAt(corp.id, theirs)).toBe(since);
    expect(engine.session().phase).toMatchObject({ step: 'active', accessTokenEndsAt: theirs.expiresAt });
  });

  test('signing out of everything leaves no record and no leftover, also of sessions that are configured no longer', async () => {
    const asking = await engine.journal.begin('gone', token);
    await asking.answered(token);
    await asking.close();
    await appendFile(`${engine.fileOf('gone')}.4711`, formatToken(token));
    await engine.signOut.signOutAll();
    expect(await records()).toEqual([]);
    expect(await engine.cacheFiles()).toEqual([]);
  });
});

describe('an older token that came back over a newer one', () => {
  test('gives way silently, without a request with what AWS has rotated', async () => {
    await renew();
    const newer = await engine.tokenIn(corp);
    await put(token);
    engine.organisation.forgetRequests();
    engine.renewals.look(now());
    await eventually(async () => expect((await engine.tokenIn(corp)).accessToken).toBe(newer.accessToken));
    expect(renewals()).toBe(0);
    await eventually(() => expect(engine.phase()).toMatchObject({ accessTokenEndsAt: newer.expiresAt }));
    expect(engine.store.state.notices).toEqual([]);
  });

  test('never after a sign-out', async () => {
    await renew();
    await engine.signOut.signOut(corp.id);
    await put(token);
    engine.renewals.look(now());
    await passing(engine.renewals.idle());
    expect(renewal()).toMatchObject({ kind: 'impossible' });
    expect((await engine.tokenIn(corp)).accessToken).toBe(token.accessToken);
  });
});
