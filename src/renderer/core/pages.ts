/** The pages of the panel: which one is open is the panel's only state of its own that outlives a part. */
import type { SessionId } from '../../shared/app-state.ts';

export type Page =
  | { readonly kind: 'sessions' }
  /** The form for a new session, with this name in it; null: with the one that the start URL proposes. */
  | { readonly kind: 'add-session'; readonly name: string | null }
  | { readonly kind: 'settings' }
  | { readonly kind: 'profiles' }
  | { readonly kind: 'doctor' }
  /** `role`: the one that the profile is for; without it, which ones is still to be chosen. */
  | { readonly kind: 'create-profiles'; readonly sessionId: SessionId; readonly role?: ProfileRole }
  /** Of a new session: its sign-in, and as soon as it is signed in its first profiles. */
  | { readonly kind: 'first-profiles'; readonly sessionId: SessionId }
  /** Of a legacy session. */
  | { readonly kind: 'convert'; readonly sessionId: SessionId }
  /** `backup`: the base name of one; null: the newest. */
  | { readonly kind: 'restore'; readonly backup: string | null };

/** A role of a session that is to have a profile. */
export interface ProfileRole {
  readonly accountId: string;
  readonly roleName: string;
}

/** The page that Escape and "Back" lead to. */
export const home: Page = { kind: 'sessions' };

export type OpenPage = (page: Page) => void;
