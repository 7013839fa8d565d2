/** Signing out with a file whose refresh token Daypass itself has used up: AWS's refusal of that one tells nothing. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Token } from '../aws/cache/token-file.ts';
import { advance, now, passing } from '../../../testing/support/clock.ts';
import {
  type Edges,
  type Engine,
  signedInElsewhere,
  ssoSession,
  startEngine,
} from '../../../testing/support/engine.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const minute = 60_000;
const corp = ssoSession();

let engine: Engine;
let token: Token;
afterEach(() => engine.close());

const start = async (around?: (real: Edges) => Partial<Edges>): Promise<void> => {
  engine = await startEngine(around ? { around } : {});
  token = await signedInElsewhere({ organisation: engine.organisation, oidc: engine.real.oidc }, corp);
  await engine.putToken(corp, token);
  await engine.sessions.readTokens();
  engine.organisation.forgetRequests();
};
/** The disk takes no renewed token. */
const fullDisk = ({ tokenCache }: Edges): Partial<Edges> => ({
  tokenCache: {
    ...tokenCache,
    storeRenewed: async (key) => ({ kind: 'failed', file: engine.fileOf(key), reason: 'ENOSPC' }),
  },
});
/** At so many minutes of the token's hour. */
const renewAt = async (minutes: number): Promise<void> => {
  advance(minutes * minute);
  engine.renewals.look(now());
  await passing(engine.renewals.idle());
};
type Acting = Pick<Engine, 'signOut' | 'store'>;
const signOut = async (scope: string, acting: Acting = engine) => {
  await (scope === 'one' ? acting.signOut.signOut(corp.id) : acting.signOut.signOutAll());
  return acting.store.state.signOutReport?.lines;
};
const sessionsLeft = () => engine.organisation.portalSessions.length;
const ended = [{ session: 'corp', outcome: 'ended', problem: null }];

describe.each(['one', 'all'])('%s', (scope) => {
  test('the new pair is in memory, because the disk is full: it ends the session', async () => {
    await start(fullDisk);
    await renewAt(50);
    advance(20 * minute);
    expect(await signOut(scope)).toEqual(ended);
    expect(sessionsLeft()).toBe(0);
    expect(await engine.cacheFiles()).toEqual([]);
  });

  test('the new pair is in the record of a process that was killed: it ends the session', async () => {
    await start(fullDisk);
    await renewAt(50);
    advance(20 * minute);
    expect(await signOut(scope, await engine.restarted())).toEqual(ended);
    expect(sessionsLeft()).toBe(0);
  });

  test('an older token came back over the new one: the new one ends the session', async () => {
    await start();
    await renewAt(50);
    advance(20 * minute);
    await engine.putToken(corp, token);
    expect(await signOut(scope)).toEqual(ended);
    expect(sessionsLeft()).toBe(0);
  });

  test('the answer was lost, here or in another process: nobody knows whether it was over', async () => {
    await start();
    engine.organisation.faults.next('CreateToken', 'answer_lost');
    await renewAt(70);
    expect(engine.phase(corp.id)).toMatchObject({ step: 'signed-out', reason: 'expired' });
    const lines = await signOut(scope, scope === 'one' ? engine : await engine.restarted());
    expect(lines).toMatchObject([{ session: 'corp', outcome: 'not-ended', problem: { code: 'aws-refused' } }]);
    expect(sessionsLeft()).toBe(1);
  });

  test('another tool has signed in meanwhile: what was known of the old token is not about the new one', async () => {
    await start();
    engine.organisation.faults.next('CreateToken', 'answer_lost');
    await renewAt(70);
    const next = await signedInElsewhere({ organisation: engine.organisation, oidc: engine.real.oidc }, corp);
    await engine.putToken(corp, next);
    engine.organisation.endPortalSession();
    advance(70 * minute);
    expect(await signOut(scope)).toEqual([{ session: 'corp', outcome: 'already-over', problem: null }]);
  });
});
