/** Every write that the app does, by name, through the part of the app that does it; but for rate files and notes, which nobody keeps. */
import fs from 'node:fs';
import path from 'node:path';
import { backUp, backupName } from '../../src/main/aws/config/backup.ts';
import { addSession, editConfigFile, replaceText } from '../../src/main/aws/config/change.ts';
import {
  createRegistrationCache,
  type Registration,
  registrationFileName,
} from '../../src/main/aws/cache/registration-cache.ts';
import { createTokenCache, tokenFileName } from '../../src/main/aws/cache/token-cache.ts';
import type { Token } from '../../src/main/aws/cache/token-file.ts';
import { createRenewalJournal } from '../../src/main/sessions/renewal/renewal-journal.ts';
import { createRenewalLock } from '../../src/main/sessions/renewal/renewal-lock.ts';
import type { Log } from '../../src/main/system/log.ts';
import { createDesktopEntryLoginItem } from '../../src/main/system/login-item.ts';
import { createShownNotifications } from '../../src/main/notifications/shown-notifications.ts';
import { convertProfiles, previewConversion } from '../../src/main/profiles/conversion-writer.ts';
import { previewRestore, restoreBackup } from '../../src/main/profiles/restore.ts';
import { beforeConversion, keepCopy } from '../../src/main/profiles/kept-copies.ts';
import { createSessionHistory } from '../../src/main/sessions/session-history.ts';
import { createSavedSettings } from '../../src/main/core/saved-settings.ts';
import { createStore } from '../../src/main/core/store.ts';
import { keyWriters } from './key-writers.ts';
import { makeSession, makeState } from './states.ts';

export interface FileWriter {
  /** The file that is to be replaced or made. */
  readonly file: string;
  /** Writes the first, good version, or what else has to be there; null for nothing. */
  readonly before: (() => Promise<unknown>) | null;
  /** Writes a version that depends on the mark alone, and resolves to whether the writer says that it wrote. */
  readonly write: (mark: string) => Promise<boolean>;
}

const kilobytes = (count: number): string => 'x'.repeat(count * 1024);
const t0 = Date.UTC(2026, 0, 31, 12);
const startUrl = 'https://d-1234567890.awsapps.com/start';
const registrationKey = { startUrl: 'https://x', region: 'us-east-1', scopes: null, sessionName: 'corp' } as const;
const configText = `# ${kilobytes(6)}\n[default]\nregion = old\n`;
const legacyText = `${configText}sso_start_url = ${startUrl}\nsso_region = us-east-1\n`;

/** Of the session "corp". */
export function markedToken(mark: string): Token {
  return {
    startUrl,
    region: 'us-east-1',
    accessToken: `${mark}${kilobytes(2)}`,
    expiresAt: t0,
    clientId: 'client',
    clientSecret: kilobytes(2),
    registrationExpiresAt: t0,
    refreshToken: `${mark}${kilobytes(1)}`,
    other: {},
  };
}

function markedRegistration(mark: string): Registration {
  return { clientId: mark, clientSecret: kilobytes(5), expiresAt: t0 * 2, scopes: [], grantTypes: [] };
}

export type WriterName = keyof ReturnType<typeof fileWriters>;

/** Those of an app whose files all lie under `home`, in places that are listed by `ownPlaces`. */
export function fileWriters(home: string) {
  const at = (...names: string[]): string => path.join(home, ...names);
  return { ...secrets(at), ...keyWriters(ownPlaces(home)), ...ownFiles(at), ...configFiles(at) } satisfies Readonly<
    Record<string, FileWriter>
  >;
}

/** The folders of an app that has its files under `home` as the writers put them. */
export function ownPlaces(home: string) {
  const aws = path.join(home, '.aws');
  return {
    cache: path.join(aws, 'sso', 'cache'),
    records: path.join(aws, 'sso', 'daypass'),
    config: path.join(aws, 'config'),
    credentials: path.join(aws, 'credentials'),
    data: path.join(home, 'data'),
    autostart: path.join(home, 'autostart', 'daypass.desktop'),
  };
}

type At = (...names: string[]) => string;

/** Watches whether a part of the app complains. */
function hearing() {
  const warnings: string[] = [];
  const log: Log = { debug() {}, info() {}, warn: (message) => void warnings.push(message), error() {} };
  return { log, isContent: () => warnings.length === 0 };
}

function secrets(at: At) {
  const places = ownPlaces(at());
  const cache = createTokenCache(places.cache);
  const registrations = createRegistrationCache(places.cache);
  const tokenFile = path.join(places.cache, tokenFileName('corp'));
  const store = async (mark: string) => (await cache.store('corp', markedToken(mark))).kind === 'stored';
  return {
    'a token of a sign-in': { file: tokenFile, before: () => store('a'), write: store },
    'the first token': { file: tokenFile, before: null, write: store },
    'a renewed token': {
      file: tokenFile,
      before: () => store('a'),
      write: async (mark: string) =>
        (await cache.storeRenewed('corp', markedToken('a'), markedToken(mark))).kind === 'stored',
    },
    'a registration': {
      file: path.join(places.cache, registrationFileName(registrationKey)),
      before: () => registrations.store(registrationKey, markedRegistration('a')),
      write: async (mark: string) =>
        (await registrations.store(registrationKey, markedRegistration(mark))).kind === 'stored',
    },
    'the record of a renewal': {
      file: path.join(places.records, `${tokenFileName('corp')}.renewal`),
      before: null,
      async write(mark: string) {
        const { log, isContent } = hearing();
        const lock = createRenewalLock(places.records, log);
        const journal = createRenewalJournal(places.records, { tokenCache: cache, lock, log });
        await lock.hold('corp', async () => {
          const asking = await journal.begin('corp', markedToken('a'));
          await asking.answered(markedToken(mark));
          await asking.close();
        });
        return isContent();
      },
    },
  };
}

