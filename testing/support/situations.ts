/** Every situation of a session, and everything that can happen to one: what the pure parts make of each pair, in words. */
import type { Active, NoRenewal, Renewal, Session, SessionPhase, SignedOut } from '../../src/shared/app-state.ts';
import { problem } from '../../src/shared/problems.ts';
import { type EpochMs, hour, minute } from '../../src/shared/time.ts';
import type { Token } from '../../src/main/aws/cache/token-file.ts';
import {
  afterFailure,
  phaseFrom,
  signedOut,
  type Verdict,
  withRenewal,
} from '../../src/main/sessions/session-phase.ts';
import { planSessions } from '../../src/main/sessions/session-plan.ts';
import { withPhase } from '../../src/main/sessions/shown-session.ts';
import { notificationsFor } from '../../src/main/surfaces/notification-model.ts';
import { makeSession, makeState, textContext } from './states.ts';
import type { SessionTokenRead } from '../../src/main/sessions/token-reader.ts';

const now: EpochMs = new Date(2026, 7, 12, 14, 20).getTime();
const file = '/home/ada/.aws/sso/cache/x.json';
const lost = problem('aws-failed', { host: 'h', status: 500 }, 'auto');

interface Situation {
  readonly phase: SessionPhase;
  readonly kind: Session['kind'];
  /** What the file holds. */
  readonly token: Token | null;
  readonly verdict: Verdict | null;
}

/** `left`: minutes until it ends. */
const token = (accessToken: string, left: number, rest: Partial<Token> = {}): Token => ({
  accessToken,
  expiresAt: now + left * minute,
  clientId: 'c',
  clientSecret: 's',
  refreshToken: `refresh ${accessToken}`,
  other: {},
  ...rest,
});
const judged = (kind: Verdict['kind']): Verdict => ({ accessToken: 'own', kind, at: now - minute });
const nobody = { kind: 'sso-session', token: null, verdict: null } as const;

function out(reason: SignedOut['reason'], rest: Partial<Situation> = {}): Situation {
  const since = reason === 'never' ? null : now - hour;
  return { ...nobody, phase: signedOut(reason, since), ...rest };
}

function active(left: number, renewal: Renewal, rest: Partial<Situation> = {}): Situation & { readonly phase: Active } {
  const own = token('own', left);
  const phase = { accessTokenEndsAt: own.expiresAt, signedInAt: now - hour, estimatedEndsAt: null, renewal } as const;
  return { ...nobody, token: own, ...rest, phase: { step: 'active', ...phase } };
}

function hard(why: NoRenewal, rest: Partial<Situation> = {}): Situation {
  return active(50, { kind: 'impossible', why }, rest);
}

const planned = active(50, { kind: 'automatic', at: now + 35 * minute });
const starting = { step: 'signing-in', progress: { kind: 'starting' } } as const;

export const situations = {
  never: out('never'),
  'signed out': out('asked'),
  expired: out('expired', { token: token('own', -60), verdict: judged('refused') }),
  rejected: out('rejected', { token: token('own', 30), verdict: judged('rejected') }),
  'signing in': { ...nobody, phase: { ...starting, keeps: null } },
  'signing in over one': { ...planned, phase: { ...starting, keeps: planned.phase } },
  automatic: planned,
  due: active(10, { kind: 'automatic', at: now - 5 * minute }),
  running: active(15, { kind: 'running', failed: null }),
  failing: active(12, { kind: 'failing', problem: lost, since: now - 3 * minute, nextTryAt: now + minute }),
  legacy: hard('legacy', { kind: 'legacy' }),
  'no refresh token': hard('no-refresh-token', { token: token('own', 50, { refreshToken: undefined }) }),
  'registration ended': hard('registration-ended', { token: token('own', 50, { registrationExpiresAt: now }) }),
  refused: hard('refused', { verdict: judged('refused') }),
  'signing out': { ...nobody, token: token('own', 50), phase: { step: 'signing-out' } },
} as const satisfies Record<string, Situation>;
export type SituationName = keyof typeof situations;

/** The phase after it, and the instant of it; null: the session is gone. */
type Event = (before: Situation) => { readonly phase: SessionPhase; readonly at: EpochMs } | null;

