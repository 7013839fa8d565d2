/** What other tools do to the token files of a machine: by their own form, in place, and without a lock. */
import { rm, writeFile } from 'node:fs/promises';
import { minute } from '../../src/shared/time.ts';
import { placeOf } from '../../src/main/aws/api/aws-place.ts';
import type { ConfiguredSession } from '../../src/main/aws/config/configured-sessions.ts';
import type { Token } from '../../src/main/aws/cache/token-file.ts';
import { tokenKey } from '../../src/main/sessions/sessions.ts';
import { advance, now } from './clock.ts';
import { signedInElsewhere } from './engine.ts';
import { eventually, patience } from './eventually.ts';
import type { Life } from './life.ts';

export type Elsewhere =
  | 'another tool renews'
  | 'another tool renews at the same time'
  | 'another tool signs in at the same time'
  | 'another tool signs out at the same time'
  | 'another tool signs in'
  | 'another tool signs out'
  | 'another tool puts an older token back'
  | 'another tool breaks the file and mends it';

/** Without what takes long: a broken file is read for half a second before it is believed. */
export const whatOthersDo: readonly Elsewhere[] = [
  'another tool renews',
  'another tool renews at the same time',
  'another tool signs in at the same time',
  'another tool signs out at the same time',
  'another tool signs in',
  'another tool signs out',
  'another tool puts an older token back',
];

export async function actElsewhere(life: Life, what: Elsewhere, session: ConfiguredSession): Promise<void> {
  const { engine, rules } = life;
  const token = await life.tokenIn(session);
  switch (what) {
    case 'another tool renews':
      if (token) await renewElsewhere(life, session);
      break;
    case 'another tool renews at the same time':
    case 'another tool signs in at the same time':
    case 'another tool signs out at the same time':
      if (token && life.network === 'good') await meet(life, what, session, token);
      return;
    case 'another tool signs in':
      if (life.network !== 'good') return;
      await engine.putToken(session, await signedInElsewhere(life.elsewhere, session));
      break;
    case 'another tool signs out':
      await rm(engine.fileOf(tokenKey(session)), { force: true });
      break;
    case 'another tool puts an older token back': {
      const [older] = life.tokensOf(session.id).slice(-2);
      if (!older || (token && seemsNewer(life, older, token))) return;
      await engine.putToken(session, older);
      break;
    }
    case 'another tool breaks the file and mends it':
      if (!token) return;
      await writeFile(engine.fileOf(tokenKey(session)), '{"accessToken": "ha');
      await life.daypass.sessions.readTokens();
      await engine.putToken(session, token);
      break;
  }
  rules.changed(session.id, await life.tokenIn(session));
  await life.notice();
}

/** Once the clock was set back, the older of two tokens may seem to end later: then nobody can tell which is the older. */
function seemsNewer({ engine }: Life, one: Token, other: Token): boolean {
  const age = ({ accessToken }: Token): number => engine.organisation.secretsIssued.indexOf(accessToken);
  const [older, newer] = age(one) < age(other) ? [one, other] : [other, one];
  return older.expiresAt > newer.expiresAt;
}

/**
 * Between AWS's answer to Daypass and its arrival. Not in the very moment in which Daypass writes: against that nothing
 * helps while no other tool takes a lock.
 */
async function meet(life: Life, what: Elsewhere, session: ConfiguredSession, token: Token): Promise<void> {
  const { engine, rules, daypass } = life;
  const { organisation } = engine;
  const earlier = new Set(organisation.requests);
  const release = life.holdAnswers();
  advance(Math.max(token.expiresAt - 10 * minute - now(), 0));
  daypass.renewals.look(now());
  // AWS is not asked where Daypass knows better: an older token that came back gives way to the newer one.
  const isAsking = (): boolean => {
    const { phase } = daypass.session(session.id);
    return phase.step === 'active' && phase.renewal.kind === 'running';
  };
  const isAnswered = (): boolean =>
    organisation.requestsOf('CreateToken').some(
      // Of this session: others may be renewed at the same time.
      (request) =>
        !earlier.has(request) && request.body['refreshToken'] === token.refreshToken && request.status !== undefined,
    );
  await eventually(() => {
    if (isAsking() && !isAnswered()) throw new Error('no answer yet');
  }, patience);
  if (what === 'another tool renews at the same time') await renewElsewhere(life, session);
  else if (what === 'another tool signs out at the same time')
    await rm(engine.fileOf(tokenKey(session)), { force: true });
  else await engine.putToken(session, await signedInElsewhere(life.elsewhere, session));
  rules.changed(session.id, await life.tokenIn(session));
  release();
  await life.notice();
}

/** As the AWS CLI does it: asks with what the file holds, and writes what it gets. */
async function renewElsewhere(life: Life, session: ConfiguredSession): Promise<void> {
  const { engine, elsewhere, network } = life;
  const token = await life.tokenIn(session);
  if (!token?.refreshToken || network !== 'good') return;
  const { clientId, clientSecret, refreshToken } = token;
  const request = { clientId, clientSecret, refreshToken, grantType: 'refresh_token' };
  const got = await elsewhere.oidc.createToken(placeOf(session), request).catch(() => null);
  if (!got) return;
  const renewed = { ...token, ...got, refreshToken: got.refreshToken ?? refreshToken };
  await engine.putToken(session, { ...renewed, expiresAt: now() + got.expiresIn });
}
