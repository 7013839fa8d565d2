/** Reads the config file and puts what it says into the state: its sessions, and a notice where it cannot be read. */
import PQueue from 'p-queue';
import { readSettledConfigFile } from '../aws/config/file.ts';
import { configWork } from '../aws/config/work.ts';
import { replaceNotices } from '../core/notices.ts';
import type { Store } from '../core/store.ts';
import type { MissingFolder } from './missing-folder.ts';
import type { Sessions } from './sessions.ts';

export interface ConfigReading {
  /** Brings the state up to date with the file. One after the other, so that an older reading never replaces a newer one. */
  readonly read: () => Promise<void>;
  /** Calls back when the state says what the file says. */
  onRead(listener: () => void): void;
}

export interface ConfigReadingDeps {
  readonly store: Store;
  /** The config file. */
  readonly file: string;
  readonly sessions: Sessions;
  readonly missingFolder: Pick<MissingFolder, 'isMissed'>;
  /** Ids of notices that are not to be shown again. */
  readonly dismissed: ReadonlySet<string>;
}

export function createConfigReading(deps: ConfigReadingDeps): ConfigReading {
  const { store, file, sessions, missingFolder, dismissed } = deps;
  const listeners: (() => void)[] = [];
  const queue = new PQueue({ concurrency: 1 });

  const readOnce = async (): Promise<void> => {
    const { exists, text, isReadable, problems } = await readSettledConfigFile(file);
    if (!exists && (await missingFolder.isMissed())) return;
    const configured = await configWork.readConfig(text);
    replaceNotices(store, 'config', problems, (id) => dismissed.has(id));
    store.update((state) => ({ ...state, config: { file, exists, loaded: state.config.loaded } }));
    // A file that is there but cannot be read says nothing about the sessions.
    if (isReadable) await sessions.configure(configured);
    store.update((state) => ({ ...state, config: { ...state.config, loaded: true } }));
    for (const listener of listeners) listener();
  };

  return {
    read: () => queue.add(readOnce),
    onRead: (listener) => void listeners.push(listener),
  };
}
