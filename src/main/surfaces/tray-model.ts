/** The tray as a pure function of the state: icon, tooltip, title and menu as plain data that any host can show. */
import type { AppState } from '../../shared/app-state.ts';
import type { TextContext } from '../../shared/clock-words.ts';
import { commandRefusal, maySignIn } from '../../shared/managed-commands.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { needsSignIn } from '../../shared/needs-sign-in.ts';
import { failureShownFrom } from '../../shared/session-status.ts';
import { signOutAllText } from '../../shared/sessions-text.ts';
import { timeLeft } from '../../shared/time-left.ts';
import type { EpochMs } from '../../shared/time.ts';
import { waitingForSignIn } from '../../shared/waiting.ts';
import { shortName } from './label.ts';
import { expiring } from './status-text.ts';
import { action, separated, type TrayItem, withoutRefused } from './tray-item.ts';
import { copiedItems, keysItem } from './tray-keys.ts';
import { profileItem, roleItems } from './tray-roles.ts';
import { servedItems } from './tray-served.ts';
import { sessionLine } from './tray-session.ts';
import { type TrayLook, trayLook } from './tray-look.ts';
import { trayTooltip } from './tray-tooltip.ts';
import { mostSessions, mostUrgent } from './urgency.ts';

export interface TrayModel {
  readonly icon: TrayLook;
  /** One line of plain text. */
  readonly tooltip: string;
  /** Beside the icon where the system has a place for it (macOS); empty unless something expires. */
  readonly title: string;
  readonly items: readonly TrayItem[];
}

/**
 * Menu and tooltip stay the same while the clock goes on, but for the moments when an end comes near, when it is there and
 * when it stops being news. Only the title counts minutes, which Linux and Windows do not show.
 */
export function trayModel(state: AppState, now: EpochMs, t: Translate): TrayModel {
  const context = { t, locale: state.locale, now };
  return {
    icon: trayLook(state, now),
    tooltip: trayTooltip(state, context),
    title: title(state, context),
    items: menu(state, context),
  };
}

/** What is different in `after`; everything when there is no `before`. Hosts drop changes that come too often. */
export function trayChanges(before: TrayModel | null, after: TrayModel): Partial<TrayModel> {
  return {
    ...(before?.icon === after.icon ? {} : { icon: after.icon }),
    ...(before?.tooltip === after.tooltip ? {} : { tooltip: after.tooltip }),
    ...(before?.title === after.title ? {} : { title: after.title }),
    ...(JSON.stringify(before?.items) === JSON.stringify(after.items) ? {} : { items: after.items }),
  };
}

/** "9m" until the end that comes first. */
function title({ sessions, warnMinutes }: AppState, { t, now }: TextContext): string {
  const ends = sessions.flatMap((session) => expiring(session, warnMinutes, now)?.at ?? []);
  if (ends.length === 0) return '';
  const left = timeLeft(Math.min(...ends), now);
  switch (left.unit) {
    case 'days':
      return t('tray.title.hours', { hours: left.days * 24 + left.hours });
    case 'hours':
      return t('tray.title.hours', { hours: left.hours });
    case 'minutes':
    case 'seconds':
      return left.minutes > 0 ? t('tray.title.minutes', { minutes: left.minutes }) : t('tray.title.underAMinute');
    case 'over':
      return t('tray.title.underAMinute');
  }
}

function menu(state: AppState, context: TextContext): readonly TrayItem[] {
  const { t } = context;
  const problems = countProblems(state, context.now);
  const signOutAll = signOutAllText(state, context);
  const items = separated([
    waitingItems(state, context),
    sessionItems(state, context),
    signInAllItems(state, context),
    state.sessions.length > 0 ? roleGroup(state, context) : [],
    [...copiedItems(state, context), ...servedItems(state, context)],
    [
      action('open', t('common.action.openDaypass'), { type: 'show-panel' }),
      action('settings', t('tray.settings'), { type: 'show-panel', page: 'settings' }),
      ...(problems > 0
        ? [action('problems', t('tray.problems', { count: problems }), { type: 'show-panel', page: 'home' })]
        : []),
    ],
    [
      ...(signOutAll === null ? [] : [action('sign-out-all', signOutAll, { type: 'sign-out-all' })]),
      action('quit', t('common.action.quit'), { type: 'quit' }),
    ],
  ]);
  // What an administrator has ruled out is left out, as all that cannot be done; the panel says why.
  return withoutRefused(items, (command) => commandRefusal(state, command) !== null);
}

function sessionItems(state: AppState, context: TextContext): readonly TrayItem[] {
  const { sessions, config } = state;
  const { t, now } = context;
  if (sessions.length === 0)
    return config.loaded ? [action('add-session', t('tray.addSession'), { type: 'show-panel', page: 'home' })] : [];
  const shown = mostUrgent(sessions, mostSessions, now);
  const hidden = sessions.length - shown.length;
  const more = { type: 'show-panel', page: 'home' } as const;
  return [
    ...shown.map((session) => sessionLine(session, state, context)),
    ...(hidden > 0 ? [action('more', t('tray.moreSessions', { count: hidden }), more)] : []),
  ];
}

/** One line for all programs that wait for somebody to sign in: it is that sign-in. */
function waitingItems({ managed, sessions }: AppState, { t, now }: TextContext): readonly TrayItem[] {
  const waited = sessions.flatMap((session) => {
    const waiting = waitingForSignIn(session, now);
    return waiting === null || !maySignIn({ managed, sessions }, session)
      ? []
      : [{ ...waiting, id: session.id, name: shortName(session.name) }];
  });
  const [first, ...others] = waited;
  if (first === undefined) return [];
  if (others.length === 0) {
    const label = t('waiting.tray.session', { session: first.name, count: first.count });
    return [action('waiting', label, { type: 'sign-in', sessionId: first.id })];
  }
  const names = waited.slice(0, mostNamed).map(({ name }) => name);
  const more = waited.length - names.length;
  const label = t('waiting.tray.several', {
    sessions: more > 0 ? [...names, `+${more}`].join(', ') : names.join(', '),
  });
  return [action('waiting', label, { type: 'sign-in-all', sessionIds: waited.map(({ id }) => id) })];
}

/** Of the sessions in that line. */
const mostNamed = 3;

/** Of a single one its line is the act. */
function signInAllItems({ managed, sessions, warnMinutes }: AppState, { t, now }: TextContext): readonly TrayItem[] {
  const count = sessions.filter(
    (one) => needsSignIn(one, warnMinutes, now) && maySignIn({ managed, sessions }, one),
  ).length;
  if (count < 2) return [];
  return [action('sign-in-all', t('tray.signInAll', { count }), { type: 'sign-in-all', sessionIds: null })];
}

function roleGroup(state: AppState, context: TextContext): readonly TrayItem[] {
  const copy = profileItem(state, context);
  const find = findItem(state, context);
  const keys = keysItem(state, context);
  return [...roleItems(state, context), find, ...[copy, keys].filter((item) => item !== null)];
}

function findItem({ shortcut: { keys, problem } }: AppState, { t }: TextContext): TrayItem {
  const find = action('find-role', t('tray.findRole'), { type: 'show-panel', page: 'home' });
  return keys === null || problem !== null ? find : { ...find, keys };
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
