/** Keeps the settings, which are a part of the state, over a restart: reads them into the state and writes what changes there. */
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { SessionChoices, SessionId } from '../../shared/app-state.ts';
import type { Problem } from '../../shared/problems.ts';
import { createJsonFile } from '../system/json-file.ts';
import type { Log } from '../system/log.ts';
import { plainSettingsOf, type Settings, settingsOf, settingsSchema, usualChoices } from './settings.ts';
import { settingsProblems } from './settings-problems.ts';
import type { Store } from './store.ts';

export interface SavedSettings {
  /**
   * Reads the file and puts it into the state; from then on what changes there is written behind the caller's back. To be
   * awaited before sessions come into the state.
   */
  load(): Promise<Settings>;
  /**
   * What was chosen for sessions before they came into the state, as things stand now. To be called before the state loses a
   * session: what was chosen for that a moment ago is taken over.
   */
  readonly choices: () => (id: SessionId) => SessionChoices;
  /** What is to be told of the file, of which a copy is kept then: it as a whole, or each value that was not usable. */
  readonly problems: readonly Problem[];
  /** Resolves when all changes so far are on disk, or could not be written. */
  saved(): Promise<void>;
}

export function createSavedSettings(file: string, store: Store, log: Log): SavedSettings {
  /** What the file holds, or will; null until it has been read: the state says nothing about it before. */
  let settings: Settings | null = null;
  const json = createJsonFile({
    file,
    name: 'settings',
    schema: settingsSchema,
    keepsOddValues: true,
    content: () => settings ?? {},
    log,
  });

  const follow = (): void => {
    if (settings === null) return;
    const next = settingsOf(store.state, settings);
    if (isDeepStrictEqual(next, settings)) return;
    settings = next;
    json.save();
  };
  store.subscribe(follow);

  return {
    async load() {
      const found: Settings = await json.load();
      const shortcut = { keys: found.shortcut, problem: null };
      store.update((state) => ({ ...state, ...plainSettingsOf(found), shortcut }));
      settings = found;
      for (const { name } of json.oddValues) log.warn('a setting is not usable', { name });
      return found;
    },
    choices: () => {
      follow();
      return (id) => ({
        recentRoles: settings?.recentRoles[id] ?? [],
        warnings: settings?.warnings[id] ?? usualChoices,
        browser: settings?.browsers[id] ?? null,
        rememberedUser: settings?.users[id] ?? null,
      });
    },
    get problems() {
      const { keptAs, oddValues } = json;
      return keptAs === null ? [] : settingsProblems(file, path.basename(keptAs), oddValues);
    },
    async saved() {
      follow();
      await json.saved();
    },
  };
}
