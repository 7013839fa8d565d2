/** What became of a sign-out, as it is told afterwards. */
import type { Problem } from './problems.ts';
import type { EpochMs } from './time.ts';

export interface SignOutReport {
  readonly at: EpochMs;
  readonly lines: readonly SignOutLine[];
}

export interface SignOutLine {
  /** The session's name; null for a sign-in of another program in the same cache folder. */
  readonly session: string | null;
  /**
   * `ended`: AWS confirmed. `already-over`: AWS no longer knew the token, or there was none worth telling about.
   * `told-later`: removed here, AWS could not be reached; Daypass tells it again from memory while it runs.
   * `not-removed`: a file could not be deleted; `problem` names it.
   */
  readonly outcome: 'ended' | 'already-over' | 'told-later' | 'not-removed';
  readonly problem: Problem | null;
}
