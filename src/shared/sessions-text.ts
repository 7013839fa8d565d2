/** What is said about all sessions together, in the panel's head, the tray and the menus. */
import type { AppState, Session } from './app-state.ts';
import type { TextContext } from './clock-words.ts';
import { validRoles } from './handed-out.ts';
import { canSignOut, countSessions } from './session-status.ts';
import type { EpochMs } from './time.ts';

/** "2 signed in · 1 expired", as parts; of a single session, or where nobody is signed in, one word. Never empty. */
export function sessionsSummary(sessions: readonly Session[], { t, now }: TextContext): readonly string[] {
  const { signedIn, signingIn, expired, signedOut, offline } = countSessions(sessions, now);
  const parts = [
    ...(offline > 0 ? [t('common.summary.offline')] : []),
    ...(signedIn > 0 ? [t('common.summary.signedIn', { count: signedIn })] : []),
    ...(signingIn > 0 ? [t('common.summary.signingIn', { count: signingIn })] : []),
    ...(expired > 0 ? [t('common.summary.expired', { count: expired })] : []),
  ];
  if (parts.length > 0) return parts;
  return [signedOut > 1 ? t('common.summary.signedOut', { count: signedOut }) : t('common.status.signed-out')];
}

/** What of the state a sign-out of all depends on. */
export type SignOutAllState = Pick<AppState, 'sessions' | 'otherSignIns' | 'spareOtherTools'>;

/** What signing out of all would end. */
export interface SignOutAllEnds {
  readonly sessions: number;
  /** Role credentials that are still good. */
  readonly keys: number;
  /** Sign-ins that no session of the config file has: as `aws sso logout` it removes those as well, unless they are spared. */
  readonly others: number;
}

/**
 * Null where it would end nothing: then it is offered nowhere, in no menu and by no command. Nor where no session is configured:
 * what other programs have is not Daypass's to offer by itself.
 */
export function signOutAllEnds(
  { sessions, otherSignIns: { ofTools, unknown }, spareOtherTools }: SignOutAllState,
  now: EpochMs,
): SignOutAllEnds | null {
  const ends = {
    sessions: sessions.filter(canSignOut).length,
    keys: sessions.reduce((sum, session) => sum + validRoles(session, now).length, 0),
    others: unknown + (spareOtherTools ? 0 : ofTools),
  };
  return sessions.length > 0 && ends.sessions + ends.keys + ends.others > 0 ? ends : null;
}

/** "Sign out of all 3 sessions, 2 keys in use, 1 other sign-in"; null where it ends nothing. It acts at once, so it says what it ends. */
export function signOutAllText(state: SignOutAllState, { t, now }: TextContext): string | null {
  const ends = signOutAllEnds(state, now);
  if (ends === null) return null;
  const { sessions, keys, others } = ends;
  const whom = sessions > 0 ? t('common.signOutAll', { count: sessions }) : t('common.signOutAllElse');
  const withKeys = keys > 0 ? t('common.signOutAllWithKeys', { text: whom, count: keys }) : whom;
  return others > 0 ? t('common.signOutAllWithOthers', { text: withKeys, count: others }) : withKeys;
}
