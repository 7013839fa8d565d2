/** What the panel is told of a settings file before anything of it counts. */
import type { AppState } from './app-state.ts';

/** What goes to another computer: nothing of sessions, accounts or people, and nothing that holds for a moment. */
export const portableNames = [
  'language',
  'theme',
  'openAtStart',
  'shortcut',
  'checkForUpdates',
  'warnMinutes',
  'quietHours',
  'identityProvider',
  'showUser',
  'spareOtherTools',
  'clipboardSeconds',
  'servedHours',
] as const;
export type PortableName = (typeof portableNames)[number];

/** Under the names that they have in the settings file. */
export type PortableSettings = Pick<AppState, Exclude<PortableName, 'shortcut'>> & { readonly shortcut: string | null };

export interface SettingsImport {
  /** As they are now. */
  readonly before: PortableSettings;
  /** What the file has otherwise. */
  readonly after: Partial<PortableSettings>;
  /** Names in the file that this Daypass does not know, or whose values it cannot use. */
  readonly leftOut: readonly string[];
}
