/** Role credentials that programs ask Daypass for by HTTP: which roles are being served, and for how long that may go on. */
import type { SessionId } from './app-state.ts';
import type { EpochMs } from './time.ts';

/** One role that programs can ask for. Neither its path nor its token is in here: they are as good as the credentials. */
export interface ServedRole {
  /** Names it in commands; it is no secret and opens nothing. */
  readonly id: string;
  /** The sign-in that the credentials come from, and with which they end. */
  readonly sessionId: SessionId;
  /** 12 digits, of the role that is handed out. */
  readonly accountId: string;
  readonly roleName: string;
  /** The profile that was named for it; null: none. */
  readonly profile: string | null;
  /** Where it can be asked for, such as `127.0.0.1:43121`. */
  readonly address: string;
  readonly since: EpochMs;
  /** Null: until the session ends. */
  readonly until: EpochMs | null;
  /** How often credentials were given. */
  readonly requests: number;
  /** When they were given last; null: never. */
  readonly lastAt: EpochMs | null;
  /** Until when AWS takes what was given, whoever holds it; null: nothing was. */
  readonly givenUntil: EpochMs | null;
  /** Whether another process serves it, such as `daypass serve`: how often it was asked for is not known then, nor what opens it. */
  readonly isElsewhere: boolean;
}

/** For how many hours a role is served from the panel; 0: until the session ends. */
export const servedHours = [1, 4, 8, 12, 0] as const;
export type ServedHours = (typeof servedHours)[number];

/** The part of the state that is about it. */
export interface ServingState {
  /** The roles that programs can ask for at the moment, the one that is served longest at the front. */
  readonly served: readonly ServedRole[];
  /** For how long a role is served from the panel. */
  readonly servedHours: ServedHours;
}

/** The forms in which the variables for a program can be taken along. */
export const variableFormats = ['sh', 'fish', 'powershell', 'cmd', 'dotenv', 'json'] as const;
export type VariableFormat = (typeof variableFormats)[number];
