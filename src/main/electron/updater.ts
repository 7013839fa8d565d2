/** electron-updater behind Daypass's own interface. Loaded when it is first needed: most days it is not. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { app, autoUpdater as native, session } from 'electron';
import type { Updater } from '../system/updater.ts';
import { appImageOf } from './app-image.ts';
import { createLibraryUpdater, type UpdaterEnds } from './library-updater.ts';
import { withoutDictionaries } from './lockdown.ts';
import { isSigned } from './mac-signature.ts';

type Loaded = Omit<Updater, 'facts'>;

export function createUpdater(wait: UpdaterEnds['wait']): Updater {
  let loading: Promise<Loaded> | undefined;
  const load = (): Promise<Loaded> => (loading ??= loadUpdater(wait));
  return {
    async facts() {
      const { platform, env, execPath } = process;
      const uninstaller = path.join(path.dirname(execPath), `Uninstall ${app.getName()}.exe`);
      return {
        platform,
        isPackaged: app.isPackaged,
        appImage: appImageOf(env, execPath),
        hasUninstaller: platform === 'win32' && (await exists(uninstaller)),
        knowsPublisher: app.isPackaged && (await knowsPublisher()),
      };
    },
    check: async (signal) => (await load()).check(signal),
    download: async (onProgress, signal) => (await load()).download(onProgress, signal),
    install: (onFailure) => void load().then((loaded) => loaded.install(onFailure), onFailure),
  };
}

async function loadUpdater(wait: UpdaterEnds['wait']): Promise<Loaded> {
  // Its requests have a session of their own, which has no pages; made here, so that it asks for no dictionaries.
  withoutDictionaries(session.fromPartition('electron-updater', { cache: false }));
  const { autoUpdater } = (await import('electron-updater')).default;
  return createLibraryUpdater(autoUpdater, {
    quit: () => app.quit(),
    native: process.platform === 'darwin' ? native : null,
    wait,
  });
}

async function knowsPublisher(): Promise<boolean> {
  const { platform, resourcesPath, execPath } = process;
  if (platform === 'darwin') return isSigned(execPath);
  if (platform !== 'win32') return false;
  return /^publisherName:/m.test(await readFile(path.join(resourcesPath, 'app-update.yml'), 'utf8').catch(() => ''));
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );
