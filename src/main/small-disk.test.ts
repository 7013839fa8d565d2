/** Every file that Daypass writes, on a disk with no room, a little, and enough: whole or not at all, and truly told. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mountSmallDisk, noSmallDisk, type SmallDisk } from '../../e2e/objects/small-disk.ts';
import { backUp, backupName } from './aws/config-backup.ts';
import { addSession, editConfigFile } from './aws/config-file.ts';
import { createRegistrationCache, type Registration, registrationFileName } from './aws/registration-cache.ts';
import { createTokenCache, tokenFileName } from './aws/token-cache.ts';
import { formatToken, type Token } from './aws/token-file.ts';
import { createRenewalJournal } from './keeper/renewal-journal.ts';
import { createRenewalLock } from './keeper/renewal-lock.ts';
import type { Log } from './machine/log.ts';
import { createDesktopEntryLoginItem } from './machine/login-item.ts';
import { createShownNotifications } from './notifications/shown-notifications.ts';
import { keepCopy } from './profiles/kept-copies.ts';
import { previewRestore, restoreBackup } from './profiles/restore.ts';
import { createSessionHistory } from './sessions/session-history.ts';
import { createSettingsFile } from './settings.ts';

const obstacle = noSmallDisk();
if (obstacle) console.log(`small-disk.test.ts is skipped: ${obstacle}`);

const kilobytes = (count: number): string => 'x'.repeat(count * 1024);
const t0 = Date.UTC(2026, 0, 31, 12);
const token = (mark: string): Token => ({
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'us-east-1',
  accessToken: `${mark}${kilobytes(2)}`,
  expiresAt: t0,
  clientId: 'client',
  clientSecret: kilobytes(2),
  registrationExpiresAt: t0,
  refreshToken: `${mark}${kilobytes(1)}`,
  other: {},
});
const registration = (mark: string): Registration => ({
  clientId: mark,
  clientSecret: kilobytes(5),
  expiresAt: t0 + 90 * 86_400_000,
  scopes: [],
  grantTypes: [],
});
const registrationKey = { startUrl: 'https://x', region: 'us-east-1', scopes: null, sessionName: 'corp' } as const;
const configText = `# ${kilobytes(6)}\n[default]\nregion = old\n`;

let home: string;
let disk: SmallDisk;
const warnings: string[] = [];
const log: Log = { debug() {}, info() {}, warn: (message) => void warnings.push(message), error() {} };
const at = (...names: string[]): string => path.join(home, ...names);

interface Writer {
  /** The file that is to be replaced or made. */
  readonly file: () => string;
  /** Writes the first, good version while there is room; null for a file that comes into being. */
  readonly before: (() => Promise<unknown>) | null;
  /** Resolves to whether the writer says that it wrote. */
  readonly write: () => Promise<boolean>;
}

const cache = () => createTokenCache(at('cache'));
const registrations = () => createRegistrationCache(at('cache'));
const saved = async (change: () => { saved(): Promise<void> }): Promise<boolean> => {
  warnings.length = 0;
  await change().saved();
  return warnings.length === 0;
};
const settings = (name: string) => {
  const file = createSettingsFile(at('settings.json'), log);
  file.change((before) => ({
    ...before,
    browsers: { 'sso-session:corp': { id: 'chrome:x', label: `${name}${kilobytes(6)}` } },
  }));
  return file;
};
const history = (count: number) => {
  const file = createSessionHistory(at('history.json'), log);
  for (let n = 0; n < count; n++) file.signedIn(`sso-session:${n}-${kilobytes(1)}`, token('a'), t0);
  return file;
};
const notifications = (mark: string) => {
  const file = createShownNotifications(at('notifications.json'), log);
  file.add([1, 2, 3, 4, 5].map((n) => `${mark}${n}${kilobytes(1)}`));
  return file;
};
const journal = () => {
  const folder = at('daypass');
  return createRenewalJournal(folder, { tokenCache: cache(), lock: createRenewalLock(folder, log), log });
};

