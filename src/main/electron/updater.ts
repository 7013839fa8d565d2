/** electron-updater behind Daypass's own interface. Loaded when it is first needed: most days it is not. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { app, session } from 'electron';
import type { AppUpdater } from 'electron-updater';
import type { Updater } from '../system/updater.ts';
import { withoutDictionaries } from './lockdown.ts';
import { createSignatureCheck, type VerifySignature } from './signature-check.ts';

export function createUpdater(): Updater {
  let loading: Promise<AppUpdater> | undefined;
  const load = (): Promise<AppUpdater> => (loading ??= loadUpdater());
  let loaded: AppUpdater | undefined;
  return {
    async facts() {
      const { platform, env, resourcesPath, execPath } = process;
      const isWindows = platform === 'win32';
      return {
        platform,
        isPackaged: app.isPackaged,
        appImage: env['APPIMAGE'] || null,
        hasUninstaller:
          isWindows && (await exists(path.join(path.dirname(execPath), `Uninstall ${app.getName()}.exe`))),
        knowsPublisher: isWindows && /^publisherName:/m.test(await textOf(path.join(resourcesPath, 'app-update.yml'))),
      };
    },
    async check() {
      loaded = await load();
      const result = await loaded.checkForUpdates();
      return result?.isUpdateAvailable === true ? result.updateInfo.version : null;
    },
    async download() {
      await (await load()).downloadUpdate();
    },
    install(onFailure) {
      // What the system refuses, as a signature on macOS, is told by this event alone.
      loaded?.once('error', onFailure);
      loaded?.quitAndInstall(true, true);
    },
  };
}

async function loadUpdater(): Promise<AppUpdater> {
  // Its requests have a session of their own, which has no pages; made here, so that it asks for no dictionaries.
  withoutDictionaries(session.fromPartition('electron-updater', { cache: false }));
  const { autoUpdater } = (await import('electron-updater')).default;
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  // Its words would go to the console; what it throws goes to Daypass's log.
  const { logger, strict } = createSignatureCheck();
  autoUpdater.logger = logger;
  // Windows alone.
  if ('verifyUpdateCodeSignature' in autoUpdater) {
    autoUpdater.verifyUpdateCodeSignature = strict(autoUpdater.verifyUpdateCodeSignature as VerifySignature);
  }
  // It would draw a number for this computer, keep it in a file, and send it with each question.
  Object.assign(autoUpdater, { stagingUserIdPromise: { value: Promise.resolve('') } });
  autoUpdater.isUserWithinRollout = () => true;
  autoUpdater.requestHeaders = { 'x-user-staging-id': '' };
  return autoUpdater;
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );
const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');
