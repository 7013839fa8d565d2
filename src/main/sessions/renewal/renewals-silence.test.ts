/** A renewal that meets silence, or an answer that no honest service gives: it ends, costs nothing, and is tried again. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fault } from '../../../../testing/identity-center/organisation.ts';
import { minute, second } from '../../../shared/time.ts';
import type { Token } from '../../aws/cache/token-file.ts';
import { tokenKey } from '../sessions.ts';
import { advance, advanceUnanswered, now } from '../../../../testing/support/clock.ts';
import { type Engine, ssoSession } from '../../../../testing/support/engine.ts';
import { eventually } from '../../../../testing/support/eventually.ts';
import { renewalsOf, startSignedIn } from '../../../../testing/support/renewals.ts';
import { createRenewals } from './renewals.ts';

vi.mock('../../system/clock.ts', () => import('../../../../testing/support/clock.ts'));

const corp = ssoSession();
let engine: Engine;
let token: Token;
beforeEach(async () => {
  [engine, token] = await startSignedIn();
});
afterEach(() => engine.close());

const { look, renewals, renewal, renewalIs, renew } = renewalsOf(() => engine);
const fileText = () => readFile(engine.fileOf(tokenKey(corp)), 'utf8');

/** The next try brings a token, with nothing restarted. */
async function recovers(): Promise<void> {
  engine.organisation.faults.clear();
  advance(17 * second);
  look();
  await renewalIs('automatic');
  expect((await engine.tokenIn(corp)).accessToken).not.toBe(token.accessToken);
}

test.each(['never_ending', 'trickling', 'hang'] as const)('%s', async (fault) => {
  const before = await fileText();
  engine.organisation.faults.always('CreateToken', fault);
  advance(50 * minute);
  look();
  await eventually(() => expect(renewals()).toBe(1));
  await eventually(() => {
    advanceUnanswered(second);
    expect(renewal().kind).toBe('failing');
  });
  expect(renewal()).toMatchObject({ problem: { code: 'network-timeout', retry: 'auto' } });
  expect(await fileText()).toBe(before);
  await recovers();
});

describe('an answer of the wrong kind keeps the file as it was, to the byte', () => {
  test.each<Fault>([
    { fields: { accessToken: 5 } },
    { fields: { accessToken: { a: 1 } } },
    { fields: { accessToken: 'abc\r\nX-Evil: 1' } },
    { fields: { accessToken: 'a'.repeat(3_000_000) } },
    { fields: { refreshToken: 7 } },
    { fields: { expiresIn: 'soon' } },
    { fields: { expiresIn: {} } },
    { fields: { expiresIn: 1e300 } },
    { fields: { expiresIn: -1 } },
    { raw: '[]' },
    'huge',
    'endless',
  ])('%j', async (fault) => {
    const before = await fileText();
    engine.organisation.faults.always('CreateToken', fault);
    await renew();
    expect(renewal()).toMatchObject({ kind: 'failing', problem: { code: 'unexpected-answer', retry: 'auto' } });
    expect(await fileText()).toBe(before);
    expect(engine.phase()).toMatchObject({ step: 'active', accessTokenEndsAt: token.expiresAt });
    await recovers();
  });
});

describe('“being renewed” has an end of its own', () => {
  const overdue = { kind: 'failing', problem: { code: 'renewal-overdue', params: { minutes: 3 }, retry: 'auto' } };
  const until = async (): Promise<void> => {
    await eventually(() => expect(renewal().kind).toBe('running'));
    await eventually(() => {
      advanceUnanswered(10 * second);
      expect(renewal()).toMatchObject(overdue);
    });
  };

  test('when a lock or a disk never answers', async () => {
    const lock = { hold: () => new Promise<never>(() => {}) };
    const renewals = createRenewals({ ...engine, lock });
    advance(50 * minute);
    renewals.look(now());
    await until();
    // Neither a sign-out nor the app's end waits for it.
    await renewals.finish();
    await renewals.stop(corp.id);
    await recovers();
  });

  test('and a pair that arrives after it is stored', async () => {
    const { promise: silence, resolve: speak } = Promise.withResolvers<void>();
    const late: Engine['oidc'] = {
      ...engine.oidc,
      async createToken(region, request) {
        const pair = await engine.oidc.createToken(region, request);
        await silence;
        return pair;
      },
    };
    const renewals = createRenewals({ ...engine, lock: { hold: (_, act) => act() }, oidc: late });
    advance(50 * minute);
    renewals.look(now());
    await until();
    speak();
    await eventually(async () => expect((await engine.tokenIn(corp)).accessToken).not.toBe(token.accessToken));
    await renewalIs('automatic');
  });
});