function ownFiles(at: At) {
  const places = ownPlaces(at());
  const data = (name: string): string => path.join(places.data, name);
  const saved = async (change: (log: Log) => Promise<{ saved(): Promise<void> }>): Promise<boolean> => {
    const { log, isContent } = hearing();
    await (await change(log)).saved();
    return isContent();
  };
  const settings = (mark: string) =>
    saved(async (log) => {
      const session = makeSession('corp');
      const store = createStore(makeState([session]));
      const file = createSavedSettings(data('settings.json'), store, log);
      await file.load();
      const role = { accountId: '012345678901', accountName: `${mark}${'x'.repeat(900)}`, usedAt: 1 };
      const recentRoles = Array.from({ length: 6 }, (_, index) => ({ ...role, roleName: `ReadOnly${index}` }));
      store.updateSession(session.id, (before) => ({ ...before, recentRoles }));
      return file;
    });
  const history = (mark: string) =>
    saved(async (log) => {
      const file = createSessionHistory(data('history.json'), log);
      file.signedIn(`sso-session:${mark}-${kilobytes(5)}`, markedToken('a'), t0);
      return file;
    });
  const notifications = (mark: string) =>
    saved(async (log) => {
      const file = createShownNotifications(data('notifications.json'), log);
      file.add([1, 2, 3, 4, 5].map((n) => `${mark}${n}${kilobytes(1)}`));
      return file;
    });
  const loginItem = (mark: string) =>
    createDesktopEntryLoginItem({ file: places.autostart, command: [`${mark}${kilobytes(6)}`] }).set(true);
  return {
    settings: { file: data('settings.json'), before: () => settings('a'), write: settings },
    history: { file: data('history.json'), before: () => history('a'), write: history },
    'shown notifications': {
      file: data('notifications.json'),
      before: () => notifications('a'),
      write: notifications,
    },
    'a copy of damaged settings': {
      file: data('settings.json.damaged'),
      async before() {
        fs.mkdirSync(places.data, { recursive: true });
        fs.writeFileSync(data('settings.json'), kilobytes(6));
      },
      async write() {
        const { log } = hearing();
        const settings = createSavedSettings(data('settings.json'), createStore(makeState([])), log);
        await settings.load();
        return settings.problems.length > 0 && fs.existsSync(path.join(places.data, 'settings.json.damaged'));
      },
    },
    'the login item': {
      file: places.autostart,
      before: null,
      write: async (mark: string) => (await loginItem(mark)).status === 'on',
    },
  };
}

function configFiles(at: At) {
  const { config } = ownPlaces(at());
  const put = async (text = configText): Promise<void> => {
    fs.mkdirSync(path.dirname(config), { recursive: true });
    fs.writeFileSync(config, text);
  };
  return {
    'the config, edited': {
      file: config,
      before: put,
      async write(value: string) {
        const section = { kind: 'profile', name: 'default' } as const;
        return (await editConfigFile(config, [{ kind: 'set-key', section, key: 'region', value }])).ok;
      },
    },
    'the config, made': {
      file: config,
      before: null,
      write: async (name: string) => (await addSession(config, { name, startUrl, region: 'us-east-1' })).ok,
    },
    'the config, mended': {
      file: config,
      before: put,
      write: async (mark: string) => (await replaceText(config, configText, `${configText}# ${mark}\n`)).ok,
    },
    'the config, converted': {
      file: config,
      before: () => put(legacyText),
      async write() {
        const preview = await previewConversion(config, null);
        return preview.ok && (await convertProfiles(config, null, preview.value.change.digest)).ok;
      },
    },
    'the config, restored': {
      file: config,
      async before() {
        await put();
        fs.writeFileSync(backupName(config, t0), `${configText}# backup\n`);
      },
      async write() {
        const preview = await previewRestore(config, null);
        return preview.ok && (await restoreBackup(config, null, preview.value.change.digest)).ok;
      },
    },
    'a backup of the config': {
      file: backupName(config, t0),
      before: null,
      write: async (mark: string) => (await backUp(config, `${configText}# ${mark}\n`, t0)).kind === 'written',
    },
    'a copy before a conversion': {
      file: beforeConversion(config),
      before: () => keepCopy(config, beforeConversion(config), configText),
      write: async (mark: string) => (await keepCopy(config, beforeConversion(config), `${configText}# ${mark}\n`)).ok,
    },
  };
}
