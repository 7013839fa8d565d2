/** What is going to become of profiles, as the panel shows it before anything is written. */
import type { ConfigPreview } from './config-preview.ts';
import type { ChosenRole, NameTemplate } from './profile-names.ts';

/** The formats of the AWS CLI v2 (customizations/configure, `cli_output`). */
export const outputs = ['json', 'yaml', 'yaml-stream', 'text', 'table'] as const;
export type Output = (typeof outputs)[number];

export interface ProfileRequest {
  /** 1 to 5,000; the same one twice counts once. */
  readonly roles: readonly ChosenRole[];
  readonly template: NameTemplate;
  /** The region of the profiles, not of the session; null: no such line. */
  readonly region: string | null;
  readonly output: Output | null;
  /** What becomes of roles whose name is not free: nothing, or they get the suggested name. */
  readonly clashes: 'leave-out' | 'rename';
  /** Names of profiles whose role is gone. Others are never removed. */
  readonly remove: readonly string[];
}

/** `same-name`: other chosen roles come to the same name. `taken`: a profile that means something else has it. */
export type Clash = 'same-name' | 'taken';

/** What becomes of one role. */
export type PlannedProfile = {
  readonly role: ChosenRole;
  readonly name: string;
  /** The characters that are not in the name because not every AWS tool reads them. */
  readonly replaced: readonly string[];
} & (
  | { readonly kind: 'new'; readonly renamed: Clash | null }
  /** A profile with this session, account and role is there; `name` is its name. */
  | { readonly kind: 'exists' }
  | { readonly kind: 'clash'; readonly clash: Clash; readonly suggestion: string }
  /**
   * `reserved`: some AWS tool takes this name for something else. `role-name`: the role's own name is none that AWS allows,
   * or that all tools would read out of the file.
   */
  | { readonly kind: 'invalid'; readonly why: 'empty' | 'too-long' | 'reserved' | 'role-name' }
);

/** A profile that Daypass wrote, and whose role the user does not have any more. */
export interface GoneProfile {
  readonly name: string;
  readonly session: string;
  readonly accountId: string;
  readonly roleName: string;
  /** It has lines that Daypass did not write. */
  readonly changedByHand: boolean;
  /** Profiles that name it as their `source_profile`: they stop working without it. */
  readonly usedBy: readonly string[];
}

export interface ProfilesPreview {
  /** One for each chosen role, in the order of the request. */
  readonly profiles: readonly PlannedProfile[];
  /** All that could be removed, whether that is wished or not. */
  readonly gone: readonly GoneProfile[];
  readonly change: ConfigPreview;
}

export interface WrittenProfiles {
  /** The names of the new profiles, in the order of the request. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
}
