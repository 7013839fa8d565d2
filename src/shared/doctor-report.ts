/** What the doctor found, as the panel shows it: the findings, and the profiles with their faults counted. */
import type { SessionId } from './app-state.ts';
import type { FindingSummary } from './findings.ts';

export interface DoctorReport {
  /** The first ones: errors, warnings, notes, each in the order of files and lines. */
  readonly findings: readonly FindingSummary[];
  /** How many there are altogether. */
  readonly total: number;
  /** How many of them are only good to know, and in no file: variables that are set on purpose. */
  readonly notes: number;
  /** How many have a cure that can be made together with others, without anything to decide. */
  readonly safe: number;
  /** Files that could not be read or decoded: what they say of profiles is not known. */
  readonly unread: readonly string[];
  /** All profiles of both files, in file order. */
  readonly profiles: readonly ProfileEntry[];
}

export interface ProfileEntry {
  readonly name: string;
  /** Of the role that it leads to, also of one that is taken with another profile's credentials. */
  readonly accountId: string | null;
  readonly roleName: string | null;
  /** The profiles whose credentials it takes its role with, step by step; none if it signs in itself. */
  readonly via: readonly string[];
  readonly leads: Leads;
  /** Whether a step asks for the code of an MFA device. */
  readonly needsMfa: boolean;
  /** Where the chain of profiles breaks; null if it does not, or for another reason. */
  readonly brokenLink: BrokenLink | null;
  /** The sign-in that it uses, itself or through others; null if it has none, or one that the files do not describe. */
  readonly sessionId: SessionId | null;
  /** What the profile, or the one that it goes through, calls its session. */
  readonly sessionName: string | null;
  /** How many findings concern it or those that it goes through, notes not counted. */
  readonly faults: number;
}

export type BrokenLink =
  /** From one profile to the same again; the middle of many is one `…`. */
  | { readonly kind: 'circle'; readonly names: readonly string[] }
  /** `profile` names a source profile that is not there. */
  | { readonly kind: 'missing'; readonly profile: string; readonly source: string };

/**
 * Where the AWS CLI gets with a profile: to a role by a sign-in, to a sign-in without a role, to the other sign-in that
 * `aws login` makes, to credentials of another kind or none, or to an error.
 */
export type Leads = 'role' | 'sign-in' | 'aws-login' | 'elsewhere' | 'nowhere';
