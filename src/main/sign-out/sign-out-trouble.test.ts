/** Signing out where AWS, the network or the disk say no: nothing is left half-way, and the truth is told. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Token } from '../aws/cache/token-file.ts';
import { advance, waits } from '../../../testing/support/clock.ts';
import type { Engine } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import {
  corp,
  exists,
  labs,
  line,
  roleFile,
  sessions,
  signOutsOf,
  startSignedInThrice,
} from '../../../testing/support/sign-outs.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

let engine: Engine;
let tokens: Readonly<Record<string, Token>>;
beforeEach(async () => {
  [engine, tokens] = await startSignedInThrice();
});
afterEach(() => engine.close());

const { logouts, lines, putRole, report } = signOutsOf(() => engine);

describe('what AWS answers', () => {
  test('401: the session was over already', async () => {
    engine.organisation.endPortalSession(tokens[corp.id]!.accessToken);
    await engine.signOut.signOutAll();
    expect(lines()).toContainEqual(line('corp', 'already-over'));
    expect(lines()).toContainEqual(line('labs', 'ended'));
    expect(waits()).toEqual([]);
  });

  test.each(['error', 'dropped', 'html'] as const)('%s: all is removed here, and AWS is told later', async (fault) => {
    const role = await putRole(roleFile({ sessionName: 'corp' }));
    engine.organisation.faults.always('Logout', fault);
    const ending = engine.signOut.signOut(corp.id);
    await eventually(() => expect(engine.phase(corp.id).step).toBe('signed-out'));
    expect([await exists(engine.fileOf('corp')), await exists(role)]).toEqual([false, false]);
    await ending;
    expect(lines()).toEqual([line('corp', 'told-later', expect.objectContaining({ retry: 'auto' }))]);
    engine.organisation.faults.clear();
    expect(waits()).toEqual([30]);
    advance(31_000);
    await eventually(() => expect(lines()).toEqual([line('corp', 'ended')]));
    expect(engine.organisation.portalSessions).toHaveLength(2);
  });

  test('a session goes by the certificates that the config names for it; where they are gone, that is told', async () => {
    // It would outrank them.
    vi.stubEnv('AWS_CA_BUNDLE', '');
    onTestFinished(() => void vi.unstubAllEnvs());
    const file = path.join(engine.home, 'gone.pem');
    await engine.sessions.configure([{ ...corp, caBundles: [file] }, labs]);
    await engine.signOut.signOutAll();
    const problem = { code: 'config-ca-bundle-unreadable', params: { file, reason: 'ENOENT' }, retry: 'auto' };
    expect(lines()).toContainEqual(line('corp', 'told-later', problem));
    expect(lines()).toContainEqual(line('labs', 'ended'));
  });

  test('no network: nothing of the tokens is left on the disk, and AWS hears of all when it is back', async () => {
    await engine.organisation.goOffline();
    await engine.signOut.signOutAll();
    expect(await engine.cacheFiles()).toEqual([]);
    expect(lines()!.map(({ outcome }) => outcome)).toEqual(['told-later', 'told-later', 'told-later']);
    await engine.organisation.goOnline();
    engine.pendingLogouts.tryNow();
    await eventually(() => expect(lines()!.map(({ outcome }) => outcome)).toEqual(['ended', 'ended', 'ended']));
    expect(engine.organisation.portalSessions).toEqual([]);
  });

  test('told later that it was over already', async () => {
    engine.organisation.faults.always('Logout', 'error');
    await engine.signOut.signOut(corp.id);
    engine.organisation.faults.clear();
    engine.organisation.endPortalSession();
    advance(31_000);
    await eventually(() => expect(lines()).toEqual([line('corp', 'already-over')]));
    expect(waits()).toEqual([]);
  });

  test('a report that has been dismissed meanwhile does not come back', async () => {
    engine.organisation.faults.always('Logout', 'error');
    await engine.signOut.signOut(corp.id);
    engine.store.update((state) => ({ ...state, signOutReport: null }));
    engine.organisation.faults.clear();
    advance(31_000);
    await eventually(() => expect(engine.organisation.portalSessions).toHaveLength(2));
    expect(engine.store.state.signOutReport).toBe(null);
  });

  test('nor does it change the report of a later sign-out', async () => {
    engine.organisation.faults.always('Logout', 'error');
    await engine.signOut.signOut(corp.id);
    engine.organisation.faults.clear();
    engine.organisation.endPortalSession(tokens[labs.id]!.accessToken);
    await engine.signOut.signOut(labs.id);
    advance(31_000);
    await eventually(() => expect(engine.organisation.portalSessions).toHaveLength(1));
    await eventually(() => expect(waits()).toEqual([]));
    expect(lines()).toEqual([line('labs', 'already-over')]);
  });

  test('the pauses grow to half an hour, and end with the app', async () => {
    engine.organisation.faults.always('Logout', 'dropped');
    await engine.signOut.signOut(corp.id);
    const pauses: number[] = [];
    for (let times = 0; times < 8; times++) {
      const [pause = 0] = await eventually(() => (expect(waits()).toHaveLength(1), waits()));
      pauses.push(pause);
      const before = logouts().length;
      advance(pause * 1000);
      await eventually(() => expect(logouts().length).toBe(before + 3));
    }
    expect(pauses).toEqual([30, 60, 120, 240, 480, 960, 1800, 1800]);
    engine.pendingLogouts.stop();
    await eventually(() => expect(waits()).toEqual([]));
  });
});

describe('what cannot be removed', () => {
  test('is told with its file, and shown as it is', async () => {
    const stuck = await putRole(roleFile({ sessionName: 'corp' }));
    await rm(stuck);
    await mkdir(stuck);
    await engine.signOut.signOut(corp.id);
    expect(lines()).toEqual([line('corp', 'ended')]);
    const params = { file: stuck, reason: expect.any(String) };
    expect(report()!.kept).toEqual([{ code: 'file-unwritable', params, retry: 'user' }]);
    expect(logouts()).toEqual([[tokens[corp.id]!.accessToken, 200]]);
    expect(await exists(engine.fileOf('corp'))).toBe(false);
  });

  test('a token in the place of which nothing can be removed, among all', async () => {
    await rm(engine.fileOf('labs'));
    await mkdir(engine.fileOf('labs'));
    await engine.signOut.signOutAll();
    // The token is known to the running app: what cannot be read is no less told to AWS.
    expect(lines()).toContainEqual(line('labs', 'ended'));
    expect(report()!.kept).toEqual([expect.objectContaining({ code: 'file-unwritable' })]);
    expect(lines()).toContainEqual(line('corp', 'ended'));
    expect(await exists(engine.fileOf('corp'))).toBe(false);
    expect(engine.phase(labs.id)).toMatchObject({ step: 'signed-out', problem: { code: 'file-unreadable' } });
  });

  test('role credentials whose folder cannot be listed are told even if nobody was signed in', async () => {
    for (const session of sessions)
      await engine.tokenCache.remove(session.kind === 'legacy' ? session.startUrl : session.name);
    await mkdir(path.dirname(engine.paths.cliCacheDir), { recursive: true });
    await writeFile(engine.paths.cliCacheDir, 'a file in the folder’s place');
    await engine.signOut.signOutAll();
    expect(lines()).toEqual([]);
    expect(report()!.kept).toEqual([expect.objectContaining({ code: 'file-unwritable' })]);
  });
});
