/** What notifications say and do. Lock screens show them: no account ids, no e-mail addresses, no names of people. */
import type { Active, AppState, Session } from '../../shared/app-state.ts';
import type { TextContext } from '../../shared/clock-words.ts';
import type { Command } from '../../shared/commands.ts';
import { commandRefusal, type RuledState } from '../../shared/managed-commands.ts';
import { failureOf, renewsByItself, sessionStatus } from '../../shared/session-status.ts';
import { clockTime } from '../../shared/time-text.ts';
import { minute, type Ms } from '../../shared/time.ts';
import { failingLongEnough, nextWarningAt, occasionKey, snoozeMinutes, warningDue } from '../../shared/warnings.ts';
import { waitingForSignIn } from '../../shared/waiting.ts';
import { shortName } from './label.ts';
import { endedTogether, toldAfterQuiet } from './several-notifications.ts';
import { hasStoppedRenewing } from './status-text.ts';

export type NotificationModel = EndedNotification | ComingNotification;

/** Several of these are told as one. */
export interface EndedNotification extends NotificationText {
  readonly kind: 'ended';
  /** The session and its end, for a list of several. */
  readonly inList: string;
}

export interface ComingNotification extends NotificationText {
  /** `warning`: still to come, so worth telling at the start too. `change`: no news if it was so at the start. */
  readonly kind: 'warning' | 'change';
}

interface NotificationText {
  /** The same for the same occasion: whoever has shown this key does not show it again. */
  readonly key: string;
  readonly title: string;
  readonly body: string;
  /** What a click does. */
  readonly command: Command;
  /** What else can be done, as buttons where the system shows them; the panel and the tray offer the same. */
  readonly actions: readonly { readonly label: string; readonly command: Command }[];
}

/** What there is to announce now. */
export interface Occasions {
  readonly models: readonly NotificationModel[];
  /** Some session's fate is open: what has ended is told when all is known, at once. */
  readonly isSettling: boolean;
  readonly together: (models: readonly EndedNotification[]) => NotificationModel;
  /** One for all that is still to be told when notifications are let through again. */
  readonly afterQuiet: (models: readonly NotificationModel[]) => NotificationModel;
}

/** Of a session's name in a list of several. */
const longestInList = 20;

/** The session that may have something to tell. */
interface Occasion {
  readonly session: Session;
  readonly context: TextContext;
  readonly warnMinutes: readonly number[];
  readonly shown: readonly string[];
}

/** `shown`: the keys of what was shown, also before a restart. */
export function occasionsFor(
  state: Pick<AppState, 'sessions' | 'warnMinutes' | 'managed'>,
  shown: readonly string[],
  context: TextContext,
): Occasions {
  return {
    models: notificationsFor(state, shown, context),
    isSettling: isSettling(state.sessions, context.now),
    together: (models) => endedTogether(models, context),
    afterQuiet: (models) => toldAfterQuiet(models, context),
  };
}

/**
 * What there is to announce as things stand: of each session the most severe occasion only, of muted ones none. `shown`:
 * the keys of what was shown, also before a restart, so that an estimate that moves a little is no news.
 */
export function notificationsFor(
  state: Pick<AppState, 'sessions' | 'warnMinutes' | 'managed'>,
  shown: readonly string[],
  context: TextContext,
): readonly NotificationModel[] {
  const { sessions, warnMinutes } = state;
  return sessions.flatMap((session) => {
    if (session.warnings.muted) return [];
    const asked = { session, context, warnMinutes, shown };
    const model =
      waited(asked) ?? ended(asked) ?? removed(asked) ?? overdue(asked) ?? warning(asked) ?? signInNeeded(asked);
    return model === null ? [] : [withoutRefused(model, state)];
  });
}

/** Where an administrator has ruled out the sign-in that a click would be, it leads to the panel, which says so. */
function withoutRefused<Model extends NotificationModel>(model: Model, state: RuledState): Model {
  const isRefused = ({ command }: { readonly command: Command }): boolean => commandRefusal(state, command) !== null;
  const actions = model.actions.filter((one) => !isRefused(one));
  return { ...model, actions, ...(isRefused(model) && { command: { type: 'show-panel' } as const }) };
}

/**
 * Whether it is still open how some session that is past its token's end stands: its renewal runs, or has been failing for
 * less than a minute as after a wake-up, when the network comes back. What has ended is told when all is known, at once.
 */
export function isSettling(sessions: readonly Session[], now: number): boolean {
  return sessions.some(({ phase }) => {
    if (phase.step !== 'active' || phase.accessTokenEndsAt > now) return false;
    const failure = failureOf(phase.renewal);
    if (failure) return now - failure.since < failingLongEnough / 2;
    return renewsByItself(phase.renewal);
  });
}

function ended({ session: { id, name, phase }, context: { t, locale, now } }: Occasion): NotificationModel | null {
  if (sessionStatus(phase, now) !== 'ended') return null;
  // Nobody has said no yet: the next try may succeed, as after a night of sleep when the network is not there yet.
  if (phase.step === 'active' && phase.renewal.kind === 'failing') return null;
  const at = phase.step === 'active' ? phase.accessTokenEndsAt : phase.step === 'signed-out' ? phase.since : null;
  const isByAws = phase.step === 'signed-out' && phase.reason === 'rejected';
  const [session, time] = [shortName(name), at === null ? null : clockTime(at, locale, now)];
  const inList = shortName(name, longestInList);
  const body = isByAws
    ? t('notification.sessionEnded.bodyEndedByAws')
    : time === null
      ? t('notification.sessionEnded.bodyWithoutTime')
      : t('notification.sessionEnded.body', { time });
  return {
    key: occasionKey('ended', at ?? 0, id),
    kind: 'ended',
    inList: time === null ? inList : t('notification.severalEnded.one', { session: inList, time }),
    title: t('notification.sessionEnded.title', { session }),
    body,
    command: { type: 'sign-in', sessionId: id },
    actions: [],
  };
}

