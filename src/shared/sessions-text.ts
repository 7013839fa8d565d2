/** What is said about all sessions together, in the panel's head, the tray and the menus. */
import type { Session } from './app-state.ts';
import type { TextContext } from './clock-words.ts';
import { validRoles } from './handed-out.ts';
import { canSignOut, countSessions } from './session-status.ts';

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

/** "Sign out of all 3 sessions, 2 keys in use"; null where there is nothing to sign out of. It acts at once, so it says what it ends. */
export function signOutAllText(sessions: readonly Session[], { t, now }: TextContext): string | null {
  const ending = sessions.filter(canSignOut);
  if (ending.length === 0) return null;
  const text = t('common.signOutAll', { count: ending.length });
  const keys = sessions.reduce((sum, session) => sum + validRoles(session, now).length, 0);
  return keys > 0 ? t('common.signOutAllWithKeys', { text, count: keys }) : text;
}
