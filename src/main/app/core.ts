/** The storey that all others stand on: the state, the settings and the log. */
import path from 'node:path';
import type { AppState } from '../../shared/app-state.ts';
import { nothingManaged } from '../../shared/managed-settings.ts';
import { usualPreferences } from '../../shared/preferences.ts';
import { createManagedReader, type ReadManagedSettings } from '../core/managed-settings.ts';
import { createOwnFaults, type ReadOwnFaults } from '../core/own-faults.ts';
import { noUpdates } from '../../shared/updates.ts';
import { createSavedSettings, type SavedSettings } from '../core/saved-settings.ts';
import { createStore, type Store } from '../core/store.ts';
import type { Log } from '../system/log.ts';
import type { Desktop } from './desktop.ts';

export interface Core {
  readonly store: Store;
  readonly settings: SavedSettings;
  readonly log: Log;
  /** The folder for Daypass's own files. */
  readonly dataDir: string;
  /** What another Daypass keeps of how long sessions lasted; null: there is none. */
  readonly historyBeside: string | null;
  /** Reads what an administrator has settled; to be awaited before anything is done for the user. */
  readonly readManaged: ReadManagedSettings;
  /** What is wrong with the settings of both, as the files are now. */
  readonly ownFaults: ReadOwnFaults;
  /** Notices that the user has seen enough of, until the app starts again. */
  readonly dismissed: Set<string>;
}

export function createCore(desktop: Desktop): Core {
  const { dataDir, log } = desktop;
  const store = createStore(initialState(desktop));
  const dismissed = new Set<string>();
  const settingsFile = path.join(dataDir, 'settings.json');
  return {
    store,
    settings: createSavedSettings(settingsFile, store, log),
    log,
    dataDir,
    historyBeside: desktop.historyBeside ?? null,
    readManaged: createManagedReader({ store, dismissed, log }, desktop.readManaged),
    ownFaults: createOwnFaults(desktop.settingsBeside ?? settingsFile, desktop.readManaged),
    dismissed,
  };
}

function initialState({ paths, systemLocale, formats }: Desktop): AppState {
  return {
    revision: 0,
    locale: systemLocale(),
    language: 'system',
    theme: 'system',
    formats,
    home: paths.home,
    config: { file: paths.configFile, exists: false, loaded: false },
    sessions: [],
    notices: [],
    signOutReport: null,
    launchAtLogin: { status: 'off', problem: null },
    roleMarks: [],
    seenAt: null,
    shortcut: { keys: null, problem: null },
    askedPage: { page: 'home', times: 0 },
    panelPlace: null,
    warnMinutes: [15, 5],
    showUser: true,
    spareOtherTools: false,
    otherSignIns: { ofTools: 0, unknown: 0 },
    copiedKeys: null,
    credentialsFile: paths.credentialsFile,
    writtenKeys: [],
    clipboardSeconds: 45,
    served: [],
    servedHours: 0,
    ...usualPreferences,
    managed: nothingManaged,
    ...noUpdates,
    browsers: null,
    doctor: null,
  };
}