/** Whoever waits has waited since the first of them: one that joins, or tries again, is no news. */
function waited({ session, context: { t, now } }: Occasion): NotificationModel | null {
  const { id, name } = session;
  const waiting = waitingForSignIn(session, now);
  if (waiting === null) return null;
  const command = { type: 'sign-in', sessionId: id } as const;
  return {
    // To the millisecond: one wait may follow upon another within a minute.
    key: `waiting 0 ${waiting.since} ${id}`,
    // Also at the start: whoever waits has not been heard yet.
    kind: 'warning',
    title: t('waiting.notification.title', { session: shortName(name), count: waiting.count }),
    body: t('waiting.notification.body'),
    command,
    actions: [{ label: t('common.action.signIn'), command }],
  };
}

/** Somebody else than the user has put an end to it. */
function removed({ session: { id, name, phase }, context: { t } }: Occasion): NotificationModel | null {
  if (phase.step !== 'signed-out' || phase.problem?.code !== 'sign-in-removed') return null;
  if (phase.problem.params.by === 'sign-out') return null;
  return {
    key: occasionKey('removed', phase.since ?? 0, id),
    kind: 'change',
    title: t('notification.signedOutElsewhere.title', { session: shortName(name) }),
    body: t('notification.signedOutElsewhere.body'),
    command: { type: 'sign-in', sessionId: id },
    actions: [],
  };
}

/** The token is over and its renewal fails for longer than a network takes after a wake-up. */
function overdue({ session: { id, name, phase }, context: { t, locale, now } }: Occasion): NotificationModel | null {
  const failure = phase.step === 'active' ? failureOf(phase.renewal) : null;
  if (phase.step !== 'active' || !failure) return null;
  const { accessTokenEndsAt: at } = phase;
  // Who is offline knows it, and can do nothing about it here.
  const isOffline = failure.problem.code === 'network-unreachable';
  if (at > now || isOffline || now - failure.since < failingLongEnough) return null;
  return {
    key: occasionKey('overdue', at, id),
    kind: 'change',
    title: t('notification.renewalFailing.title', { session: shortName(name) }),
    body: t('notification.renewalFailing.bodyOver', { time: clockTime(at, locale, now) }),
    command: { type: 'show-panel' },
    actions: [],
  };
}

function warning({ session, context, warnMinutes, shown }: Occasion): NotificationModel | null {
  const { id, name, phase, warnings } = session;
  const { t, locale, now } = context;
  if (phase.step !== 'active') return null;
  const input = { sessionId: id, phase, settings: { warnMinutes }, choices: warnings, shown };
  const due = warningDue(input, now);
  if (!due) return null;
  const words = { session: shortName(name), time: clockTime(due.at, locale, now) };
  const isLast = due.minutes <= snoozeMinutes;
  const snooze = { label: t('common.action.snooze'), command: { type: 'snooze-warning', sessionId: id } } as const;
  const rest = { key: due.key, kind: 'warning', actions: isLast ? [] : [snooze] } as const;
  if (due.kind === 'renewal-failing') {
    const [title, body] = [t('notification.renewalFailing.title', words), t('notification.renewalFailing.body', words)];
    return { ...rest, title, body, command: { type: 'show-panel' } };
  }
  const command = { type: 'sign-in', sessionId: id } as const;
  const renewNow = { label: t('common.action.renewNow'), command };
  const text = due.kind === 'ends' ? ('notification.endsSoon' as const) : ('notification.endsAbout' as const);
  return {
    ...rest,
    title: t(`${text}.title`, words),
    body: t(`${text}.body`, words),
    command,
    actions: [renewNow, ...rest.actions],
  };
}

/** A renewal is refused shortly before the window of 15 minutes, the usual first warning comes at its begin. */
const soon: Ms = 2 * minute;

/** Its last hour has begun without anybody having chosen that. */
function signInNeeded({
  session,
  context: { t, locale, now },
  warnMinutes,
  shown,
}: Occasion): NotificationModel | null {
  const { id, name, phase, warnings } = session;
  if (phase.step !== 'active' || !hasStoppedRenewing(phase.renewal)) return null;
  // The warning says the same: two of them within a minute would be one too many.
  const input = { sessionId: id, phase, settings: { warnMinutes }, choices: warnings, shown };
  const next = nextWarningAt(input, now);
  if (next !== null && next - now <= soon) return null;
  const command = { type: 'sign-in', sessionId: id } as const;
  return {
    key: occasionKey('sign-in-needed', phase.accessTokenEndsAt, id),
    kind: 'change',
    title: t('notification.signInNeeded.title', { session: shortName(name) }),
    body: t('notification.signInNeeded.body', { time: timeOf(phase, locale, now) }),
    command,
    actions: [{ label: t('common.action.renewNow'), command }],
  };
}

function timeOf({ accessTokenEndsAt }: Active, locale: TextContext['locale'], now: number): string {
  return clockTime(accessTokenEndsAt, locale, now);
}
