/** Nothing holds a sign-out or a Cancel: no request that hears no signal, no drive that hangs, no pipe in a file's place. */
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Token } from '../aws/cache/token-file.ts';
import { advance, advanceUnanswered, now } from '../../../testing/support/clock.ts';
import { type Edges, type Engine, signedInElsewhere, startEngine } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { corp, exists, labs, line, roleFile, sessions, signOutsOf } from '../../../testing/support/sign-outs.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

let engine: Engine;
let token: Token;
afterEach(() => engine.close());

/** Closed until it is opened: what waits here hears no signal, as a request that waits for a drive with certificates. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const waiting = { count: 0 };
  const pass = async (): Promise<void> => {
    waiting.count += 1;
    await promise;
  };
  return { pass, open: resolve, waiting };
}

async function start(around: (real: Edges) => Partial<Edges>): Promise<void> {
  engine = await startEngine({ sessions, desktop: { loopbackWorks: () => false }, around });
  token = await signedInElsewhere({ organisation: engine.organisation, oidc: engine.real.oidc }, corp);
  await engine.putToken(corp, token);
  await engine.sessions.readTokens();
  engine.organisation.forgetRequests();
}

const { logouts, lines, report, putRole } = signOutsOf(() => engine);
const recordFolder = () => path.join(engine.home, '.aws', 'sso', 'daypass');
const records = async (): Promise<string[]> =>
  (await readdir(recordFolder()).catch(() => [])).filter((name) => name.endsWith('.renewal'));
/** Time for whatever would be written to be written. */
const aWhile = () => delay(300);

describe('a renewal that answers after the sign-out', () => {
  test.each(['one', 'all'])('is waited for a few seconds, and its token is written nowhere (%s)', async (scope) => {
    const late = gate();
    await start(({ oidc }) => ({
      oidc: {
        ...oidc,
        async createToken(region, request, signal) {
          if (request.grantType !== 'refresh_token') return oidc.createToken(region, request, signal);
          await late.pass();
          return oidc.createToken(region, request);
        },
      },
    }));
    advance(50 * 60_000);
    engine.renewals.look(now());
    await eventually(() => expect(late.waiting.count).toBe(1));
    await (scope === 'one' ? engine.signOut.signOut(corp.id) : engine.signOut.signOutAll());
    expect(await exists(engine.fileOf('corp'))).toBe(false);
    expect(lines()).toEqual([line('corp', 'ended')]);
    late.open();
    await eventually(() => expect(engine.organisation.requestsOf('CreateToken').length).toBeGreaterThan(0));
    await aWhile();
    expect([await engine.cacheFiles(), await records()]).toEqual([[], []]);
    expect(engine.phase(corp.id)).toMatchObject({ step: 'signed-out', reason: 'asked' });

    // Nor does it stand in the way of the next sign-in's own renewals.
    const next = await signedInElsewhere({ organisation: engine.organisation, oidc: engine.real.oidc }, corp);
    await engine.putToken(corp, next);
    await engine.sessions.readTokens();
    advance(50 * 60_000);
    engine.renewals.look(now());
    await eventually(async () => expect((await engine.tokenIn(corp)).accessToken).not.toBe(next.accessToken));
  });
});

describe('a sign-in that hears no signal', () => {
  const startSignIn = async () => {
    const late = gate();
    await start(({ oidc }) => ({
      oidc: {
        ...oidc,
        async createToken(region, request) {
          await late.pass();
          return oidc.createToken(region, request);
        },
      },
    }));
    await engine.signIn.start(labs.id);
    await eventually(() => expect(engine.organisation.pendingDevices).toHaveLength(1));
    engine.organisation.approveDevice(engine.organisation.pendingDevices[0]!.userCode);
    await eventually(() => {
      advance(1000);
      expect(late.waiting.count).toBe(1);
    });
    return late;
  };

  test('Cancel comes back, and what AWS answers later is written nowhere', async () => {
    const late = await startSignIn();
    await engine.signIn.cancel(labs.id);
    expect(engine.phase(labs.id)).toMatchObject({ step: 'signed-out', reason: 'never' });
    late.open();
    await aWhile();
    expect(await exists(engine.fileOf('labs'))).toBe(false);
    expect(engine.phase(labs.id)).toMatchObject({ step: 'signed-out', reason: 'never' });
    await engine.signIn.start(labs.id);
    expect(engine.phase(labs.id).step).toBe('signing-in');
  });

  test('sign-out of all comes back, and so it stays', async () => {
    const late = await startSignIn();
    await engine.signOut.signOutAll();
    expect(lines()).toEqual([line('corp', 'ended')]);
    late.open();
    await aWhile();
    expect(await engine.cacheFiles()).not.toContain(path.basename(engine.fileOf('labs')));
    expect(sessions.map(({ id }) => engine.phase(id).step)).toEqual(['signed-out', 'signed-out', 'signed-out']);
  });
});