const writers: Readonly<Record<string, Writer>> = {
  'a token of a sign-in': {
    file: () => at('cache', tokenFileName('corp')),
    before: () => cache().store('corp', token('a')),
    write: async () => (await cache().store('corp', token('b'))).kind === 'stored',
  },
  'the first token': {
    file: () => at('cache', tokenFileName('corp')),
    before: null,
    write: async () => (await cache().store('corp', token('b'))).kind === 'stored',
  },
  'a renewed token': {
    file: () => at('cache', tokenFileName('corp')),
    before: () => cache().store('corp', token('a')),
    write: async () => (await cache().storeRenewed('corp', token('a'), token('b'))).kind === 'stored',
  },
  'a registration': {
    file: () => at('cache', registrationFileName(registrationKey)),
    before: () => registrations().store(registrationKey, registration('a')),
    write: async () => (await registrations().store(registrationKey, registration('b'))).kind === 'stored',
  },
  'the record of a renewal': {
    file: () => at('daypass', `${tokenFileName('corp')}.renewal`),
    before: null,
    async write() {
      await cache().store('corp', token('a'));
      warnings.length = 0;
      const asking = await journal().begin('corp', token('a'));
      await asking.answered(token('b'));
      await asking.close();
      return warnings.length === 0;
    },
  },
  settings: {
    file: () => at('settings.json'),
    before: () => settings('a').saved(),
    write: () => saved(() => settings('b')),
  },
  history: {
    file: () => at('history.json'),
    before: () => history(4).saved(),
    write: () => saved(() => history(5)),
  },
  'shown notifications': {
    file: () => at('notifications.json'),
    before: () => notifications('a').saved(),
    write: () => saved(() => notifications('b')),
  },
  'the config, edited': {
    file: () => at('config'),
    before: async () => fs.writeFileSync(at('config'), configText),
    write: async () =>
      (
        await editConfigFile(at('config'), [
          { kind: 'set-key', section: { kind: 'profile', name: 'default' }, key: 'region', value: 'new' },
        ])
      ).ok,
  },
  'the config, made': {
    file: () => at('config'),
    before: null,
    write: async () =>
      (await addSession(at('config'), { name: 'corp', startUrl: token('').startUrl!, region: 'us-east-1' })).ok,
  },
  'a backup of the config': {
    file: () => backupName(at('config'), t0),
    before: null,
    write: async () => (await backUp(at('config'), configText, t0)).kind === 'written',
  },
  'a copy before a conversion': {
    file: () => at('config.copy'),
    before: () => keepCopy(at('config'), at('config.copy'), configText),
    write: async () => (await keepCopy(at('config'), at('config.copy'), `${configText}# new\n`)).ok,
  },
  'the config, restored': {
    file: () => at('config'),
    async before() {
      fs.writeFileSync(at('config'), configText);
      fs.writeFileSync(backupName(at('config'), t0), `${configText}# backup\n`);
    },
    async write() {
      const preview = await previewRestore(at('config'), null);
      return preview.ok && (await restoreBackup(at('config'), null, preview.value.change.digest)).ok;
    },
  },
  'the login item': {
    file: () => at('autostart', 'daypass.desktop'),
    before: null,
    write: async () =>
      (
        await createDesktopEntryLoginItem({ file: at('autostart', 'daypass.desktop'), command: [kilobytes(6)] }).set(
          true,
        )
      ).status === 'on',
  },
};

describe.skipIf(obstacle !== null)('a disk with little room', () => {
  beforeEach(() => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-small-'));
    disk = mountSmallDisk(home);
  });
  afterEach(() => {
    disk.unmount();
    fs.rmdirSync(home);
  });

  const content = (file: string): string | null => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null);
  const temporaries = (): string[] =>
    fs
      .readdirSync(home, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tmp$|\.json\.\d+$|\.\d{5,}$/.test(name));

  for (const [name, writer] of Object.entries(writers)) {
    test(`${name}: the old text or the new one, whatever the room`, async () => {
      // What it is with all the room in the world.
      await writer.before?.();
      const old = content(writer.file());
      expect(await writer.write()).toBe(true);
      const wanted = content(writer.file());
      expect(wanted).not.toEqual(old);
      const outcomes = new Set<boolean>();
      for (let blocks = 0; blocks <= 12; blocks++) {
        for (const entry of fs.readdirSync(home)) fs.rmSync(at(entry), { recursive: true });
        await writer.before?.();
        disk.leave(blocks);
        const isWritten = await writer.write();
        outcomes.add(isWritten);
        const found = content(writer.file());
        if (isWritten) expect([blocks, found]).toEqual([blocks, wanted]);
        else if (name !== 'the record of a renewal') expect([blocks, found]).toEqual([blocks, old]);
        // A record without its answer is no answer.
        else expect(found === null || !found.includes(formatToken(token('b')).slice(0, 100))).toBe(true);
        expect([blocks, temporaries()]).toEqual([blocks, []]);
      }
      expect(outcomes).toEqual(new Set([false, true]));
    });
  }
});