const read =
  (look: (before: Situation) => SessionTokenRead, at: EpochMs = now): Event =>
  (before) => ({ phase: reading(before, look(before), before.verdict, at), at });
const holds = (found: Token | null): SessionTokenRead =>
  found ? { kind: 'token', file, token: found } : { kind: 'none', file };
/** A late word about a session that is over changes nothing (sessions.ts). */
const word =
  (kind: Verdict['kind']): Event =>
  (before) => {
    const isOver = before.phase.step === 'signed-out' || !before.token;
    const verdict = { accessToken: 'own', kind, at: now };
    return { phase: isOver ? before.phase : reading(before, holds(before.token), verdict, now), at: now };
  };
const fresh = token('new', 60);
const failing: Renewal = { kind: 'failing', problem: lost, since: now, nextTryAt: now + minute / 4 };

export const events = {
  'time to renew': ({ phase, token: own }) => ({ phase, at: Math.max(now, (own?.expiresAt ?? now) - 15 * minute) }),
  'its end': ({ phase, token: own }) => ({ phase, at: Math.max(now, own?.expiresAt ?? now) }),
  'wake-up': read(({ token: own }) => holds(own), now + 10 * hour),
  'fresh token': read(() => holds(fresh)),
  'older token': read(() => holds(token('older', -5))),
  'file gone': read(() => holds(null)),
  'file broken': read(() => ({ kind: 'defect', file, defect: 'not-json' })),
  'file unreadable': read(() => ({ kind: 'failed', file, reason: 'EACCES' })),
  'folder gone': read(() => ({ kind: 'folder-gone', folder: '/home/ada/.aws' })),
  'renewal succeeds': read(({ token: own }) => holds(own && fresh)),
  'renewal refused': word('refused'),
  'renewal fails': ({ phase }) => ({
    phase: withRenewal(phase, (own) => afterFailure(own, failing)),
    at: now,
  }),
  'portal says 401': word('rejected'),
  'sign-out': () => ({ phase: signedOut('asked', now), at: now }),
  'sign-in': ({ kind }) => {
    const evidence = { kind, read: holds(fresh), lastRead: fresh, verdict: null, renewEarlyBy: 0, now };
    return { phase: phaseFrom(signedOut('never', null), evidence), at: now };
  },
  'config gone': () => null,
} as const satisfies Record<string, Event>;
export type EventName = keyof typeof events;

function reading(
  { phase, kind, token: held }: Situation,
  look: SessionTokenRead,
  verdict: Verdict | null,
  at: EpochMs,
): SessionPhase {
  const next = look.kind === 'token' ? look.token : (held ?? undefined);
  const evidence = { kind, read: look, lastRead: next, verdict, renewEarlyBy: 0, now: at };
  return withPhase(makeSession('corp', phase), phaseFrom(phase, evidence)).phase;
}

/** As the table has it: the phase, what is due, what is told, and in how many minutes to look again. */
export function outcome(situation: SituationName, event: EventName): readonly [string, string, string, string] {
  const happens: Event = events[event];
  const happened = happens(situations[situation]);
  if (!happened) return ['-', '-', '-', '-'];
  const { phase, at } = happened;
  const asked = makeState([makeSession('corp', phase)], { warnMinutes: [15, 5] });
  const { due, nextAt } = planSessions(asked, at);
  const told = notificationsFor(asked, [], { ...textContext('en'), now: at }).map(
    ({ key }) => /^\S+ \d+/.exec(key)?.[0],
  );
  return [
    inWords(phase),
    due.map(({ kind }) => kind).join() || '-',
    told.join().replace(' 0', '') || '-',
    nextAt === null ? '-' : String(Math.round(((nextAt - at) / minute) * 100) / 100),
  ];
}

function inWords(phase: SessionPhase): string {
  switch (phase.step) {
    case 'signed-out': {
      const reason = phase.reason === 'asked' ? 'signed out' : phase.reason;
      return phase.problem ? `${reason}, ${phase.problem.code}` : reason;
    }
    case 'signing-in':
      return phase.keeps ? `signing in over ${inWords(phase.keeps)}` : 'signing in';
    case 'signing-out':
      return 'signing out';
    case 'active':
      return phase.renewal.kind === 'impossible' ? phase.renewal.why : phase.renewal.kind;
  }
}
