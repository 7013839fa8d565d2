/** The part of the state that holds what the user has chosen about Daypass itself. Each field is a setting of the same name. */
import type { IdentityProvider } from './identity-providers.ts';
import type { QuietChoices } from './quiet.ts';

export interface Preferences extends QuietChoices {
  /** Whether Daypass asks for new versions of itself; null: the user has not been asked yet. */
  readonly checkForUpdates: boolean | null;
  /** Of the company, whose sign-in in the browser outlives a sign-out; null: not told. */
  readonly identityProvider: IdentityProvider | null;
  /** Whether the panel opens also where Daypass was started at login. */
  readonly openAtStart: boolean;
}

export const usualPreferences: Preferences = {
  checkForUpdates: null,
  identityProvider: null,
  openAtStart: false,
  quietHours: null,
  pausedUntil: null,
};
