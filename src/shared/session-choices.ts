/** What is remembered of a session over a restart, and also while the config file does not have it: a part of the state that is saved. */
import type { BrowserChoice } from './browser-choice.ts';
import type { EpochMs } from './time.ts';

export interface SessionChoices {
  /** The last roles whose console was opened, or whose link or profile was copied, newest first (role-uses.ts). */
  readonly recentRoles: readonly RecentRole[];
  readonly warnings: WarningChoices;
  /** Whose the session is taken to be, also while nobody is signed in; null as long as nobody was seen. */
  readonly rememberedUser: RememberedUser | null;
  /** Where its pages open; null: in the system's own browser. */
  readonly browser: BrowserChoice | null;
}

export interface RecentRole {
  readonly accountId: string;
  readonly accountName: string | null;
  readonly roleName: string;
  readonly usedAt: EpochMs;
  /**
   * How often it was used, as of `usedAt`: older uses count less, so it is seldom a whole number (role-uses.ts). Absent: once.
   */
  readonly uses?: number;
  /** The profile that assumes the role through others; absent: the sign-in itself has the role. */
  readonly profile?: string;
}

/** What the user chose about the notifications of one session. */
export interface WarningChoices {
  /** No notification at all. */
  readonly muted: boolean;
  /** The end that is to be warned of two minutes before, and not sooner. */
  readonly snoozed: EpochMs | null;
}

/** Whose a session is. */
export interface RememberedUser {
  /** Who is taken to be the right one: the first who was seen, or was accepted since. */
  readonly expected: string;
  /** The last answer about a sign-in, so that AWS is asked once for each; `signIn` holds no part of a token. */
  readonly current: { readonly user: string; readonly signIn: string };
}
