/** `daypass status`: who is signed in and until when, by both clocks. */
import type { ChainedProfile, Session } from '../../shared/app-state.ts';
import { isOffline, sessionStatus, type SessionStatus } from '../../shared/session-status.ts';
import { clockTime } from '../../shared/time-text.ts';
import type { EpochMs } from '../../shared/time.ts';
import { awsPaths } from '../../main/aws/paths.ts';
import { activeOf } from '../../main/sessions/session-phase.ts';
import { unfinishedOf } from '../../main/sign-out/unfinished-sessions.ts';
import { now } from '../../main/system/clock.ts';
import { homeFolder } from '../../main/system/home-folder.ts';
import { namedSession, noSessions } from '../choose.ts';
import { openEngine } from '../engine.ts';
import { onOneLine } from '../one-line.ts';
import { promptAnswer, type PromptOptions } from '../quick/prompt.ts';
import { exitCode, failedWith, type Terminal } from '../terminal.ts';

export interface StatusOptions extends PromptOptions {
  readonly json?: boolean;
  readonly prompt?: boolean;
}

/** One session, as `--json` tells it. Fields are added with time and never changed or taken away. */
interface SessionReport {
  readonly name: string;
  readonly kind: Session['kind'];
  readonly startUrl: string;
  readonly region: string;
  readonly status: SessionStatus;
  readonly isSignedIn: boolean;
  /** The end of the access token, ISO 8601; null where nobody is signed in. */
  readonly accessTokenExpiresAt: string | null;
  /** The end of the session as far as it is known; null where it is not, or nobody is signed in. */
  readonly sessionExpiresAt: string | null;
  /** Whether that is estimated from how long earlier sessions lasted. */
  readonly isEstimate: boolean;
  /** Whether the access token is renewed without a sign-in. */
  readonly renews: boolean;
  readonly profiles: readonly string[];
  /** Whether it was signed out for a new session that is not there yet. */
  readonly isNewSessionUnfinished: boolean;
  readonly chained: readonly ChainedReport[];
}

/** A profile that assumes its role with the credentials of another one, step by step from this sign-in. */
interface ChainedReport {
  readonly name: string;
  readonly accountId: string;
  readonly roleName: string;
  /** The profiles on the way to the sign-in, the next one first; the middle of a long way is one `…`. */
  readonly through: readonly string[];
  /** Whether a step asks for the code of an MFA device: without that one its credentials can be had while somebody is signed in. */
  readonly needsMfa: boolean;
}

/** Far more than an honest config file has. */
const longestConfig = 32 * 1024 * 1024;

/** 0: signed in (to the session that is meant, or to any); 1: not. */
export async function status(terminal: Terminal, options: StatusOptions): Promise<number> {
  if (options.prompt === true) {
    // The files tell it; a prompt does not wait for AWS.
    const { env, platform, out } = terminal;
    const paths = awsPaths({ env, platform, homedir: homeFolder() });
    const answer = await promptAnswer({ env, platform, paths }, options, longestConfig);
    if (answer !== null) {
      out(answer.text);
      return answer.isSignedIn ? exitCode.done : exitCode.failed;
    }
  }
  const engine = await openEngine(terminal);
  try {
    const { services } = engine;
    await services.readChained();
    const named = await namedSession(terminal, services, options);
    // What was named is there: a file could not be read, and a prompt says nothing about it.
    if (options.prompt === true) return exitCode.failed;
    const sessions = named ? [named] : services.store.state.sessions;
    const reports = sessions.map(reportOf);
    if (options.json === true) terminal.out(`${JSON.stringify({ version: 1, sessions: reports }, null, 2)}\n`);
    else for (const session of sessions) terminal.out(textOf(terminal, session));
    for (const session of sessions) sayUnfinished(terminal, session);
    if (sessions.length === 0) terminal.say((await noSessions(terminal, services)).message);
    return reports.some(({ isSignedIn }) => isSignedIn) ? exitCode.done : exitCode.failed;
  } finally {
    await engine.close();
  }
}

function reportOf({ name, kind, startUrl, region, phase, profiles, chained }: Session): SessionReport {
  const active = activeOf(phase);
  const at = now();
  const isSignedIn = active !== null && (active.accessTokenEndsAt > at || active.renewal.kind === 'automatic');
  const isHard = active?.renewal.kind === 'impossible';
  const end = active === null ? null : isHard ? active.accessTokenEndsAt : active.estimatedEndsAt;
  return {
    name,
    kind,
    startUrl,
    region,
    status: sessionStatus(phase, at),
    isSignedIn,
    accessTokenExpiresAt: active === null ? null : isoTime(active.accessTokenEndsAt),
    sessionExpiresAt: end === null ? null : isoTime(end),
    isEstimate: !isHard && end !== null,
    renews: active !== null && !isHard && !isOffline(active.renewal),
    profiles: profiles.map((profile) => profile.name),
    chained: chained.map(chainedReport),
    isNewSessionUnfinished: unfinishedOf(phase) !== null,
  };
}

/** Of a session that was signed out for a new one: what happened, and what to do. */
function sayUnfinished(terminal: Terminal, { phase }: Session): void {
  const unfinished = unfinishedOf(phase);
  if (unfinished !== null) terminal.say(failedWith(terminal, unfinished).message);
}

function chainedReport({ name, accountId, roleName, via, needsMfa }: ChainedProfile): ChainedReport {
  return { name, accountId, roleName, through: via, needsMfa };
}

/** The session's line, and below it one for each profile that assumes its role with this sign-in. */
function textOf(terminal: Terminal, session: Session): string {
  const { isSignedIn } = reportOf(session);
  const below = session.chained.map((profile) => `  ${onOneLine(chainedLine(terminal, profile, isSignedIn))}\n`);
  return `${onOneLine(lineOf(terminal, session))}\n${below.join('')}`;
}

function chainedLine({ t }: Terminal, { name, via, needsMfa }: ChainedProfile, isSignedIn: boolean): string {
  const usable = needsMfa ? 'usableWithMfa' : 'usable';
  const state = t(`cli.status.${isSignedIn ? usable : 'signIn'}`);
  return t('cli.status.chained', { profile: name, via: via.join(' → '), state });
}

function lineOf({ t, locale }: Terminal, session: Session): string {
  const { name, phase } = session;
  const active = activeOf(phase);
  const at = now();
  const { isSignedIn } = reportOf(session);
  if (active === null || !isSignedIn) return `${name}: ${t('common.status.signed-out')}`;
  const time = (end: EpochMs): string => clockTime(end, locale, at);
  if (active.renewal.kind === 'impossible')
    return t('cli.status.until', { name, time: time(active.accessTokenEndsAt) });
  const isOver = active.accessTokenEndsAt <= at;
  const token = t(`cli.status.${isOver ? 'toRenew' : 'renews'}`, { name, time: time(active.accessTokenEndsAt) });
  const { estimatedEndsAt } = active;
  return estimatedEndsAt === null ? token : `${token} ${t('cli.status.about', { time: time(estimatedEndsAt) })}`;
}

function isoTime(at: EpochMs): string {
  return new Date(at).toISOString();
}
