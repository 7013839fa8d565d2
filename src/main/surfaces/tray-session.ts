/** The tray's line of one session: it is the act itself where the session needs one; otherwise its acts are beneath it. */
import type { Active, AppState, Session, SessionPhase, SignInProgress, SessionId } from '../../shared/app-state.ts';
import type { TextContext } from '../../shared/clock-words.ts';
import { maySignIn } from '../../shared/managed-commands.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { needsSignIn } from '../../shared/needs-sign-in.ts';
import { canSignOut } from '../../shared/session-status.ts';
import { shortName } from './label.ts';
import { stateText } from './status-text.ts';
import { action, checkbox, submenu, type TrayItem } from './tray-item.ts';

export function sessionLine(
  session: Session,
  state: Pick<AppState, 'warnMinutes' | 'managed' | 'sessions'>,
  context: TextContext,
): TrayItem {
  const { warnMinutes } = state;
  const { t, now } = context;
  const { id, phase } = session;
  const words = { session: shortName(session.name), state: stateText(session, warnMinutes, context) };
  if (needsSignIn(session, warnMinutes, now) && maySignIn(state, session)) {
    const act = t(isAgain(phase) ? 'tray.act.signInAgain' : 'tray.act.signIn');
    return action(`session:${id}`, t('tray.lineWithAct', { ...words, act }), { type: 'sign-in', sessionId: id });
  }
  const items = sessionItems(session, t);
  const label = t('tray.line', words);
  return items.length > 0
    ? submenu(`session:${id}`, label, items)
    : action(`session:${id}`, label, { type: 'show-panel' });
}

/** Whether a sign-in ends, or has ended, that nobody wanted to end. */
function isAgain(phase: SessionPhase): boolean {
  return (
    phase.step === 'active' || (phase.step === 'signed-out' && phase.reason !== 'never' && phase.reason !== 'asked')
  );
}

/** The session's acts; none while it is being signed out. */
function sessionItems(session: Session, t: Translate): readonly TrayItem[] {
  const { id, phase } = session;
  const active = activeOf(phase);
  const isSigningIn = phase.step === 'signing-in';
  return [
    ...(phase.step === 'signing-in' ? progressItems(id, phase.progress, t) : []),
    ...(active ? [action(`portal:${id}`, t('tray.openPortal'), { type: 'open-portal', sessionId: id })] : []),
    ...(active && !isSigningIn
      ? [action(`sign-in:${id}`, t('common.action.signInAgain'), { type: 'sign-in', sessionId: id })]
      : []),
    ...(active ? [muteItem(session, t)] : []),
    ...(canSignOut(session)
      ? [action(`sign-out:${id}`, t('common.action.signOut'), { type: 'sign-out', sessionId: id })]
      : []),
  ];
}

function muteItem({ id, warnings: { muted } }: Session, t: Translate): TrayItem {
  const command = { type: 'mute-session', sessionId: id, muted: !muted } as const;
  return checkbox(`mute:${id}`, t('common.action.mute'), muted, command);
}

/** The signed-in session behind a phase: itself, or the one that a running sign-in keeps. */
function activeOf(phase: SessionPhase): Active | null {
  if (phase.step === 'active') return phase;
  return phase.step === 'signing-in' ? phase.keeps : null;
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
