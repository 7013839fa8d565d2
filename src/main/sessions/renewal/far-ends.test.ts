/** A token that says to last longer than AWS lets any token last: dated by a clock that was ahead, or by a tool that errs. */
import { afterEach, expect, test, vi } from 'vitest';
import { advance, now, passing } from '../../../../testing/support/clock.ts';
import {
  type Engine,
  legacySession,
  signedInElsewhere,
  ssoSession,
  startEngine,
} from '../../../../testing/support/engine.ts';

vi.mock('../../system/clock.ts', () => import('../../../../testing/support/clock.ts'));

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const corp = ssoSession();
const legacy = legacySession();

let engine: Engine;
afterEach(() => engine.close());

const renewals = () => engine.organisation.requestsOf('CreateToken').map(({ status }) => status);
/** So many minutes pass, with a look at each. */
const pass = async (minutes: number): Promise<void> => {
  for (let passed = 0; passed < minutes; passed++) {
    engine.renewals.look(now());
    await passing(engine.renewals.idle());
    advance(minute);
  }
};

test.each([2 * day, 365 * day, Date.UTC(9999, 11, 31) - Date.now()])(
  'in %i ms: it is renewed at once',
  async (left) => {
    engine = await startEngine();
    const token = await signedInElsewhere(engine, corp);
    await engine.putToken(corp, { ...token, expiresAt: now() + left });
    await engine.sessions.readTokens();
    engine.organisation.forgetRequests();
    await pass(3);
    expect(renewals()).toEqual([200]);
    const renewed = await engine.tokenIn(corp);
    expect(renewed.accessToken).not.toBe(token.accessToken);
    expect(renewed.expiresAt - now()).toBeLessThanOrEqual(hour);
    expect(engine.phase(corp.id)).toMatchObject({ step: 'active', renewal: { kind: 'automatic' } });
  },
);

test('AWS itself says so: it is believed, and asked no more than once', async () => {
  engine = await startEngine();
  const token = await signedInElsewhere(engine, corp);
  await engine.putToken(corp, { ...token, expiresAt: now() + 3 * day });
  await engine.sessions.readTokens();
  engine.organisation.forgetRequests();
  engine.organisation.faults.always('CreateToken', { fields: { expiresIn: 30 * 86_400 } });
  await pass(10);
  expect(renewals()).toEqual([200]);
  expect(engine.phase(corp.id)).toMatchObject({ step: 'active', renewal: { kind: 'automatic' } });
});

test('one that nothing can renew is left as it is', async () => {
  engine = await startEngine({ sessions: [legacy] });
  const token = await signedInElsewhere(engine, legacy);
  await engine.putToken(legacy, { ...token, expiresAt: now() + 30 * day });
  await engine.sessions.readTokens();
  engine.organisation.forgetRequests();
  await pass(3);
  expect(renewals()).toEqual([]);
  expect(engine.phase(legacy.id)).toMatchObject({ step: 'active', renewal: { kind: 'impossible', why: 'legacy' } });
});
