/** Daypass as a whole, without a desktop: what commands lead to, and what it notices by itself. */
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConfigPreview } from '../../shared/config-preview.ts';
import type { PackageFacts } from '../system/updater.ts';
import { parseToken } from '../aws/cache/token-file.ts';
import { advance, now } from '../../../testing/support/clock.ts';
import { startUrl } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { config, prepareWhole, type Whole } from '../../../testing/support/whole.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

let whole: Whole;
beforeEach(async () => {
  whole = await prepareWhole();
});
afterEach(() => whole.close());
const start = (text?: string | null) => whole.start(text);
const act: Whole['act'] = (command) => whole.act(command);
const session: Whole['session'] = () => whole.session();
const isNow: Whole['isNow'] = (step) => whole.isNow(step);
const codes: Whole['codes'] = () => whole.codes();
const putConfig: Whole['putConfig'] = (text) => whole.putConfig(text);
const elsewhere: Whole['elsewhere'] = () => whole.elsewhere();
const sessionId = 'sso-session:corp';

describe('the start', () => {
  test('reads the config and the tokens, and asks the system about the login item', async () => {
    await elsewhere();
    whole.launchAtLogin = { status: 'on', problem: null };
    await start();
    expect(whole.daypass.store.state).toMatchObject({
      config: { file: whole.paths.configFile, exists: true, loaded: true },
      sessions: [{ id: sessionId, profiles: [{ name: 'dev', accountId: '012345678901', roleName: 'ReadOnly' }] }],
      notices: [],
      launchAtLogin: { status: 'on' },
      locale: 'en',
    });
    expect(session().phase.step).toBe('active');
  });

  test('waits for nothing that is to be known of its own package', async () => {
    await whole.close();
    const facts = Promise.withResolvers<PackageFacts>();
    const updater = { facts: () => facts.promise, check: async () => null, download: async () => {}, install() {} };
    whole = await prepareWhole({ updater });
    await elsewhere();
    await start();
    expect(session().phase.step).toBe('active');
    facts.resolve({
      platform: 'darwin',
      isPackaged: true,
      appImage: null,
      hasUninstaller: false,
      knowsPublisher: true,
    });
    await eventually(() => expect(whole.daypass.store.state.updates.mode.kind).toBe('install'));
  });

  test('on an empty home: no session, no complaint, and nothing is written', async () => {
    await start(null);
    expect(whole.daypass.store.state).toMatchObject({
      config: { exists: false, loaded: true },
      sessions: [],
      notices: [],
    });
    await expect(readFile(whole.paths.configFile)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('other programs', () => {
  test('`aws sso login` and `aws sso logout` are seen by themselves', async () => {
    await start();
    await elsewhere();
    await eventually(() => expect(session().phase.step).toBe('active'));
    await rm(whole.tokenFile);
    await eventually(() => expect(session().phase).toMatchObject({ step: 'signed-out', reason: 'asked' }));
  });

  test('a sign-in elsewhere ends the one that waits here', async () => {
    await start();
    await act({ type: 'sign-in', sessionId });
    await isNow('signing-in');
    const token = await elsewhere();
    await isNow('active');
    expect(parseToken(await readFile(whole.tokenFile, 'utf8'))).toEqual({ token });
  });

  test('sessions that come and go with the config', async () => {
    await start(null);
    await putConfig(config);
    await eventually(() => expect(whole.daypass.store.state.sessions).toHaveLength(1));
    await appendFile(whole.paths.configFile, config.replaceAll('corp', 'labs').replace('dev', 'lab'));
    await eventually(() => expect(whole.daypass.store.state.sessions).toHaveLength(2));
    await rm(whole.paths.configFile);
    await eventually(() => expect(whole.daypass.store.state.sessions).toEqual([]));
  });

  const notices = () => whole.daypass.store.state.notices;
  const oneProblem = expect.objectContaining({ code: 'config-problems', params: { count: 1 } });

  test('a mistake in the config is counted, found with its place, and gone with it; the sessions stay', async () => {
    await start();
    await putConfig(`${config}\n[profile broken\nregion = us-east-1\n`);
    await eventually(() => expect(notices()).toEqual([{ id: expect.any(String), problem: oneProblem }]));
    await act({ type: 'run-doctor' });
    const place = { file: whole.paths.configFile, line: 11, column: 1 };
    const found = expect.objectContaining({ code: 'unclosed-header', place });
    await eventually(() => expect(whole.daypass.store.state.doctor?.findings ?? []).toContainEqual(found));
    expect(session().name).toBe('corp');
    await putConfig(config);
    await eventually(() => expect(codes()).toEqual([]));
  });

  test('a notice that was dismissed does not come back with the next read', async () => {
    await start(`${config}\n[profile broken\n`);
    await eventually(() => expect(notices()).toMatchObject([{ problem: oneProblem }]));
    const { id = '' } = notices()[0] ?? {};
    await act({ type: 'dismiss-notice', noticeId: id });
    // After the rest has been read the problem is told again only if there is one more.
    await appendFile(whole.paths.configFile, '# a comment\n[profile other]\n');
    await appendFile(whole.paths.configFile, config.replaceAll('corp', 'labs').replace('dev', 'lab'));
    await eventually(() => expect(whole.daypass.store.state.sessions).toHaveLength(2));
    await appendFile(whole.paths.configFile, '[profile more\n');
    await eventually(() => expect(notices()).toMatchObject([{ problem: { params: { count: 2 } } }]));
    expect(notices().map((notice) => notice.id)).not.toContain(id);
  });

  test('what a change of the credentials file makes wrong in the config is counted', async () => {
    await start(`${config}\n[profile chained]\nrole_arn = arn:aws:iam::012345678901:role/x\nsource_profile = keys\n`);
    await eventually(() => expect(notices()).toMatchObject([{ problem: oneProblem }]));
    await writeFile(whole.paths.credentialsFile, '[keys]\naws_access_key_id = AKIA0\naws_secret_access_key = x\n');
    await eventually(() => expect(notices()).toEqual([]));
    await rm(whole.paths.credentialsFile);
    await eventually(() => expect(notices()).toMatchObject([{ problem: oneProblem }]));
  });

  test('a config that cannot be read says nothing about the sessions', async () => {
    await start();
    await rm(whole.paths.configFile);
    await mkdir(whole.paths.configFile);
    await eventually(() => expect(codes()).toEqual(['file-unreadable']));
    expect(whole.daypass.store.state.sessions.map(({ id }) => id)).toContain(sessionId);
  });
});

test('a change of the credentials file by another program is seen by an open check', async () => {
  await start();
  const found = () => whole.daypass.store.state.doctor?.findings.map(({ code }) => code);
  await act({ type: 'run-doctor' });
  expect(found()).not.toContain('static-keys-win');
  await writeFile(whole.paths.credentialsFile, '[dev]\naws_access_key_id = AKIA0\naws_secret_access_key = x\n');
  await eventually(() => expect(found()).toContain('static-keys-win'));
  await rm(whole.paths.credentialsFile);
  await eventually(() => expect(found()).not.toContain('static-keys-win'));
});

describe('waking up', () => {
  test('renews what has become due, and opens no browser', async () => {
    await elsewhere();
    await start();
    const before = session().phase;
    advance(50 * 60_000);
    whole.daypass.wakeUp();
    await eventually(() => {
      expect(session().phase).toMatchObject({ step: 'active', renewal: { kind: 'automatic' } });
      expect(session().phase).not.toEqual(before);
    });
    expect(whole.did).toEqual([]);
  });

  test('each look at the clock is told to the surfaces that show time', async () => {
    await start();
    const looks: number[] = [];
    whole.daypass.onLook((at) => looks.push(at));
    advance(3_600_000);
    whole.daypass.wakeUp();
    await eventually(() => expect(looks.at(-1)).toBeGreaterThan(now() - 60_000));
  });
});

describe('accounts', () => {
  test('are listed as soon as the session is there and somebody looks', async () => {
    await start();
    await elsewhere();
    await eventually(() => expect(session().accounts).toMatchObject({ status: 'ready', items: { length: 3 } }));
  });

  test('a while after the start where nobody looks, at once when somebody does', async () => {
    whole.isPanelVisible = false;
    await elsewhere();
    await start();
    expect(session().phase.step).toBe('active');
    expect(whole.organisation.requestsOf('ListAccounts')).toEqual([]);
    whole.isPanelVisible = true;
    whole.daypass.panelShown();
    await eventually(() => expect(session().accounts.status).toBe('ready'));
  });

  test('also where nobody ever looks', async () => {
    whole.isPanelVisible = false;
    await elsewhere();
    await start();
    advance(31_000);
    whole.daypass.wakeUp();
    await eventually(() => expect(session().accounts).toMatchObject({ status: 'ready', items: { length: 3 } }));
  });
});

describe('commands', () => {
  test('the whole path: sign in with a code, copy it, open the console, sign out', async () => {
    await start();
    await act({ type: 'sign-in', sessionId, method: 'device' });
    const { userCode } = await eventually(() => {
      const { phase } = session();
      if (phase.step !== 'signing-in' || phase.progress.kind !== 'device') throw new Error(phase.step);
      return phase.progress;
    });
    await act({ type: 'copy-user-code', sessionId });
    expect(whole.did).toEqual([`copy ${userCode}`]);
    whole.organisation.approveDevice(userCode);
    advance(1000);
    await isNow('active');
    // Known once it is listed.
    const target = await eventually(() => {
      const account = session().accounts.items.find(({ roles }) => roles.names.length > 0);
      if (!account) throw new Error('no role is listed yet');
      return { sessionId, accountId: account.accountId, roleName: account.roles.names[0] ?? '' } as const;
    });
    expect(await act({ type: 'open-console', ...target })).toMatchObject({ ok: true });
    const { accountId, roleName } = target;
    expect(whole.did.at(-1)).toBe(`open ${startUrl}/#/console?account_id=${accountId}&role_name=${roleName}`);
    expect(session().recentRoles).toHaveLength(1);
    await act({ type: 'sign-out-all' });
    expect(session().phase).toMatchObject({ step: 'signed-out', reason: 'asked' });
    expect(whole.daypass.store.state.signOutReport?.lines).toEqual([
      { session: 'corp', outcome: 'ended', problem: null },
    ]);
    await act({ type: 'dismiss-sign-out-report' });
    expect(whole.daypass.store.state.signOutReport).toBe(null);
  });

  test('a code that is not there cannot be copied', async () => {
    await start();
    expect(await act({ type: 'copy-user-code', sessionId })).toMatchObject({ ok: false });
    expect(whole.did).toEqual([]);
  });

  test('a cancelled sign-in is over', async () => {
    await start();
    await act({ type: 'sign-in', sessionId });
    await act({ type: 'cancel-sign-in', sessionId });
    expect(session().phase.step).toBe('signed-out');
  });

  test('the first session is added to the config, and is there at once', async () => {
    await start(null);
    const added = { name: 'corp', startUrl, region: 'us-east-1' };
    const { value } = (await act({ type: 'preview-session', ...added })) as { readonly value: ConfigPreview };
    const { digest } = value;
    expect(await act({ type: 'add-session', ...added, digest })).toMatchObject({ ok: true });
    expect(session()).toMatchObject({ startUrl, region: 'us-east-1' });
    expect(await act({ type: 'add-session', ...added, digest })).toMatchObject({
      problem: { code: 'session-name-taken' },
    });
  });

  test('the language is shown at once, and again at the next start', async () => {
    await start();
    await act({ type: 'set-language', language: 'ja' });
    expect(whole.daypass.store.state).toMatchObject({ language: 'ja', locale: 'ja' });
    expect(whole.daypass.translate()('common.status.signed-in')).not.toBe('common.status.signed-in');
    const japanese = whole.daypass.translate()('common.status.signed-in');
    await whole.daypass.stop();
    await start();
    expect(whole.daypass.store.state).toMatchObject({ language: 'ja', locale: 'ja' });
    await act({ type: 'set-language', language: 'system' });
    expect(whole.daypass.store.state).toMatchObject({ language: 'system', locale: 'en' });
    expect(whole.daypass.translate()('common.status.signed-in')).not.toBe(japanese);
  });

  test('the login item is what the system says', async () => {
    await start();
    await act({ type: 'set-launch-at-login', enabled: true });
    expect(whole.daypass.store.state.launchAtLogin).toEqual({ status: 'on', problem: null });
  });

  test('the desktop does what is its own', async () => {
    await start();
    for (const type of ['panel-ready', 'show-panel', 'hide-panel', 'quit'] as const) await act({ type });
    expect(whole.did).toEqual(['refresh panel', 'show panel', 'hide panel', 'quit']);
  });
});
