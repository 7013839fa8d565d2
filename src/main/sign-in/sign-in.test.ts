/** Which flow is chosen, what a second click does, and what a session is before, during and after a sign-in. */
import { mkdir, symlink } from 'node:fs/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DeviceProgress, SignInProgress } from '../../shared/app-state.ts';
import { advance, waits } from '../../../testing/support/clock.ts';
import {
  type Engine,
  type EngineOptions,
  legacySession,
  signedInElsewhere,
  ssoSession,
  startEngine,
} from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const corp = ssoSession();
const labs = ssoSession({ name: 'labs', startUrl: 'https://d-labs567890.awsapps.com/start' });
const legacy = legacySession();

let engine: Engine;
const start = async (options: EngineOptions = {}): Promise<void> => {
  engine = await startEngine({ sessions: [corp, labs, legacy], ...options });
};
afterEach(() => engine.close());

const progressIs = (kind: SignInProgress['kind'], session = corp): Promise<SignInProgress> =>
  eventually(() => {
    const phase = engine.phase(session.id);
    if (phase.step !== 'signing-in' || phase.progress.kind !== kind) throw new Error(JSON.stringify(phase));
    return phase.progress;
  });
const approveInBrowser = async (url: string): Promise<void> => {
  await fetch(await engine.organisation.approveAuthorization(url));
};

describe('the flow', () => {
  test('a session signs in with the browser', async () => {
    await start();
    await engine.signIn.start(corp.id);
    await progressIs('browser');
    expect(engine.opened).toHaveLength(1);
  });

  test('where the redirect cannot come back, with a code', async () => {
    await start({ desktop: { loopbackWorks: () => false } });
    await engine.signIn.start(corp.id);
    expect(await progressIs('device')).toMatchObject({ because: 'environment' });
    expect(engine.opened).toEqual([]);
  });

  test('unless the user insists', async () => {
    await start({ desktop: { loopbackWorks: () => false } });
    await engine.signIn.start(corp.id, 'browser');
    await progressIs('browser');
  });

  test('where no browser can be opened, with a code; nothing listens any more', async () => {
    await start({ desktop: { openBrowser: () => Promise.reject(new Error('no browser')) } });
    await engine.signIn.start(corp.id);
    const { userCode, because } = (await progressIs('device')) as DeviceProgress;
    expect(because).toBe('browser-not-opened');
    engine.organisation.approveDevice(userCode);
    advance(1000);
    await engine.phaseIs('active');
  });

  test('a legacy profile with a code, also when a browser is asked for', async () => {
    await start({ desktop: { loopbackWorks: () => false } });
    await engine.signIn.start(legacy.id, 'browser');
    expect(await progressIs('device', legacy)).toMatchObject({ because: 'legacy' });
  });

  test('a session that the config does not have is refused', async () => {
    await start();
    expect(await engine.signIn.start('sso-session:unknown')).toMatchObject({
      ok: false,
      problem: { code: 'command-invalid' },
    });
  });
});

describe('a second click', () => {
  test('opens the same page again and starts nothing', async () => {
    await start();
    await engine.signIn.start(corp.id);
    await progressIs('browser');
    await engine.signIn.start(corp.id);
    expect(engine.opened).toEqual([engine.opened[0], engine.opened[0]]);
    expect(engine.organisation.requestsOf('RegisterClient')).toHaveLength(1);
    await approveInBrowser(engine.opened[0]!);
    await engine.phaseIs('active');
  });

  test('before there is a page waits for the first', async () => {
    await start();
    engine.organisation.faults.next('RegisterClient', { delayMs: 100 });
    await Promise.all([engine.signIn.start(corp.id), engine.signIn.start(corp.id)]);
    await progressIs('browser');
    expect(engine.opened).toHaveLength(1);
  });

  test('says so if the browser does not open this time', async () => {
    let broken = false;
    await start({ desktop: { openBrowser: () => (broken ? Promise.reject(new Error('gone')) : Promise.resolve()) } });
    await engine.signIn.start(corp.id);
    await progressIs('browser');
    broken = true;
    expect(await engine.signIn.start(corp.id)).toMatchObject({
      ok: false,
      problem: { code: 'browser-not-opened', params: { host: new URL(engine.organisation.url).host } },
    });
    await progressIs('browser');
  });

  test('"use a code instead" changes over, and back', async () => {
    await start();
    await engine.signIn.start(corp.id);
    await progressIs('browser');
    await engine.signIn.start(corp.id, 'device');
    expect(await progressIs('device')).toMatchObject({ because: 'asked' });
    await engine.signIn.start(corp.id, 'browser');
    await progressIs('browser');
    expect(engine.opened).toHaveLength(2);
    await approveInBrowser(engine.opened[1]!);
    await engine.phaseIs('active');
  });

  test('for the browser on a legacy profile keeps its code', async () => {
    await start();
    await engine.signIn.start(legacy.id);
    const { userCode } = (await progressIs('device', legacy)) as DeviceProgress;
    await engine.signIn.start(legacy.id, 'browser');
    expect(await progressIs('device', legacy)).toMatchObject({ userCode });
  });
});

