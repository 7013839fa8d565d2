/** The part of the state that holds what the user has chosen about Daypass itself. Each field is a setting of the same name. */

export interface Preferences {
  /** Whether Daypass asks for new versions of itself; null: the user has not been asked yet. */
  readonly checkForUpdates: boolean | null;
}

export const usualPreferences: Preferences = { checkForUpdates: null };
