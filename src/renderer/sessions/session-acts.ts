/** All that can be done with a session, as data: what its sheet offers as buttons, and the line of what needs somebody in its menu. */
import type { Session, SessionId } from '../../shared/app-state.ts';
import type { Command } from '../../shared/commands.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { canSignOut, type SessionStatus } from '../../shared/session-status.ts';
import type { PanelAct, SheetQuestion } from '../core/panel-act.ts';
import type { Need } from './needs.ts';

export interface SessionAct {
  readonly text: string;
  readonly act: PanelAct;
  /** `primary`: what the session needs now. */
  readonly style: 'primary' | 'usual' | 'plain';
}

export interface SheetActs {
  /** What leads on. */
  readonly usual: readonly SessionAct[];
  /** What is rarely wanted, or ends something, last. */
  readonly rare: readonly SessionAct[];
}

/** None while it is being signed out. A sign-in that runs has buttons of its own; of the session that it keeps one can sign out. */
export function sheetActs(
  t: Translate,
  session: Session,
  { status, isNearEnd }: { readonly status: SessionStatus; readonly isNearEnd: boolean },
): SheetActs {
  const { id: sessionId, phase, accounts } = session;
  if (phase.step === 'signing-out') return { usual: [], rare: [] };
  const isUnderWay = phase.step === 'signing-in';
  const signedIn = isUnderWay ? phase.keeps !== null : phase.step === 'active' && status !== 'ended';
  const isQuiet = signedIn && !isUnderWay;
  // While somebody is signed in it would be listed anew at once.
  const mayForget = !signedIn && !isUnderWay && accounts.items.length > 0;
  const signOut = { type: 'sign-out', sessionId } as const;
  return {
    usual: [
      ...(signedIn || isUnderWay ? [] : [act(t('common.action.signIn'), { type: 'sign-in', sessionId }, 'primary')]),
      act(t('home.sheet.portal'), { type: 'open-portal', sessionId }, 'usual'),
      ...(isQuiet ? [act(t('home.sheet.refresh'), { type: 'load-accounts', sessionId }, 'usual')] : []),
      ...(signedIn ? createProfiles(t, session) : []),
    ],
    rare: [
      ...(isUnderWay ? [] : signInActs(t, session, signedIn).slice(signedIn && isNearEnd ? 1 : 0)),
      ...(isQuiet ? [asking(t('home.sheet.newSession'), sessionId, 'new-session')] : []),
      ...(mayForget ? [act(t('home.sheet.forget'), { type: 'forget-accounts', sessionId })] : []),
      ...(isUnderWay ? [] : [asking(t('home.sheet.forgetAll'), sessionId, 'forget')]),
      muteAct(t, session),
      ...(canSignOut(session) ? [act(t('common.action.signOut'), signOut)] : []),
    ],
  };
}

/** The menu of the line that says what needs somebody. */
export function needActs(t: Translate, need: Need): readonly SessionAct[] {
  const { session, kind } = need;
  const { id: sessionId } = session;
  const progress = kind === 'signing-in' ? need.phase.progress.kind : null;
  return [
    { text: t('home.need.details'), act: { details: sessionId }, style: 'plain' },
    ...(kind === 'ending' && need.near.canRemind
      ? [act(t('common.action.snooze'), { type: 'snooze-warning', sessionId })]
      : []),
    ...(progress === 'browser'
      ? [act(t('panel.signIn.useCode'), { type: 'sign-in', sessionId, method: 'device' })]
      : []),
    ...(progress === 'device' ? [act(t('panel.signIn.copyCode'), { type: 'copy-user-code', sessionId })] : []),
    muteAct(t, session),
  ];
}

function act(text: string, command: Command, style: SessionAct['style'] = 'plain'): SessionAct {
  return { text, act: { command }, style };
}

function asking(text: string, details: SessionId, asks: SheetQuestion): SessionAct {
  return { text, act: { details, asks }, style: 'plain' };
}

function createProfiles(t: Translate, { id: sessionId, kind, accounts }: Session): readonly SessionAct[] {
  if (kind !== 'sso-session' || accounts.items.length === 0) return [];
  return [{ text: t('profiles.create'), act: { page: { kind: 'create-profiles', sessionId } }, style: 'usual' }];
}

/** Offered in every state: who is signed out for good may not want to hear of it. */
function muteAct(t: Translate, { id: sessionId, warnings: { muted } }: Session): SessionAct {
  const text = t(muted ? 'common.action.unmute' : 'common.action.mute');
  return act(text, { type: 'mute-session', sessionId, muted: !muted });
}

/** A legacy session always signs in with a code. */
function signInActs(t: Translate, { id: sessionId, kind }: Session, signedIn: boolean): readonly SessionAct[] {
  const byCode: Command = { type: 'sign-in', sessionId, method: 'device' };
  const code = (text: string): readonly SessionAct[] => (kind === 'legacy' ? [] : [act(text, byCode)]);
  if (!signedIn) return code(t('panel.session.useCode'));
  const again = act(t('common.action.signInAgain'), { type: 'sign-in', sessionId });
  return [again, ...code(t('panel.session.signInAgainWithCode'))];
}
