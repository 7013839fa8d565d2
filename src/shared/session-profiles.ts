/** The profiles of a session: those that sign in themselves, and those that get their role through them. */

export interface SessionProfile {
  readonly name: string;
  /** 12 digits with leading zeros; null in a profile that only fetches tokens. */
  readonly accountId: string | null;
  readonly roleName: string | null;
  /** Where its commands go (`region`), as it stands in the file; absent: none of its own. */
  readonly region?: string;
}

/** A profile that assumes its role (`role_arn`) with the credentials of another one (`source_profile`), step by step from a sign-in. */
export interface ChainedProfile {
  readonly name: string;
  /** Of the role in the end; 12 digits. */
  readonly accountId: string;
  /** Without its path. */
  readonly roleName: string;
  /** The profiles that lead to the sign-in, the next one first; the middle of a long way is one `…`. */
  readonly via: readonly string[];
  /** Whether a step asks for the code of an MFA device, which only a program in a terminal can ask people for. */
  readonly needsMfa: boolean;
  /** Where its commands go (`region`), as it stands in the file; absent: none of its own. */
  readonly region?: string;
}
