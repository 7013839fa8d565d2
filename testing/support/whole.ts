/** Daypass as a whole on a throw-away home, without a desktop: real files, real watchers, the simulated organisation. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { removeFolder } from '../remove-folder.ts';
import { type Organisation, startOrganisation } from '../identity-center/organisation.ts';
import type { AnswerTo } from '../../src/shared/answers.ts';
import type { LaunchAtLogin, Session } from '../../src/shared/app-state.ts';
import type { Command } from '../../src/shared/commands.ts';
import type { Result } from '../../src/shared/result.ts';
import { createAwsClients } from '../../src/main/aws/api/clients.ts';
import { createOidc } from '../../src/main/aws/api/oidc.ts';
import { tokenFileName } from '../../src/main/aws/cache/token-cache.ts';
import { formatToken, type Token } from '../../src/main/aws/cache/token-file.ts';
import type { AwsPaths } from '../../src/main/aws/paths.ts';
import { now } from '../../src/main/system/clock.ts';
import { createDaypass, type Daypass } from '../../src/main/app/daypass.ts';
import type { Desktop } from '../../src/main/app/desktop.ts';
import type { ManagedSource } from '../../src/main/system/managed-source.ts';
import { desktopAt } from './desktop.ts';
import { signedInElsewhere, ssoSession, startUrl } from './engine.ts';
import { pointEnvironment } from './environment.ts';
import { eventually } from './eventually.ts';

const corp = ssoSession();
/** One session and one profile of it. */
export const config = `[sso-session corp]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile dev]
sso_session = corp
sso_account_id = 012345678901
sso_role_name = ReadOnly
`;

export interface Whole {
  readonly paths: AwsPaths;
  readonly organisation: Organisation;
  /** Since the last start. */
  readonly daypass: Daypass;
  /** What the desktop was asked for, in order. */
  readonly did: readonly string[];
  readonly tokenFile: string;
  isPanelVisible: boolean;
  launchAtLogin: LaunchAtLogin;
  /** What an administrator has settled. */
  managed: ManagedSource;
  /** Starts with this config, or without a file; again after `daypass.stop()`. `before`: what happens before it has started. */
  start(text?: string | null, before?: (daypass: Daypass) => Promise<void>): Promise<void>;
  putConfig(text: string): Promise<void>;
  act<C extends Command>(command: C): Promise<Result<AnswerTo<C['type']>>>;
  session(): Session;
  isNow(step: Session['phase']['step']): Promise<void>;
  /** What the notices are about. */
  codes(): string[];
  /** Another tool signs in and stores its token. */
  elsewhere(): Promise<Token>;
  close(): Promise<void>;
}

/** `changes`: what this desktop has besides. */
export async function prepareWhole(changes: Partial<Desktop> = {}): Promise<Whole> {
  const home = await mkdtemp(path.join(tmpdir(), 'daypass-whole-'));
  const organisation = await startOrganisation({ interval: 1, accounts: 3, clock: now });
  const outside = pointEnvironment(organisation, home);
  const did: string[] = [];
  const desktop = desktopAt(home, { ...desktopOf(() => whole, did), ...changes });
  const { paths } = desktop;
  let daypass = createDaypass(desktop);
  const session = (): Session => daypass.store.session(corp.id)!;

  const whole: Whole = {
    paths,
    organisation,
    get daypass() {
      return daypass;
    },
    did,
    tokenFile: path.join(paths.ssoCacheDir, tokenFileName('corp')),
    isPanelVisible: true,
    launchAtLogin: { status: 'off', problem: null },
    managed: { kind: 'none' },
    async start(text = config, before) {
      if (text !== null) await whole.putConfig(text);
      daypass = createDaypass(desktop);
      await before?.(daypass);
      await daypass.start();
    },
    async putConfig(text) {
      await mkdir(path.dirname(paths.configFile), { recursive: true });
      await writeFile(paths.configFile, text);
    },
    act: (command) => daypass.dispatch(command),
    session,
    isNow: (step) => eventually(() => expect(session().phase.step).toBe(step)),
    codes: () => daypass.store.state.notices.map(({ problem }) => problem.code),
    async elsewhere() {
      const token = await signedInElsewhere({ organisation, oidc: createOidc(createAwsClients()) }, corp);
      await mkdir(paths.ssoCacheDir, { recursive: true });
      await writeFile(whole.tokenFile, formatToken(token));
      return token;
    },
    async close() {
      await daypass.stop();
      await organisation.close();
      outside.restore();
      await removeFolder(home);
    },
  };
  return whole;
}

/** Writes down what it is asked for, and answers as the test has set it. */
function desktopOf(whole: () => Whole, did: string[]): Partial<Desktop> {
  return {
    loginItem: {
      read: async () => whole().launchAtLogin,
      set: async (enabled) => (whole().launchAtLogin = { status: enabled ? 'on' : 'off', problem: null }),
    },
    readManaged: async () => whole().managed,
    openBrowser: async (url) => void did.push(`open ${url}`),
    copyText: async (text) => void did.push(`copy ${text}`),
    showPanel: () => void did.push('show panel'),
    hidePanel: () => void did.push('hide panel'),
    zoomPanel: (step) => void did.push(`zoom ${step}`),
    refreshPanel: () => void did.push('refresh panel'),
    panelDrawn: () => {},
    isPanelVisible: () => whole().isPanelVisible,
    quit: () => void did.push('quit'),
  };
}
