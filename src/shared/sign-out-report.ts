/** What became of a sign-out, as it is told afterwards. */
import type { SessionId } from './app-state.ts';
import type { Problem } from './problems.ts';
import type { EpochMs } from './time.ts';

export interface SignOutReport {
  readonly at: EpochMs;
  /** The sessions that were signed in before: those that "Sign in again" is for. */
  readonly sessionIds: readonly SessionId[];
  /** One for each session, then those of sign-ins that the config file does not know. */
  readonly lines: readonly SignOutLine[];
  /** How many sign-ins that the config file does not know have no line, because there are too many of them. */
  readonly moreLines: number;
  /** Other programs that keep a sign-in of their own among those of the AWS tools. */
  readonly others: Shortened<OtherSignIn>;
  /** What is still on the disk although it should be gone, or could not be looked for. */
  readonly kept: readonly Problem[];
  /** Role credentials that AWS has handed out and that work until they end, those that end last at the front. */
  readonly stillValid: Shortened<StillValid>;
}

/** The first of a list, and how many more it has. */
export interface Shortened<Item> {
  readonly first: readonly Item[];
  readonly more: number;
}

export interface SignOutLine {
  /** The session's name; null for a sign-in that the config file does not know. */
  readonly session: string | null;
  /**
   * What AWS has said, or that it was not asked. `ended`: it confirmed. `already-over`: it takes none of what was here any
   * more. `told-later`: it could not be reached, or what came back tells nothing (`problem` has it); Daypass tells it again
   * from memory while it runs. `not-ended`: it did not take the token, and yet the session may go on. `not-asked`: the token could
   * not be read. `not-found`: there was no sign-in.
   */
  readonly outcome: 'ended' | 'already-over' | 'told-later' | 'not-ended' | 'not-asked' | 'not-found';
  /** Why, where that is no good end. */
  readonly problem: Problem | null;
}

/** AWS is told nothing of it: its token belongs to the other program. */
export interface OtherSignIn {
  /** The program, or the name of its file. */
  readonly name: string;
  /** `spared`: the user wants it to be left alone. */
  readonly outcome: 'removed' | 'spared' | 'not-removed';
}

export interface StillValid {
  /** Null for all of which nothing tells which roles they are. */
  readonly roleName: string | null;
  readonly accountId: string | null;
  readonly endsAt: EpochMs;
}

/** How many sign-ins of no configured session lie among the tokens. `ofTools`: other programs', such as Kiro's; `unknown`: such as those of sessions that are configured no more. */
export interface OtherSignIns {
  readonly ofTools: number;
  readonly unknown: number;
}
