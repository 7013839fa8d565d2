/** What each of the AWS tools sees of one profile, as the panel shows it. */
import type { ToolView } from './findings.ts';

/** How tools that see the same of a profile see it. */
export interface ProfileView {
  /** Proper names. */
  readonly tools: readonly string[];
  readonly seen: SeenProfile;
}

export type SeenProfile =
  /** They take nothing from this file, for what stands in this line. */
  | { readonly kind: 'refused'; readonly file: string; readonly line: number }
  /** They know no profile of this name. */
  | { readonly kind: 'not-seen' }
  | {
      readonly kind: 'seen';
      /** Those that decide over a sign-in, in the order of the file. */
      readonly settings: readonly SeenSetting[];
      /** Null: the profile names none. */
      readonly session: SeenSession | null;
    };

export interface SeenSetting {
  readonly key: string;
  /** `nothing`: only other tools see it. `secret`: what may be one is not told. */
  readonly sees: ToolView['sees'];
  /** Null unless it is told. */
  readonly text: string | null;
  /** Whether other tools that know the profile see another value, or none. */
  readonly differs: boolean;
}

export interface SeenSession {
  readonly name: string;
  /** Null: there is no such section for these tools. */
  readonly settings: readonly SeenSetting[] | null;
}
