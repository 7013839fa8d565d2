/** What the tray offers for one session, by its phase. */
import type { Active, RecentRole, Session, SessionId, SessionPhase, SignInProgress } from '../../shared/app-state.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { nearingEnd } from '../../shared/nearing-end.ts';
import { hasOtherPortalsToken, renewsByItself, sessionStatus } from '../../shared/session-status.ts';
import type { EpochMs } from '../../shared/time.ts';
import { shortName } from './label.ts';
import { action, checkbox, submenu, type TrayItem } from './tray-item.ts';

/** A menu is for the roles of every day; the panel has all of them. */
const mostRoles = 8;

/** The session's acts; none while it is being signed out. */
export function sessionItems(
  session: Session,
  warnMinutes: readonly number[],
  t: Translate,
  now: EpochMs,
): readonly TrayItem[] {
  const { id, phase } = session;
  const active = activeOf(phase);
  const usable = active !== null && sessionStatus(active, now) !== 'ended';
  const ending = endingItems(session, warnMinutes, t, now);
  return [
    ...(ending.length > 0 ? ending : signInItems(session, t, usable ? active : null)),
    ...(usable ? [consoleItem(session, t)] : []),
    ...(active ? [muteItem(session, t)] : []),
    ...(canSignOut(session)
      ? [action(`sign-out:${id}`, t('common.action.signOut'), { type: 'sign-out', sessionId: id })]
      : []),
  ];
}

/** In the place of "Sign in again" while an end comes near. */
function endingItems(
  session: Session,
  warnMinutes: readonly number[],
  t: Translate,
  now: EpochMs,
): readonly TrayItem[] {
  const { id } = session;
  const near = nearingEnd(session, warnMinutes, now);
  if (near === null) return [];
  const label = t(near.kind === 'renewal-failing' ? 'common.action.signInAgain' : 'common.action.renewNow');
  const renewNow = action(`sign-in:${id}`, label, { type: 'sign-in', sessionId: id });
  const snooze = action(`snooze:${id}`, t('common.action.snooze'), { type: 'snooze-warning', sessionId: id });
  return near.canRemind ? [renewNow, snooze] : [renewNow];
}

function muteItem({ id, warnings: { muted } }: Session, t: Translate): TrayItem {
  const command = { type: 'mute-session', sessionId: id, muted: !muted } as const;
  return checkbox(`mute:${id}`, t('common.action.mute'), muted, command);
}

/** Whether this session has something to sign out of. */
export function canSignOut({ phase }: Session): boolean {
  return activeOf(phase) !== null || hasOtherPortalsToken(phase);
}

/** The signed-in session behind a phase: itself, or the one that a running sign-in keeps. */
function activeOf(phase: SessionPhase): Active | null {
  if (phase.step === 'active') return phase;
  return phase.step === 'signing-in' ? phase.keeps : null;
}

function signInItems({ id, kind, phase }: Session, t: Translate, usable: Active | null): readonly TrayItem[] {
  if (phase.step === 'signing-out') return [];
  if (phase.step === 'signing-in') return progressItems(id, phase.progress, t);
  if (usable && renewsByItself(usable.renewal)) return [];
  const label = usable ? t('common.action.signInAgain') : t('common.action.signIn');
  const signIn = action(`sign-in:${id}`, label, { type: 'sign-in', sessionId: id });
  // A legacy session has no other way than the code; while a session lasts, the panel offers the code.
  return kind === 'legacy' || usable ? [signIn] : [signIn, codeItem(id, t)];
}

function progressItems(id: SessionId, progress: SignInProgress, t: Translate): readonly TrayItem[] {
  const again = t('common.action.openSignInPageAgain');
  const openPage = action(`open-page:${id}`, again, { type: 'sign-in', sessionId: id });
  const cancel = action(`cancel:${id}`, t('common.action.cancelSignIn'), { type: 'cancel-sign-in', sessionId: id });
  switch (progress.kind) {
    case 'browser':
      return [openPage, codeItem(id, t), cancel];
    case 'device': {
      const label = t('tray.copyCode', { code: progress.userCode });
      return [openPage, action(`copy-code:${id}`, label, { type: 'copy-user-code', sessionId: id }), cancel];
    }
    case 'starting':
    case 'finishing':
      return [cancel];
  }
}

function codeItem(id: SessionId, t: Translate): TrayItem {
  const command = { type: 'sign-in', sessionId: id, method: 'device' } as const;
  return action(`sign-in-with-code:${id}`, t('common.action.signInWithCode'), command);
}

function consoleItem({ id, recentRoles }: Session, t: Translate): TrayItem {
  if (recentRoles.length === 0) return action(`console:${id}`, t('tray.openConsole'), { type: 'show-panel' });
  const roles = recentRoles.slice(0, mostRoles).map((role) => {
    const { accountId, roleName } = role;
    const command = { type: 'open-console', sessionId: id, accountId, roleName } as const;
    return action(`role:${id}:${accountId}:${roleName}`, roleLabel(role, recentRoles, t), command);
  });
  const other = action(`choose-role:${id}`, t('tray.chooseOtherRole'), { type: 'show-panel' });
  return submenu(`console:${id}`, t('common.action.openConsole'), [...roles, other]);
}

function roleLabel(
  { accountId, accountName, roleName }: RecentRole,
  among: readonly RecentRole[],
  t: Translate,
): string {
  const role = shortName(roleName);
  if (accountName === null) return t('tray.recentRole', { account: accountId, role });
  const account = shortName(accountName);
  const isAmbiguous = among.some((other) => other.accountName === accountName && other.accountId !== accountId);
  return isAmbiguous
    ? t('tray.recentRoleWithId', { account, accountId, role })
    : t('tray.recentRole', { account, role });
}
