/** Roles that are really served: for whom, with what, for how long, and what ends it. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { advance } from '../../../testing/support/clock.ts';
import { signedInElsewhere, ssoSession } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import {
  ask,
  partsOf,
  serveRoleOf,
  type ServedEngine,
  startServed,
  usualServing,
} from '../../../testing/support/served.ts';
import { hour, minute, second } from '../../shared/time.ts';
import { planForRole } from '../credentials/plan.ts';
import { now } from '../system/clock.ts';
import { removeDeadTokens, tokenFolder } from './token-files.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const corp = ssoSession();
let role: ServedEngine;
beforeEach(async () => {
  role = await startServed();
});
afterEach(() => role.engine.close());

const folder = (): string => tokenFolder(path.join(role.engine.home, 'data'));
const asked = (): number => role.engine.organisation.requestsOf('GetRoleCredentials').length;
const shown = () => role.engine.store.state.served;
interface Body {
  readonly AccessKeyId?: string;
  readonly Expiration: string;
  readonly Code?: string;
  readonly Message?: string;
}
async function answer(one: Pick<ServedEngine, 'served' | 'token'> = role): Promise<Body & { readonly status: number }> {
  const response = await ask(one);
  return { status: response.status, ...((await response.json()) as Body) };
}
const isClosed = (): Promise<boolean> =>
  ask(role).then(
    () => false,
    () => true,
  );

/** Served no more: no listener, no file, nothing shown. */
async function expectEnded(): Promise<void> {
  await eventually(() => expect(shown()).toEqual([]));
  await eventually(() => expect(readdirSync(folder())).toEqual([]));
  expect(await isClosed()).toBe(true);
  expect(role.engine.serving.served(role.served.id)).toBeNull();
}

describe('what is told', () => {
  test('the state has all that people see, and nothing that opens it', async () => {
    expect(shown()).toEqual([
      {
        id: role.served.id,
        sessionId: corp.id,
        accountId: '012345678901',
        roleName: role.engine.organisation.accountsOf()[0]?.roles[0],
        profile: null,
        address: role.host,
        since: expect.any(Number),
        until: null,
        requests: 0,
        lastAt: null,
        givenUntil: null,
        isElsewhere: false,
      },
    ]);
    await answer();
    await answer();
    advance(second);
    await eventually(() => expect(shown()[0]).toMatchObject({ requests: 2, lastAt: expect.any(Number) }));
    const told = JSON.stringify(role.engine.store.state);
    for (const secret of [...role.engine.organisation.secretsIssued, role.path, role.token])
      expect(told).not.toContain(secret);
  });

  test('path and token are 32 random bytes each, new each time', async () => {
    const second = await serveRoleOf(role.engine, {}, 1);
    const parts = [role, partsOf(second)].flatMap(({ path: inUrl, token }) => [inUrl.slice(1), token]);
    expect(new Set(parts).size).toBe(4);
    for (const part of parts) expect(Buffer.from(part, 'base64url')).toHaveLength(32);
  });

  test('the token is in a file for its user alone, without a line feed', () => {
    expect(statSync(role.served.tokenFile).mode & 0o777).toBe(0o600);
    expect(readFileSync(role.served.tokenFile, 'utf8')).toMatch(/^[\w-]{43}$/);
  });
});

describe('several', () => {
  test('one listener, and each path opens with its own token only', async () => {
    const other = await serveRoleOf(role.engine, {}, 1);
    const { host, token } = partsOf(other);
    expect(host).toBe(role.host);
    expect((await answer({ served: other, token })).status).toBe(200);
    expect((await answer({ served: other, token: role.token })).status).toBe(403);
    await role.engine.serving.stop(role.served.id);
    expect((await answer()).status).toBe(404);
    expect((await answer({ served: other, token })).status).toBe(200);
    expect(readdirSync(folder())).toHaveLength(1);
    await role.engine.serving.stop(other.id);
    expect(await isClosed()).toBe(true);
  });

  test('the same role once, also where two ask for it at the same moment', async () => {
    expect(await serveRoleOf(role.engine)).toEqual(role.served);
    const [one, two] = await Promise.all([serveRoleOf(role.engine, {}, 1), serveRoleOf(role.engine, {}, 1)]);
    expect(one).toEqual(two);
    expect(shown()).toHaveLength(2);
  });
});

