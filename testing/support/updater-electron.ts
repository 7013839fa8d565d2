/**
 * What electron-updater finds as Electron, in Node: an app of version 1.0.0, its requests, and the system's own updater, which fetches
 * what it is led to and says nothing by itself.
 */
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { electronRequest } from '../electron-request.ts';

const require = createRequire(import.meta.url);
/** The library asks for it with its own `require`. */
const electron = createRequire(require.resolve('electron-updater')).resolve('electron');

/** Squirrel.Mac. */
class NativeUpdater extends EventEmitter {
  installs = 0;
  /** What it has fetched; null: nothing yet. */
  fetched: string | null = null;
  #feed: { readonly url: string; readonly headers?: Record<string, string> } = { url: '' };

  setFeedURL(feed: { readonly url: string; readonly headers?: Record<string, string> }): void {
    this.#feed = feed;
  }
  checkForUpdates(): void {
    void this.#fetch().catch((error: unknown) => this.emit('error', error));
  }
  quitAndInstall(): void {
    this.installs += 1;
  }
  async #fetch(): Promise<void> {
    const { url, headers = {} } = this.#feed;
    const told = (await (await fetch(url, { headers })).json()) as { readonly url: string };
    this.fetched = await (await fetch(told.url, { headers })).text();
  }
}

/** Puts it in the place of Electron's package, for what is made of the library after this. */
export function standInForElectron() {
  const native = new NativeUpdater();
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    getName: () => 'Daypass',
    getVersion: () => '1.0.0',
    getPath: () => '/nowhere',
    whenReady: async () => {},
    quit: () => app.emit('quit'),
  });
  const exports = {
    app,
    autoUpdater: native,
    net: { request: electronRequest },
    session: { fromPartition: () => ({}) },
  };
  require.cache[electron] = { id: electron, filename: electron, loaded: true, exports } as unknown as NodeJS.Module;
  return { native };
}
