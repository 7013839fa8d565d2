/** The tray as a pure function of the state: icon, tooltip and menu as plain data that any host can show. */
import type { AppState, Session } from '../../shared/app-state.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { overallStatus, sessionStatus, type SessionStatus } from '../../shared/session-status.ts';
import type { EpochMs } from '../../shared/time.ts';
import { statusText, type Voice } from './status-text.ts';
import { action, separated, submenu, type TrayItem } from './tray-item.ts';
import { canSignOut, sessionItems } from './tray-session.ts';

export interface TrayModel {
  readonly icon: SessionStatus;
  /** Lines of plain text. */
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

const mostSessions = 10;

/** Windows cuts a tooltip after 127 UTF-16 units (`NOTIFYICONDATA.szTip`). */
const longestTooltip = 127;

/** Exact to the minute: it changes with the state and, while a session is signed in, once a minute. */
export function trayModel(state: AppState, now: EpochMs, t: Translate): TrayModel {
  const voice = { t, locale: state.locale, now };
  return { icon: overallStatus(state.sessions, now), tooltip: tooltip(state, voice), items: menu(state, voice) };
}

/** What is different in `after`; everything when there is no `before`. Hosts drop changes that come too often. */
export function trayChanges(before: TrayModel | null, after: TrayModel): Partial<TrayModel> {
  return {
    ...(before?.icon === after.icon ? {} : { icon: after.icon }),
    ...(before?.tooltip === after.tooltip ? {} : { tooltip: after.tooltip }),
    ...(JSON.stringify(before?.items) === JSON.stringify(after.items) ? {} : { items: after.items }),
  };
}

function menu(state: AppState, voice: Voice): readonly TrayItem[] {
  const { t } = voice;
  const problems = countProblems(state);
  return separated([
    sessionGroup(state, voice),
    problems > 0 ? [action('problems', t('tray.problems', { count: problems }), { type: 'show-panel' })] : [],
    state.sessions.some(canSignOut)
      ? [action('sign-out-all', t('common.action.signOutAll'), { type: 'sign-out-all' })]
      : [],
    [
      action('open', t('common.action.openDaypass'), { type: 'show-panel' }),
      action('quit', t('common.action.quit'), { type: 'quit' }),
    ],
  ]);
}

function sessionGroup({ sessions, config }: AppState, voice: Voice): readonly TrayItem[] {
  const { t, now } = voice;
  const [only] = sessions;
  if (!only) return config.loaded ? [action('add-session', t('tray.addSession'), { type: 'show-panel' })] : [];
  // One session needs no detour through a submenu.
  if (sessions.length === 1) return [lineItem(only, voice), ...sessionItems(only, t, now)];
  const shown = mostUrgent(sessions, mostSessions, now);
  const lines = shown.map((session) => {
    const items = sessionItems(session, t, now);
    return items.length > 0
      ? submenu(`session:${session.id}`, statusText(session, voice), items)
      : lineItem(session, voice);
  });
  const hidden = sessions.length - shown.length;
  return hidden > 0
    ? [...lines, action('more', t('tray.moreSessions', { count: hidden }), { type: 'show-panel' })]
    : lines;
}

function lineItem(session: Session, voice: Voice): TrayItem {
  return action(`session:${session.id}`, statusText(session, voice), { type: 'show-panel' });
}

/** The sessions that need the user most, in the order in which they are configured. */
function mostUrgent(sessions: readonly Session[], count: number, now: EpochMs): readonly Session[] {
  const order: readonly SessionStatus[] = ['signing-in', 'ending-soon', 'ended', 'signed-in', 'signed-out'];
  const rank = ({ phase }: Session) => order.indexOf(sessionStatus(phase, now));
  const chosen = new Set(sessions.toSorted((one, other) => rank(one) - rank(other)).slice(0, count));
  return sessions.filter((session) => chosen.has(session));
}

/** As many sessions as fit, or the state of the app alone. */
function tooltip({ sessions }: AppState, voice: Voice): string {
  const { t, now } = voice;
  for (let count = Math.min(sessions.length, mostSessions); count > 0; count -= 1) {
    const lines = mostUrgent(sessions, count, now).map((session) => statusText(session, voice));
    const hidden = sessions.length - count;
    const rest = hidden > 0 ? [t('tray.moreSessions', { count: hidden })] : [];
    const text = [t('common.appName'), ...lines, ...rest].join('\n');
    if (text.length <= longestTooltip) return text;
  }
  return [t('common.appName'), t(`common.status.${overallStatus(sessions, now)}`)].join('\n');
}

/** Everything that the panel shows with a text of what to do. */
function countProblems({ sessions, notices, signOutReport }: AppState): number {
  const ofSessions = sessions.filter(
    ({ phase }) =>
      (phase.step === 'signed-out' && phase.problem !== null) ||
      (phase.step === 'active' && phase.renewal.kind === 'failing'),
  );
  const notSignedOut = signOutReport?.lines.filter(({ problem }) => problem !== null) ?? [];
  return notices.length + ofSessions.length + notSignedOut.length;
}