describe('credentials', () => {
  test('are at hand: new ones come before tools want them, as long as somebody asks', async () => {
    const first = await answer();
    const life = Date.parse(first.Expiration) - now();
    expect(asked()).toBe(1);
    advance(life - 19 * minute);
    await eventually(() => expect(asked()).toBe(2));
    // Nobody has asked since: they may end.
    await eventually(async () =>
      expect((await role.engine.credentials.get(planOf(), { isShared: false })).ok).toBe(true),
    );
    advance(life - 19 * minute);
    advance(minute);
    const later = await answer();
    expect(later.AccessKeyId).not.toBe(first.AccessKeyId);
    expect(Date.parse(later.Expiration) - now()).toBeGreaterThan(15 * minute);
  });

  test('those that are there serve to their end while AWS cannot be reached; then tools are told to try again', async () => {
    const first = await answer();
    await role.engine.organisation.goOffline();
    advance(Date.parse(first.Expiration) - now() - 5 * minute);
    expect(await answer()).toMatchObject({ status: 200, AccessKeyId: first.AccessKeyId });
    advance(4.5 * minute);
    expect(await answer()).toMatchObject({ status: 503, Code: 'network-unreachable', Message: expect.any(String) });
    await role.engine.organisation.goOnline();
    expect((await answer()).status).toBe(200);
  });

  test('a role that AWS refuses from then on is a final no, in plain words', async () => {
    const first = await answer();
    advance(Date.parse(first.Expiration) - now() - 5 * minute);
    role.engine.organisation.faults.always('GetRoleCredentials', 'forbidden');
    expect(await answer()).toMatchObject({
      status: 403,
      Code: 'not-assigned',
      Message: expect.stringContaining('but denies access to it'),
    });
    role.engine.store.update((state) => ({ ...state, locale: 'ja' }));
    expect((await answer()).Message).toMatch(/拒否/);
  });

  test('a role that cannot be had is not served at all', async () => {
    const plan = planForRole(corp.id, { accountId: '012345678901', roleName: 'Nobody' });
    const result = await role.engine.serving.serve(plan, usualServing);
    expect(result).toMatchObject({ ok: false, problem: { code: 'role-refused' } });
    expect(shown()).toHaveLength(1);
    expect(readdirSync(folder())).toHaveLength(1);
  });

  const planOf = () =>
    planForRole(corp.id, {
      accountId: '012345678901',
      roleName: role.engine.organisation.accountsOf()[0]?.roles[0] ?? '',
    });
});