describe('several sessions', () => {
  test('sign in at the same time, each in its own way', async () => {
    await start();
    await Promise.all([engine.signIn.start(corp.id), engine.signIn.start(labs.id), engine.signIn.start(legacy.id)]);
    await progressIs('browser', corp);
    await progressIs('browser', labs);
    const { userCode } = (await progressIs('device', legacy)) as DeviceProgress;
    await eventually(() => {
      // Their pages open a second apart.
      if (engine.opened.length < 3) advance(1000);
      expect(engine.opened).toHaveLength(3);
    });
    engine.organisation.approveDevice(userCode);
    for (const url of engine.opened.filter((page) => page.includes('/authorize?'))) await approveInBrowser(url);
    advance(1000);
    for (const { id } of [corp, labs, legacy]) await engine.phaseIs('active', id);
    const tokens = await Promise.all([corp, labs, legacy].map((session) => engine.tokenIn(session)));
    expect(new Set(tokens.map(({ accessToken }) => accessToken)).size).toBe(3);
    expect(tokens.map(({ startUrl }) => startUrl)).toEqual([corp, labs, legacy].map(({ startUrl }) => startUrl));
  });

  test('one that is cancelled or fails leaves the others alone', async () => {
    await start();
    await engine.signIn.start(corp.id);
    await engine.signIn.start(labs.id);
    await progressIs('browser', corp);
    await progressIs('browser', labs);
    await engine.signIn.cancel(labs.id);
    expect(engine.phase(labs.id).step).toBe('signed-out');
    await progressIs('browser', corp);
  });

  test('cancelAll ends all of them', async () => {
    await start();
    await engine.signIn.start(corp.id);
    await engine.signIn.start(legacy.id);
    await progressIs('browser', corp);
    await progressIs('device', legacy);
    await engine.signIn.cancelAll();
    expect([corp, legacy].map(({ id }) => engine.phase(id).step)).toEqual(['signed-out', 'signed-out']);
    expect(waits()).toEqual([]);
  });
});

describe('a session that is signed in already', () => {
  const signedIn = async () => {
    await start();
    const token = await signedInElsewhere(engine, corp);
    await engine.putToken(corp, token);
    await engine.sessions.readTokens();
    return { token, active: await engine.phaseIs('active') };
  };

  test('is kept while the new sign-in runs, and stays when that is cancelled', async () => {
    const { token, active } = await signedIn();
    await engine.signIn.start(corp.id);
    await progressIs('browser');
    expect(engine.phase()).toMatchObject({ keeps: active });
    expect(await engine.tokenIn(corp)).toEqual(token);
    await engine.signIn.cancel(corp.id);
    expect(engine.phase()).toEqual(active);
    expect(engine.store.state.notices).toEqual([]);
  });

  test('stays when the new sign-in fails, which is told as a notice', async () => {
    const { active } = await signedIn();
    await engine.signIn.start(corp.id);
    await progressIs('browser');
    await fetch(await engine.organisation.denyAuthorization(engine.opened[0]!));
    await engine.phaseIs('active');
    expect(engine.phase()).toEqual(active);
    expect(engine.store.state.notices).toMatchObject([{ problem: { code: 'sign-in-denied' } }]);
    await engine.signIn.start(corp.id);
    expect(engine.store.state.notices).toEqual([]);
  });

  test('is replaced by the new one, which begins anew', async () => {
    const { token } = await signedIn();
    await engine.signIn.start(corp.id);
    await progressIs('browser');
    await approveInBrowser(engine.opened[0]!);
    expect(await engine.phaseIs('active')).toMatchObject({ signedInAt: expect.any(Number), estimatedEndsAt: null });
    expect((await engine.tokenIn(corp)).accessToken).not.toBe(token.accessToken);
  });
});

test('a failed sign-in is told until the next one begins', async () => {
  await start();
  await engine.signIn.start(corp.id);
  await progressIs('browser');
  await fetch(await engine.organisation.denyAuthorization(engine.opened[0]!));
  expect(await engine.phaseIs('signed-out')).toMatchObject({ reason: 'never', problem: { code: 'sign-in-denied' } });
  await engine.signIn.start(corp.id);
  await engine.signIn.cancel(corp.id);
  expect(engine.phase()).toMatchObject({ step: 'signed-out', problem: null });
});

test.skipIf(process.platform === 'win32')('a token that cannot be stored is no sign-in', async () => {
  await start();
  // Reads as "not there", and nobody can make a file in that folder: a refusal that root meets too.
  await mkdir(engine.paths.ssoCacheDir, { recursive: true });
  await symlink('/proc/corp.json', engine.fileOf('corp'));
  await engine.signIn.start(corp.id);
  await progressIs('browser');
  await approveInBrowser(engine.opened[0]!);
  expect(await engine.phaseIs('signed-out')).toMatchObject({
    problem: { code: 'file-unwritable', params: { file: engine.fileOf('corp'), reason: expect.any(String) } },
  });
});

test('a session that has left the config while it signed in', async () => {
  await start();
  await engine.signIn.start(corp.id);
  await progressIs('browser');
  await engine.sessions.configure([labs]);
  await approveInBrowser(engine.opened[0]!);
  await engine.signIn.cancelAll();
  expect(engine.store.state.sessions.map(({ id }) => id)).toEqual([labs.id]);
});
