/** A renewal that meets a dead network, a disk that takes nothing, or a sign-out. */
import { chmod, mkdir, readFile, realpath, rename, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Token } from '../../aws/cache/token-file.ts';
import { advance, now, sleepFor } from '../../../../testing/support/clock.ts';
import { type Engine, signedInElsewhere, ssoSession } from '../../../../testing/support/engine.ts';
import { eventually } from '../../../../testing/support/eventually.ts';
import { renewalsOf, startSignedIn } from '../../../../testing/support/renewals.ts';

vi.mock('../../system/clock.ts', () => import('../../../../testing/support/clock.ts'));

const minute = 60_000;
const hour = 60 * minute;
const corp = ssoSession();

let engine: Engine;
let token: Token;
beforeEach(async () => {
  [engine, token] = await startSignedIn();
});
afterEach(() => engine.close());

const { look, renewals, renewal, renewalIs, renew, settled } = renewalsOf(() => engine);

describe('a failure that passes', () => {
  test.each([
    ['dropped', 'network-unreachable'],
    ['error', 'aws-failed'],
    ['throttled', 'aws-throttled'],
    ['html', 'unexpected-answer'],
    ['malformed', 'unexpected-answer'],
  ] as const)('%s: signed in all the same, tried again, and well after that', async (fault, code) => {
    engine.organisation.faults.always('CreateToken', fault);
    await renew();
    expect(renewal()).toMatchObject({ kind: 'failing', problem: { code, retry: 'auto' } });
    expect(engine.phase()).toMatchObject({ step: 'active', accessTokenEndsAt: token.expiresAt });
    engine.organisation.faults.clear();
    advance(17_000);
    look();
    await renewalIs('automatic');
    expect((await engine.tokenIn(corp)).accessToken).not.toBe(token.accessToken);
  });

  test('the pauses grow to five minutes; nothing is asked in between, also past the end of the token', async () => {
    await engine.organisation.goOffline();
    advance(50 * minute);
    const pauses: number[] = [];
    for (let times = 0; times < 7; times++) {
      look();
      const { nextTryAt } = await renewalIs('failing');
      pauses.push(Math.ceil((nextTryAt - now()) / 1000));
      expect(look()).toBeLessThanOrEqual(nextTryAt);
      expect(renewal()).toMatchObject({ kind: 'failing' });
      advance(nextTryAt - now() + 1);
    }
    // Each a tenth shorter or longer, so that a company's machines do not come back all at once.
    const near = [15, 30, 60, 120, 240, 300, 300];
    for (const [index, pause] of pauses.entries()) {
      expect(pause).toBeGreaterThanOrEqual(near[index]! * 0.9);
      expect(pause).toBeLessThanOrEqual(near[index]! * 1.1 + 1);
    }
    expect(engine.phase()).toMatchObject({ step: 'active', accessTokenEndsAt: token.expiresAt });
  });

  // By the wall clock the next try would be hours away, and the token's end with it.
  test('a clock that is set back puts no try off', async () => {
    engine.organisation.faults.always('CreateToken', 'error');
    await renew();
    engine.organisation.faults.clear();
    sleepFor(-10 * hour);
    engine.renewals.renewAll();
    await renewalIs('automatic');
    expect((await engine.tokenIn(corp)).accessToken).not.toBe(token.accessToken);
  });

  // What the one that runs brings is dated by the clock as it was: by the right one it would last for hours more.
  test('a clock that is set back while a renewal runs: another one follows it', async () => {
    engine.organisation.faults.next('CreateToken', { delayMs: 100 });
    advance(50 * minute);
    look();
    await eventually(() => expect(renewals()).toBe(1));
    sleepFor(-10 * hour);
    engine.renewals.renewAll();
    await eventually(() => expect(renewals()).toBe(2));
    await renewalIs('automatic');
  });

  test('after a success the pauses begin anew', async () => {
    for (let times = 0; times < 2; times++) {
      engine.organisation.faults.always('CreateToken', 'dropped');
      await renew();
      const { nextTryAt } = await renewalIs('failing');
      expect(nextTryAt - now()).toBeLessThan(17_000);
      engine.organisation.faults.clear();
      advance(17_000);
      look();
      await renewalIs('automatic');
    }
  });

  test('under a new sign-in is kept with the session, not lost', async () => {
    engine.organisation.faults.always({ operation: 'CreateToken', grantType: 'refresh_token' }, 'dropped');
    advance(50 * minute);
    look();
    await engine.signIn.start(corp.id);
    await eventually(() =>
      expect(engine.phase()).toMatchObject({ step: 'signing-in', keeps: { renewal: { kind: 'failing' } } }),
    );
    await engine.signIn.cancel(corp.id);
    expect(renewal().kind).toBe('failing');
  });
});

