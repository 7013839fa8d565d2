/** What the doctor found, as the panel shows it: the findings, and the profiles with their faults counted. */
import type { SessionId } from './app-state.ts';
import type { FindingSummary } from './findings.ts';

export interface DoctorReport {
  /** The first ones, in the order of files and lines. */
  readonly findings: readonly FindingSummary[];
  /** How many there are altogether. */
  readonly total: number;
  /** All profiles of both files, in file order. */
  readonly profiles: readonly ProfileEntry[];
}

export interface ProfileEntry {
  readonly name: string;
  readonly accountId: string | null;
  readonly roleName: string | null;
  /** The sign-in that it uses; null if it has none, or one that the files do not describe. */
  readonly sessionId: SessionId | null;
  /** What the profile calls its session. */
  readonly sessionName: string | null;
  /** How many findings concern it, notes not counted. */
  readonly faults: number;
}