describe('it ends', () => {
  test('by a stop, and can be begun again', async () => {
    const ends: unknown[] = [];
    role.engine.serving.onEnd((ended, why) => ends.push([ended.id, why]));
    await role.engine.serving.stop(role.served.id);
    await expectEnded();
    expect(ends).toEqual([[role.served.id, 'stopped']]);
    const again = await serveRoleOf(role.engine);
    expect((await answer({ served: again, token: partsOf(again).token })).status).toBe(200);
  });

  test('by its time, also in a sleep', async () => {
    await role.engine.serving.stop();
    const short = await serveRoleOf(role.engine, { length: 8 * hour });
    advance(8 * hour - second);
    expect(shown()).toHaveLength(1);
    advance(2 * second);
    await eventually(() => expect(shown()).toEqual([]));
    await eventually(() => expect(existsSync(short.tokenFile)).toBe(false));
  });

  test('with a sign-out here, which says until when what was given works', async () => {
    const { Expiration } = await answer();
    await role.engine.signOut.signOut(corp.id);
    await expectEnded();
    const { stillValid } = role.engine.store.state.signOutReport ?? {};
    expect(stillValid?.first).toEqual([
      { roleName: expect.any(String), accountId: '012345678901', endsAt: Date.parse(Expiration) },
    ]);
  });

  test('at the first moment of a sign-out, before AWS has answered anything', async () => {
    role.engine.organisation.faults.always('Logout', 'hang');
    const out = role.engine.signOut.signOutAll();
    await expectEnded();
    role.engine.organisation.faults.clear();
    advance(10 * second);
    await out;
  });

  test('with a sign-out by another program', async () => {
    rmSync(role.engine.fileOf('corp'));
    await role.engine.sessions.readTokens();
    await expectEnded();
  });

  test('with the end of the session', async () => {
    role.engine.sessions.recordVerdict(corp.id, role.engine.sessions.token(corp.id)?.accessToken ?? '', 'rejected');
    await expectEnded();
  });

  test('with a session that leaves the config file', async () => {
    await role.engine.sessions.configure([]);
    await expectEnded();
  });

  test('but not with a new sign-in while it goes on', async () => {
    role.engine.sessions.adopt(corp.id, await signedInElsewhere(role.engine, corp));
    expect((await answer()).status).toBe(200);
  });

  test('before it has begun, where somebody signs out meanwhile', async () => {
    await role.engine.serving.stop();
    role.engine.organisation.faults.next('GetRoleCredentials', { delayMs: 500 });
    role.engine.credentials.forget(corp.id);
    const starting = role.engine.serving.serve(
      planForRole(corp.id, { accountId: '012345678901', roleName: 'ReadOnlyAccess' }),
      usualServing,
    );
    await role.engine.signOut.signOut(corp.id);
    expect(await starting).toMatchObject({ ok: false, problem: { code: 'session-not-signed-in' } });
    expect(shown()).toEqual([]);
    expect(readdirSync(folder())).toEqual([]);
  });
});

test('what is on its way when all is stopped is not served', async () => {
  await role.engine.serving.stop();
  role.engine.credentials.forget(corp.id);
  role.engine.organisation.faults.next('GetRoleCredentials', { delayMs: 300 });
  const starting = role.engine.serving.serve(
    planForRole(corp.id, { accountId: '012345678901', roleName: 'ReadOnlyAccess' }),
    usualServing,
  );
  await role.engine.serving.stop();
  expect(await starting).toMatchObject({ ok: false });
  expect(shown()).toEqual([]);
  expect(readdirSync(folder())).toEqual([]);
});

describe('its file', () => {
  test('those of processes that are not there any more are removed, and no others', async () => {
    const [own = ''] = readdirSync(folder());
    const [computer = ''] = own.split('-');
    const kept = [
      own,
      `${computer}-1-abc123.token`,
      '00000000-4194303-abc123.token',
      'notes.txt',
      `${computer}-x-1.token`,
    ];
    for (const name of [...kept.slice(1), `${computer}-4194303-abc123.token`])
      writeFileSync(path.join(folder(), name), '');
    await removeDeadTokens(folder());
    expect(readdirSync(folder()).toSorted()).toEqual(kept.toSorted());
  });

  test.skipIf(process.platform === 'win32')(
    'where it cannot be written nothing is served, and it is said why',
    async () => {
      await role.engine.serving.stop();
      rmSync(folder(), { recursive: true });
      // A folder that takes no files would take those of root.
      writeFileSync(folder(), '');
      await expect(serveRoleOf(role.engine)).rejects.toThrow('file-unwritable');
      rmSync(folder());
      mkdirSync(folder(), { mode: 0o700 });
      chmodSync(folder(), 0o700);
      await serveRoleOf(role.engine);
    },
  );

  test('an address that this computer does not have, and a port that is taken', async () => {
    await role.engine.serving.stop();
    const elsewhere = serveRoleOf(role.engine, { at: { address: '192.0.2.1', port: 0 } });
    await expect(elsewhere).rejects.toThrow('serving-not-opened');
    const again = await serveRoleOf(role.engine);
    const other = await role.engine.restarted();
    const port = Number(new URL(again.url).port);
    const plan = planForRole(corp.id, { accountId: '012345678901', roleName: 'ReadOnlyAccess' });
    const taken = await other.serving.serve(plan, { ...usualServing, at: { address: '127.0.0.1', port } });
    expect(taken).toMatchObject({
      ok: false,
      problem: { code: 'serving-not-opened', params: { reason: 'EADDRINUSE' } },
    });
    await other.serving.stop();
  });
});
