/** The tray as a pure function of the state: icon, tooltip and menu as plain data that any host can show. */
import type { AppState, Session } from '../../shared/app-state.ts';
import type { TextContext } from '../../shared/clock-words.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { overallStatus, type SessionStatus, failureShownFrom } from '../../shared/session-status.ts';
import type { EpochMs } from '../../shared/time.ts';
import { clockItems } from './clock-lines.ts';
import { statusText } from './status-text.ts';
import { action, separated, submenu, type TrayItem } from './tray-item.ts';
import { canSignOut, sessionItems } from './tray-session.ts';
import { trayTooltip } from './tray-tooltip.ts';
import { mostSessions, mostUrgent } from './urgency.ts';

export interface TrayModel {
  readonly icon: SessionStatus;
  /** Lines of plain text. */
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

/** Exact to the minute: it changes with the state and, while a session is signed in, once a minute. */
export function trayModel(state: AppState, now: EpochMs, t: Translate): TrayModel {
  const context = { t, locale: state.locale, now };
  return {
    icon: overallStatus(state.sessions, now),
    tooltip: trayTooltip(state.sessions, context),
    items: menu(state, context),
  };
}

/** What is different in `after`; everything when there is no `before`. Hosts drop changes that come too often. */
export function trayChanges(before: TrayModel | null, after: TrayModel): Partial<TrayModel> {
  return {
    ...(before?.icon === after.icon ? {} : { icon: after.icon }),
    ...(before?.tooltip === after.tooltip ? {} : { tooltip: after.tooltip }),
    ...(JSON.stringify(before?.items) === JSON.stringify(after.items) ? {} : { items: after.items }),
  };
}

function menu(state: AppState, context: TextContext): readonly TrayItem[] {
  const { t } = context;
  const problems = countProblems(state, context.now);
  return separated([
    ...sessionGroups(state, context),
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

function sessionGroups(
  { sessions, config, warnMinutes }: AppState,
  context: TextContext,
): readonly (readonly TrayItem[])[] {
  const { t, now } = context;
  const [only] = sessions;
  if (!only) return config.loaded ? [[action('add-session', t('tray.addSession'), { type: 'show-panel' })]] : [];
  // One session needs no detour through a submenu.
  if (sessions.length === 1) {
    const clocks = clockItems(only, context);
    const [line, acts] = [lineItem(only, context), sessionItems(only, warnMinutes, t, now)];
    return clocks.length > 0 ? [[line, ...clocks], acts] : [[line, ...acts]];
  }
  const shown = mostUrgent(sessions, mostSessions, now);
  const lines = shown.map((session) => {
    const acts = sessionItems(session, warnMinutes, t, now);
    const items = separated([clockItems(session, context), acts], `${session.id}:`);
    return items.length > 0
      ? submenu(`session:${session.id}`, statusText(session, context), items)
      : lineItem(session, context);
  });
  const hidden = sessions.length - shown.length;
  const more = hidden > 0 ? [action('more', t('tray.moreSessions', { count: hidden }), { type: 'show-panel' })] : [];
  return [[...lines, ...more]];
}

function lineItem(session: Session, context: TextContext): TrayItem {
  return action(`session:${session.id}`, statusText(session, context), { type: 'show-panel' });
}

/** Everything that the panel shows with a text of what to do. */
function countProblems({ sessions, notices, signOutReport }: AppState, now: EpochMs): number {
  const ofSessions = sessions.filter(
    ({ phase }) =>
      (phase.step === 'signed-out' && phase.problem !== null) ||
      (phase.step === 'active' && phase.renewal.kind === 'failing' && failureShownFrom(phase.renewal) <= now),
  );
  const notSignedOut = signOutReport?.lines.filter(({ problem }) => problem !== null) ?? [];
  const kept = signOutReport?.kept ?? [];
  const ofNotices = notices.map(({ problem }) => (problem.code === 'config-problems' ? problem.params.count : 1));
  return ofNotices.reduce((sum, one) => sum + one, 0) + ofSessions.length + notSignedOut.length + kept.length;
}
