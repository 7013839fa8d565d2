/** Exports the settings to a file, and imports them from one after the user has seen what would change. */
import { problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import type { PortableSettings, SettingsImport } from '../../shared/settings-import.ts';
import { type CommandHandlers, invalidCommand } from '../core/dispatch.ts';
import { largestSettingsFile, readSettingsFile, settingsFileName, settingsFileText } from '../core/settings-file.ts';
import type { Store } from '../core/store.ts';
import { setWarnMinutes } from '../notifications/warning-choices.ts';
import { readChosen, saveToChosen } from './exchange-files.ts';
import type { Desktop } from './desktop.ts';
import type { Services } from './services.ts';
import { setLanguage, setTheme } from './shown-settings.ts';
import { chooseShortcut } from './shortcut.ts';

export function settingsFileHandlers(desktop: Desktop, services: Pick<Services, 'store' | 'users'>) {
  const { store } = services;
  /** What was shown last, and may be taken over. */
  let pending: Partial<PortableSettings> | null = null;
  return {
    'export-settings': () => saveToChosen(desktop, settingsFileName, settingsFileText(portable(store))),
    'preview-settings': async () => {
      pending = null;
      const read = await readChosenSettings(desktop, store);
      if (read.ok) pending = read.value?.after ?? null;
      return read;
    },
    'import-settings': () => {
      if (pending === null) return invalidCommand();
      const taken = takeOver(desktop, services, pending);
      pending = null;
      return taken;
    },
  } satisfies Partial<CommandHandlers>;
}

async function readChosenSettings(desktop: Desktop, store: Store): Promise<Result<SettingsImport | null>> {
  const chosen = await readChosen(desktop, largestSettingsFile);
  if (!chosen.ok || chosen.value === null) return chosen.ok ? { ok: true, value: null } : chosen;
  const { name, text } = chosen.value;
  const read = readSettingsFile(text, portable(store));
  if (read.kind === 'newer') return failure(problem('settings-file-newer', { file: name }, 'user'));
  if (read.kind === 'invalid') return failure(problem('settings-file-invalid', { file: name }, 'user'));
  return { ok: true, value: read.found };
}

function portable({ state }: Store): PortableSettings {
  return { ...state, shortcut: state.shortcut.keys };
}

/** At once, as if each had been chosen in the panel. Keys that the system refuses are told, and cost no other setting. */
function takeOver(
  desktop: Desktop,
  { store, users }: Pick<Services, 'store' | 'users'>,
  { language, theme, shortcut, showUser, warnMinutes, ...others }: Partial<PortableSettings>,
): Result {
  store.update((state) => ({ ...state, ...others }));
  if (warnMinutes !== undefined) setWarnMinutes(store, warnMinutes);
  // Who does not want it has nobody remembered.
  if (showUser !== undefined) users.setShown(showUser);
  if (language !== undefined) setLanguage(desktop, store, language);
  if (theme !== undefined) setTheme(desktop, store, theme);
  return shortcut === undefined ? ok : chooseShortcut(desktop, store, shortcut);
}
