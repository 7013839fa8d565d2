/** Daypass as a whole, without a desktop: what commands lead to, and what it notices by itself. */
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Organisation, startOrganisation } from '../../e2e/identity-center/organisation.ts';
import type { LaunchAtLogin, Session } from '../shared/app-state.ts';
import type { Command } from '../shared/commands.ts';
import { createAwsClients } from './aws/clients.ts';
import { createOidc } from './aws/oidc.ts';
import { tokenFileName } from './aws/token-cache.ts';
import { formatToken, parseToken, type Token } from './aws/token-file.ts';
import { type AwsPaths, awsPaths } from './aws-paths.ts';
import { createDaypass, type Daypass } from './daypass.ts';
import { noLog } from './log.ts';
import { advance, now } from './test-support/clock.ts';
import { pointEnvironment, signedInElsewhere, ssoSession, startUrl } from './test-support/engine.ts';
import { eventually } from './test-support/eventually.ts';

vi.mock('./clock.ts', () => import('./test-support/clock.ts'));

const corp = ssoSession();
const config = `[sso-session corp]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile dev]
sso_session = corp
sso_account_id = 012345678901
sso_role_name = ReadOnly
`;

let home: string;
let paths: AwsPaths;
let organisation: Organisation;
let daypass: Daypass;
let restore: () => void;
let did: string[];
let isPanelVisible: boolean;
let launchAtLogin: LaunchAtLogin;

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'daypass-whole-'));
  paths = awsPaths({ env: { HOME: home, USERPROFILE: home }, platform: process.platform, homedir: home });
  organisation = await startOrganisation({ interval: 1, accounts: 3, clock: now });
  const { kept, added } = pointEnvironment(organisation, home);
  restore = () => {
    Object.assign(process.env, kept);
    for (const name of added) delete process.env[name];
  };
  did = [];
  isPanelVisible = true;
  launchAtLogin = { status: 'off', problem: null };
});
afterEach(async () => {
  await daypass.stop();
  await organisation.close();
  restore();
  await rm(home, { recursive: true, force: true });
});

/** Starts with this config, or without a file. */
const start = async (text: string | null = config): Promise<void> => {
  if (text !== null) await putConfig(text);
  daypass = createDaypass({
    paths,
    dataDir: path.join(home, 'data'),
    log: noLog,
    systemLocale: () => 'en',
    loginItem: {
      read: async () => launchAtLogin,
      set: async (enabled) => (launchAtLogin = { status: enabled ? 'on' : 'off', problem: null }),
    },
    callbackPage: (outcome) => ({ html: outcome, csp: "default-src 'none'" }),
    loopbackWorks: () => true,
    openBrowser: async (url) => void did.push(`open ${url}`),
    copyText: async (text) => void did.push(`copy ${text}`),
    showPanel: () => void did.push('show panel'),
    refreshPanel: () => void did.push('refresh panel'),
    isPanelVisible: () => isPanelVisible,
    quit: () => void did.push('quit'),
  });
  await daypass.start();
};
const putConfig = async (text: string): Promise<void> => {
  await mkdir(path.dirname(paths.configFile), { recursive: true });
  await writeFile(paths.configFile, text);
};
const act = (command: Command) => daypass.dispatch(command);
const session = (): Session => daypass.store.session('sso-session:corp')!;
const isNow = (step: Session['phase']['step']) => eventually(() => expect(session().phase.step).toBe(step));
const codes = (): string[] => daypass.store.state.notices.map(({ problem }) => problem.code);
const tokenFile = (): string => path.join(paths.ssoCacheDir, tokenFileName('corp'));
const elsewhere = async (): Promise<Token> => {
  const token = await signedInElsewhere({ organisation, oidc: createOidc(createAwsClients()) }, corp);
  await mkdir(paths.ssoCacheDir, { recursive: true });
  await writeFile(tokenFile(), formatToken(token));
  return token;
};
const sessionId = 'sso-session:corp';

