/** What both sign-in flows are given, and what they give back. */
import type { SignInProgress } from '../../shared/app-state.ts';
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';
import type { NewTokens } from '../aws/api/oidc.ts';
import type { Registered } from './client-registrations.ts';
import type { SessionPortal } from '../sessions/session-portals.ts';

export interface SignInContext {
  /** As configured: caches and messages go by it. */
  readonly session: ConfiguredSession;
  /** What AWS is asked with. */
  readonly portal: SessionPortal;
  readonly signal: AbortSignal;
  readonly show: (progress: SignInProgress) => void;
  /**
   * Opens the page in the system's browser and remembers it for "open again". Throws `ProblemError` with
   * `browser-not-opened` or `url-not-trusted`.
   */
  readonly openPage: (url: string) => Promise<void>;
  /**
   * Remembers a page for "open again" without opening it, and resolves to it in the form in which it may be shown. Throws
   * as `openPage` for an untrusted URL.
   */
  readonly offerPage: (url: string) => Promise<string>;
}

export interface SignedIn {
  readonly tokens: NewTokens;
  readonly registration: Registered;
}