test('a drive that hangs while a token is read or removed: AWS is told, and what stays is named', async () => {
  let hangs = false;
  const never = new Promise<never>(() => {});
  await start(({ tokenCache }) => ({
    tokenCache: {
      ...tokenCache,
      read: (key) => (hangs ? never : tokenCache.read(key)),
      remove: (key, onlyIf) => (hangs ? never : tokenCache.remove(key, onlyIf)),
      sweep: () => (hangs ? Promise.resolve([]) : tokenCache.sweep()),
      removeLeftovers: () => never,
    },
  }));
  hangs = true;
  await engine.signOut.signOutAll();
  expect(logouts()).toEqual([[token.accessToken, 200]]);
  expect(lines()!.find(({ session }) => session === 'corp')).toEqual(line('corp', 'ended'));
  expect(report()!.kept[0]).toMatchObject({ code: 'file-unwritable', params: { reason: 'ETIMEDOUT' } });
});

test('AWS that never answers, to whom no signal helps: told later', async () => {
  const late = gate();
  await start(({ portal }) => ({
    portal: { ...portal, logout: async (access) => (await late.pass(), portal.logout(access)) },
  }));
  const signingOut = engine.signOut.signOut(corp.id);
  await eventually(() => expect(late.waiting.count).toBe(1));
  advanceUnanswered(6000);
  await signingOut;
  expect(lines()).toEqual([line('corp', 'told-later', expect.objectContaining({ code: 'network-timeout' }))]);
  late.open();
  advance(31_000);
  await eventually(() => expect(lines()![0]!.outcome).toMatch(/^(ended|already-over)$/));
});

test('accounts whose listing hangs', async () => {
  await start(() => ({}));
  engine.organisation.faults.always('ListAccounts', 'hang');
  engine.accounts.load(corp.id);
  await eventually(() => expect(engine.organisation.requestsOf('ListAccounts')).toHaveLength(1));
  await engine.signOut.signOut(corp.id);
  expect(lines()).toEqual([line('corp', 'ended')]);
});

describe.skipIf(process.platform === 'win32')('pipes and links in the places of files', () => {
  const pipe = (file: string) => execFileSync('mkfifo', [file]);

  test('a pipe in the place of the token, of role credentials and of both AWS files', async () => {
    await start(() => ({}));
    await rm(engine.fileOf('corp'));
    const role = await putRole(roleFile({ sessionName: 'corp' }));
    await rm(role);
    for (const file of [engine.fileOf('corp'), role, engine.paths.configFile, engine.paths.credentialsFile]) pipe(file);
    pipe(path.join(engine.paths.ssoCacheDir, 'other.json'));
    await engine.signOut.signOut(corp.id);
    expect(logouts()).toEqual([[token.accessToken, 200]]);
    expect(await exists(engine.fileOf('corp'))).toBe(false);
    await engine.signOut.signOutAll();
    expect(report()!.lines).toEqual([]);
  });

  test('a cache folder that is a link, links in it, and names that are no names', async () => {
    await start(() => ({}));
    const { ssoCacheDir, cliCacheDir } = engine.paths;
    const elsewhere = path.join(engine.home, 'elsewhere');
    await mkdir(path.dirname(cliCacheDir), { recursive: true });
    await mkdir(elsewhere);
    await symlink(elsewhere, cliCacheDir);
    const role = await putRole(roleFile({ sessionName: 'corp' }));
    const odd = await putRole('\nnew\u202eline.json', { ProviderType: 'sso', Credentials: {} });
    await symlink(path.join(ssoCacheDir, 'loop.json'), path.join(ssoCacheDir, 'loop.json'));
    await symlink('/nowhere/at/all', path.join(ssoCacheDir, 'dangling.json'));
    await writeFile(path.join(engine.home, 'linked'), JSON.stringify({ accessToken: 'foreign' }));
    await symlink(path.join(engine.home, 'linked'), path.join(ssoCacheDir, 'link.json'));
    await engine.signOut.signOutAll();
    expect(await Promise.all([role, odd].map(exists))).toEqual([false, false]);
    expect((await readdir(ssoCacheDir)).toSorted()).toEqual(['dangling.json', 'loop.json']);
    expect(await exists(path.join(engine.home, 'linked'))).toBe(true);
    expect(report()).toMatchObject({ kept: [], others: { first: [{ name: 'link.json', outcome: 'removed' }] } });
  });
});