describe('the start', () => {
  test('reads the config and the tokens, and asks the system about the login item', async () => {
    await elsewhere();
    launchAtLogin = { status: 'on', problem: null };
    await start();
    expect(daypass.store.state).toMatchObject({
      config: { file: paths.configFile, exists: true, loaded: true },
      sessions: [{ id: sessionId, profiles: [{ name: 'dev', accountId: '012345678901', roleName: 'ReadOnly' }] }],
      notices: [],
      launchAtLogin: { status: 'on' },
      locale: 'en',
    });
    expect(session().phase.step).toBe('active');
  });

  test('on an empty home: no session, no complaint, and nothing is written', async () => {
    await start(null);
    expect(daypass.store.state).toMatchObject({ config: { exists: false, loaded: true }, sessions: [], notices: [] });
    await expect(readFile(paths.configFile)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('other programs', () => {
  test('`aws sso login` and `aws sso logout` are seen within two seconds', async () => {
    await start();
    await elsewhere();
    await eventually(() => expect(session().phase.step).toBe('active'), 2000);
    await rm(tokenFile());
    await eventually(() => expect(session().phase).toMatchObject({ step: 'signed-out', reason: 'asked' }), 2000);
  });

  test('a sign-in elsewhere ends the one that waits here', async () => {
    await start();
    await act({ type: 'sign-in', sessionId });
    await isNow('signing-in');
    const token = await elsewhere();
    await isNow('active');
    expect(parseToken(await readFile(tokenFile(), 'utf8'))).toEqual({ token });
  });

  test('sessions that come and go with the config', async () => {
    await start(null);
    await putConfig(config);
    await eventually(() => expect(daypass.store.state.sessions).toHaveLength(1), 2000);
    await appendFile(paths.configFile, config.replaceAll('corp', 'labs').replace('dev', 'lab'));
    await eventually(() => expect(daypass.store.state.sessions).toHaveLength(2), 2000);
    await rm(paths.configFile);
    await eventually(() => expect(daypass.store.state.sessions).toEqual([]), 2000);
  });

  test('a mistake in the config is told with its place, and gone with it; the sessions stay', async () => {
    await start();
    await putConfig(`${config}\n[profile broken\nregion = us-east-1\n`);
    await eventually(() => expect(codes()).toContain('config-unclosed-header'));
    expect(daypass.store.state.notices).toContainEqual({
      id: expect.any(String),
      problem: expect.objectContaining({ params: { file: paths.configFile, line: 11, column: 1 } }),
    });
    expect(session().name).toBe('corp');
    await putConfig(config);
    await eventually(() => expect(codes()).toEqual([]));
  });

  test('a notice that was dismissed does not come back with the next read', async () => {
    await start(`${config}\n[profile broken\n`);
    const [notice] = daypass.store.state.notices;
    await act({ type: 'dismiss-notice', noticeId: notice!.id });
    await appendFile(paths.configFile, '# a comment\n[profile other]\n');
    await appendFile(paths.configFile, config.replaceAll('corp', 'labs').replace('dev', 'lab'));
    await eventually(() => expect(daypass.store.state.sessions).toHaveLength(2));
    expect(daypass.store.state.notices.map(({ id }) => id)).not.toContain(notice!.id);
  });

  test('a config that cannot be read says nothing about the sessions', async () => {
    await start();
    await rm(paths.configFile);
    await mkdir(paths.configFile);
    await eventually(() => expect(codes()).toEqual(['file-unreadable']));
    expect(daypass.store.state.sessions.map(({ id }) => id)).toContain(sessionId);
  });
});

describe('waking up', () => {
  test('renews what has become due, and opens no browser', async () => {
    await elsewhere();
    await start();
    const before = session().phase;
    advance(50 * 60_000);
    daypass.wakeUp();
    await eventually(() => {
      expect(session().phase).toMatchObject({ step: 'active', renewal: { kind: 'automatic' } });
      expect(session().phase).not.toEqual(before);
    });
    expect(did).toEqual([]);
  });

  test('each look at the clock is told to the surfaces that show time', async () => {
    await start();
    const looks: number[] = [];
    daypass.onLook((at) => looks.push(at));
    advance(3_600_000);
    daypass.wakeUp();
    await eventually(() => expect(looks.at(-1)).toBeGreaterThan(now() - 60_000));
  });
});

describe('accounts', () => {
  test('are listed as soon as the session is there and somebody looks', async () => {
    await start();
    await elsewhere();
    await eventually(() => expect(session().accounts).toMatchObject({ status: 'ready', items: { length: 3 } }));
  });

  test('not while nobody looks', async () => {
    isPanelVisible = false;
    await elsewhere();
    await start();
    expect(session().phase.step).toBe('active');
    expect(organisation.requestsOf('ListAccounts')).toEqual([]);
    isPanelVisible = true;
    daypass.panelShown();
    await eventually(() => expect(session().accounts.status).toBe('ready'));
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
    expect(did).toEqual([`copy ${userCode}`]);
    organisation.approveDevice(userCode);
    advance(1000);
    await isNow('active');
    const target = { sessionId, accountId: '012345678901', roleName: 'ReadOnly' } as const;
    expect(await act({ type: 'open-console', ...target })).toMatchObject({ ok: true });
    expect(did.at(-1)).toBe(`open ${startUrl}/#/console?account_id=012345678901&role_name=ReadOnly`);
    expect(session().recentRoles).toHaveLength(1);
    await act({ type: 'sign-out-all' });
    expect(session().phase).toMatchObject({ step: 'signed-out', reason: 'asked' });
    expect(daypass.store.state.signOutReport?.lines).toEqual([{ session: 'corp', outcome: 'ended', problem: null }]);
    await act({ type: 'dismiss-sign-out-report' });
    expect(daypass.store.state.signOutReport).toBe(null);
  });

  test('a code that is not there cannot be copied', async () => {
    await start();
    expect(await act({ type: 'copy-user-code', sessionId })).toMatchObject({ ok: false });
    expect(did).toEqual([]);
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
    expect(await act({ type: 'add-session', ...added })).toMatchObject({ ok: true });
    expect(session()).toMatchObject({ startUrl, region: 'us-east-1' });
    expect(await act({ type: 'add-session', ...added })).toMatchObject({ problem: { code: 'session-name-taken' } });
  });

  test('the language is shown at once, and again at the next start', async () => {
    await start();
    await act({ type: 'set-language', language: 'ja' });
    expect(daypass.store.state).toMatchObject({ language: 'ja', locale: 'ja' });
    expect(daypass.translate()('common.status.signed-in')).not.toBe('common.status.signed-in');
    const japanese = daypass.translate()('common.status.signed-in');
    await daypass.stop();
    await start();
    expect(daypass.store.state).toMatchObject({ language: 'ja', locale: 'ja' });
    await act({ type: 'set-language', language: 'system' });
    expect(daypass.store.state).toMatchObject({ language: 'system', locale: 'en' });
    expect(daypass.translate()('common.status.signed-in')).not.toBe(japanese);
  });

  test('the login item is what the system says', async () => {
    await start();
    await act({ type: 'set-launch-at-login', enabled: true });
    expect(daypass.store.state.launchAtLogin).toEqual({ status: 'on', problem: null });
  });

  test('the desktop does what is its own', async () => {
    await start();
    for (const type of ['panel-ready', 'show-panel', 'quit'] as const) await act({ type });
    expect(did).toEqual(['refresh panel', 'show panel', 'quit']);
  });
});