describe.skipIf(process.platform === 'win32')('a disk that takes nothing', () => {
  /** So deep that the file can be read, but the path of a temporary one would be too long: that stops root too. */
  const deep = async (): Promise<string> => {
    const longest = (process.platform === 'linux' ? 4096 : 1024) - 8;
    let folder = await realpath(engine.paths.home);
    while (longest - folder.length > 210) folder = path.join(folder, 'd'.repeat(200));
    return path.join(folder, 'd'.repeat(longest - folder.length - 3), 't');
  };
  const block = async (): Promise<void> => {
    const file = await deep();
    await mkdir(path.dirname(file), { recursive: true });
    await rename(engine.fileOf('corp'), file);
    await symlink(file, engine.fileOf('corp'));
  };
  const unblock = async () => rename(await deep(), engine.fileOf('corp'));

  test('the new pair is kept in memory and written when the disk can, without a second renewal', async () => {
    const answered = Promise.withResolvers<void>();
    const blocked = Promise.withResolvers<void>();
    await engine.close();
    [engine, token] = await startSignedIn({
      around: ({ oidc }) => ({
        oidc: {
          ...oidc,
          async createToken(...asked) {
            const answer = await oidc.createToken(...asked);
            if (asked[1].grantType === 'refresh_token') {
              answered.resolve();
              await blocked.promise;
            }
            return answer;
          },
        },
      }),
    });
    advance(50 * minute);
    look();
    await answered.promise;
    await block();
    blocked.resolve();
    const { problem } = await renewalIs('failing');
    expect(problem).toMatchObject({ code: 'file-unwritable', params: { file: engine.fileOf('corp') } });
    await engine.sessions.readTokens();
    expect(engine.phase()).toMatchObject({ step: 'active', renewal: { kind: 'failing' } });
    advance(17_000);
    look();
    await eventually(() =>
      expect(renewal()).toMatchObject({ kind: 'failing', nextTryAt: expect.closeTo(now() + 30_000, -4) }),
    );
    await unblock();
    advance(34_000);
    look();
    await renewalIs('automatic');
    expect(renewals()).toBe(1);
    const renewed = await engine.tokenIn(corp);
    expect(renewed.accessToken).not.toBe(token.accessToken);
    await renew();
    expect(renewals()).toBe(2);
  });

  test.skipIf(process.getuid?.() === 0)('a read-only folder', async () => {
    const dir = path.dirname(engine.fileOf('corp'));
    await chmod(dir, 0o500);
    await renew();
    expect(renewal()).toMatchObject({ kind: 'failing', problem: { code: 'file-unwritable' } });
    await chmod(dir, 0o700);
    advance(17_000);
    look();
    await renewalIs('automatic');
    expect(renewals()).toBe(1);
  });

  test('is forgotten with the session: after a sign-out nothing is written any more', async () => {
    const answered = Promise.withResolvers<void>();
    const blocked = Promise.withResolvers<void>();
    await engine.close();
    [engine, token] = await startSignedIn({
      around: ({ oidc }) => ({
        oidc: {
          ...oidc,
          async createToken(...asked) {
            const answer = await oidc.createToken(...asked);
            if (asked[1].grantType === 'refresh_token') {
              answered.resolve();
              await blocked.promise;
            }
            return answer;
          },
        },
      }),
    });
    advance(50 * minute);
    look();
    await answered.promise;
    await block();
    blocked.resolve();
    await renewalIs('failing');
    await engine.renewals.stop(corp.id);
    await unblock();
    const before = await readFile(engine.fileOf('corp'), 'utf8');
    advance(17_000);
    look();
    await settled();
    expect(await readFile(engine.fileOf('corp'), 'utf8')).toBe(before);
  });
});

describe('a sign-out in the middle of a renewal', () => {
  test('never writes, however the two meet', async () => {
    for (const delayMs of [0, 5, 20, 60]) {
      await engine.putToken(corp, await signedInElsewhere(engine, corp));
      await engine.sessions.readTokens();
      engine.organisation.faults.next({ operation: 'CreateToken', grantType: 'refresh_token' }, { delayMs });
      advance(50 * minute);
      look();
      if (delayMs > 10) await eventually(() => expect(engine.organisation.faults.waiting).toBe(0));
      await engine.signOut.signOut(corp.id);
      expect(await engine.cacheFiles()).toEqual([]);
      engine.organisation.faults.clear();
      for (let times = 0; times < 3; times++) look();
      await new Promise((resolve) => setTimeout(resolve, delayMs + 20));
      expect([delayMs, await engine.cacheFiles()]).toEqual([delayMs, []]);
      expect(engine.phase()).toMatchObject({ step: 'signed-out', reason: 'asked' });
    }
  });

  test('stop does not wait for an answer', async () => {
    engine.organisation.faults.next('CreateToken', 'hang');
    advance(50 * minute);
    look();
    await eventually(() => expect(renewals()).toBe(1));
    const before = performance.now();
    await engine.renewals.stop(corp.id);
    expect(performance.now() - before).toBeLessThan(5000);
  });

  test('stop waits until the renewal can no longer write', async () => {
    engine.organisation.faults.next('CreateToken', { delayMs: 100 });
    advance(50 * minute);
    look();
    await eventually(() => expect(renewals()).toBe(1));
    await engine.renewals.stop(corp.id);
    await writeFile(engine.fileOf('corp'), 'mine');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await readFile(engine.fileOf('corp'), 'utf8')).toBe('mine');
  });
});
