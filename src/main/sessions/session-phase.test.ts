/** Every kind of file after every phase with every verdict: what is shown then. */
import { describe, expect, test } from 'vitest';
import type { Active, SessionPhase, SignedOut } from '../../shared/app-state.ts';
import { problem, type Problem } from '../../shared/problems.ts';
import { hour, minute } from '../../shared/time.ts';
import type { TokenRead } from '../aws/cache/token-cache.ts';
import type { Token } from '../aws/cache/token-file.ts';
import { obstacleToRenewal } from './renewal-obstacle.ts';
import { activeOf, type Evidence, phaseFrom, signedOut, type Verdict } from './session-phase.ts';
import { fileProblemOf } from './token-reader.ts';

const now = Date.UTC(2026, 10, 22, 10);
const file = '/home/ada/.aws/sso/cache/x.json';
const fresh: Token = {
  accessToken: 'current',
  expiresAt: now + hour,
  clientId: 'c',
  clientSecret: 's',
  refreshToken: 'r',
  registrationExpiresAt: now + 90 * 24 * hour,
};
const lost = problem('network-unreachable', { host: 'h' }, 'auto');
const broken = problem('token-unreadable', { file, reason: 'not-json' }, 'user');
const denied = problem('sign-in-denied', {}, 'user');

const active: Active = {
  step: 'active',
  accessTokenEndsAt: now + hour,
  signedInAt: now - hour,
  estimatedEndsAt: null,
  renewal: { kind: 'automatic', at: now + 45 * minute },
};
const befores = {
  never: signedOut('never', null),
  'never, file broken': { ...signedOut('never', null), problem: broken },
  'never, denied': { ...signedOut('never', null), problem: denied },
  asked: signedOut('asked', now - minute),
  expired: signedOut('expired', now - minute),
  'expired, denied': { ...signedOut('expired', now - minute), problem: denied },
  rejected: signedOut('rejected', now - minute),
  active,
  'active, no renewal': { ...active, renewal: { kind: 'impossible', why: 'refused' } },
  'active, running': { ...active, renewal: { kind: 'running', failed: null } },
  'active, failing': {
    ...active,
    renewal: { kind: 'failing', problem: lost, since: now - minute, nextTryAt: now + minute },
  },
  'active, planned by a renewal': { ...active, renewal: { kind: 'automatic', at: now + 7 * minute } },
  'signing in': { step: 'signing-in', progress: { kind: 'starting' }, keeps: null },
  'signing in, kept': { step: 'signing-in', progress: { kind: 'starting' }, keeps: active },
  'signing out': { step: 'signing-out' },
} as const satisfies Record<string, SessionPhase>;
type Before = keyof typeof befores;
const names = Object.keys(befores) as Before[];

/** Why the last sign-in failed: told until the next one begins, whatever the file says. */
const whyNot = (before: Before) => (before.endsWith(', denied') ? denied : null);

const phase = (before: Before, evidence: Partial<Evidence> & Pick<Evidence, 'read'>): SessionPhase =>
  phaseFrom(befores[before], { kind: 'sso-session', verdict: null, renewEarlyBy: 0, now, ...evidence });
const holds = (changes: Partial<Token> = {}): TokenRead => ({ kind: 'token', file, token: { ...fresh, ...changes } });
const verdict = (kind: Verdict['kind'], accessToken = 'current'): Verdict => ({ accessToken, kind, at: now - minute });

describe('no file', () => {
  const read: TokenRead = { kind: 'none', file };
  const rows: readonly (readonly [Before, SignedOut])[] = [
    ['never', befores.never],
    ['never, file broken', befores.never],
    ['never, denied', befores['never, denied']],
    ['asked', befores.asked],
    ['expired', signedOut('asked', now)],
    ['expired, denied', { ...signedOut('asked', now), problem: denied }],
    ['rejected', signedOut('asked', now)],
    ['active', signedOut('asked', now)],
    ['active, no renewal', signedOut('asked', now)],
    ['active, running', signedOut('asked', now)],
    ['active, failing', signedOut('asked', now)],
    ['active, planned by a renewal', signedOut('asked', now)],
    ['signing in', befores.never],
    ['signing in, kept', signedOut('asked', now)],
    ['signing out', befores.never],
  ];
  test('has a row for every phase', () => expect(rows.map(([before]) => before)).toEqual(names));
  test.each(rows)('after %s', (before, expected) => expect(phase(before, { read })).toEqual(expected));
});

describe.each(names)('after %s', (before) => {
  const kept = activeOf(befores[before]);

  const unusable = (fileProblem: Problem): SignedOut => {
    const phase: SessionPhase = befores[before];
    if (kept) return { ...signedOut('asked', now), problem: fileProblem };
    if (phase.step !== 'signed-out') return { ...befores.never, problem: fileProblem };
    return { ...phase, problem: phase.problem === denied ? denied : fileProblem };
  };

  test.each([
    [
      { kind: 'defect', file, defect: 'bad-expiry' },
      problem('token-unreadable', { file, reason: 'bad-expiry' }, 'user'),
    ],
    [{ kind: 'failed', file, reason: 'EACCES' }, problem('file-unreadable', { file, reason: 'EACCES' }, 'user')],
  ] as const)('without a token in memory the file is named, unless a sign-in failed: %j', (read, fileProblem) => {
    expect(phase(before, { read })).toEqual(unusable(fileProblem));
  });

  test.each([
    { kind: 'defect', file, defect: 'not-json' },
    { kind: 'failed', file, reason: 'EACCES' },
    { kind: 'folder-gone', folder: '/home/ada/.aws' },
  ] as const)('with a token in memory it goes on as if the file held it: %j', (read) => {
    expect(phase(before, { read, lastRead: fresh })).toEqual(phase(before, { read: holds() }));
    // What has ended has ended, and the panel says both.
    const over = { ...fresh, refreshToken: undefined, expiresAt: now };
    expect(phase(before, { read, lastRead: over })).toMatchObject({
      reason: 'expired',
      problem: fileProblemOf(read, false),
    });
  });

  test.each(['no-access-token', 'not-an-object'] as const)('JSON without a token is a sign-out: %s', (defect) => {
    const fileProblem = problem('token-unreadable', { file, reason: defect }, 'user');
    expect(phase(before, { read: { kind: 'defect', file, defect }, lastRead: fresh })).toEqual(unusable(fileProblem));
  });

  test('another token than before begins a plan of its own', () => {
    const at = now + 2 * hour - 15 * minute;
    expect(phase(before, { read: holds({ expiresAt: now + 2 * hour }) })).toEqual({
      step: 'active',
      accessTokenEndsAt: now + 2 * hour,
      signedInAt: kept?.signedInAt ?? null,
      estimatedEndsAt: null,
      renewal: { kind: 'automatic', at },
    });
  });

  test('the same token keeps what the renewals do with it', () => {
    const going =
      kept && kept.renewal.kind !== 'impossible' ? kept.renewal : { kind: 'automatic', at: now + 45 * minute };
    expect(phase(before, { read: holds() })).toEqual({
      step: 'active',
      accessTokenEndsAt: now + hour,
      signedInAt: kept?.signedInAt ?? null,
      estimatedEndsAt: null,
      renewal: going,
    });
  });

  test('a token past its end that can be renewed is still a session', () => {
    const read = holds({ expiresAt: now - hour });
    expect(phase(before, { read })).toMatchObject({ step: 'active', accessTokenEndsAt: now - hour });
  });

  test('a clock that is ahead of AWS’s ends nothing, until it is over at AWS too', () => {
    const read = holds({ refreshToken: undefined, expiresAt: now - hour });
    const ahead = 2 * hour;
    expect(phase(before, { read, awsNow: now - ahead })).toMatchObject({
      step: 'active',
      accessTokenEndsAt: now - hour + ahead,
      renewal: { kind: 'impossible' },
    });
    expect(phase(before, { read, awsNow: now - hour })).toMatchObject({ reason: 'expired', since: now - hour });
    // One that is behind is not asked.
    expect(phase(before, { read, awsNow: now + hour })).toMatchObject({ reason: 'expired' });
  });

  test('rejected: over since AWS said so, whatever the clocks say', () => {
    const over = { ...signedOut('rejected', now - minute), problem: whyNot(before) };
    expect(phase(before, { read: holds(), verdict: verdict('rejected') })).toEqual(over);
  });

  test('rejected after the end of a token that nothing renews: over since that end', () => {
    const read = holds({ expiresAt: now - 2 * minute, refreshToken: undefined });
    const over = { ...signedOut('expired', now - 2 * minute), problem: whyNot(before) };
    expect(phase(before, { read, verdict: verdict('rejected') })).toEqual(over);
    // One that could have been renewed went on until AWS said no.
    const renewable = holds({ expiresAt: now - 2 * minute });
    expect(phase(before, { read: renewable, verdict: verdict('rejected') })).toMatchObject({ reason: 'rejected' });
  });

  test('refused: goes on to the end of the token, and then it is over', () => {
    const refused = { kind: 'impossible', why: 'refused' };
    expect(phase(before, { read: holds(), verdict: verdict('refused') })).toMatchObject({ renewal: refused });
    const read = holds({ expiresAt: now });
    const over = { ...signedOut('expired', now), problem: whyNot(before) };
    expect(phase(before, { read, verdict: verdict('refused') })).toEqual(over);
  });

  test.each(['rejected', 'refused'] as const)('%s, but another token: says nothing', (kind) => {
    expect(phase(before, { read: holds(), verdict: verdict(kind, 'older') })).toMatchObject({ step: 'active' });
  });
});

test('a renewal that waited for its file is due at once when the file is back', () => {
  const trouble = problem('file-unreadable', { file, reason: 'EACCES' }, 'user');
  const waits = { kind: 'failing', problem: trouble, since: now - hour, nextTryAt: now + 5 * minute } as const;
  const before = { ...active, accessTokenEndsAt: now + 10 * minute, renewal: waits };
  const token = { ...fresh, expiresAt: now + 10 * minute };
  const evidence = { kind: 'sso-session', verdict: null, renewEarlyBy: 0, now, lastRead: token } as const;
  const back = phaseFrom(before, { ...evidence, read: { kind: 'token', file, token } });
  expect(back).toMatchObject({ renewal: { kind: 'automatic', at: now - 5 * minute } });
  const still = phaseFrom(before, { ...evidence, read: { kind: 'failed', file, reason: 'EACCES' } });
  expect(still).toMatchObject({ renewal: waits });
});

test('two Daypass do not take turns with a token that is due at once', () => {
  const due = { ...active, accessTokenEndsAt: now + 5 * minute };
  const read = (left: number) => holds({ expiresAt: now + left * minute });
  const plan = (before: Active, left: number) =>
    phaseFrom(before, { kind: 'sso-session', verdict: null, renewEarlyBy: 0, now, read: read(left) });
  // Just renewed by the other one: a minute later. An older one that came back, or one that is over: at once.
  expect(plan(due, 6)).toMatchObject({ renewal: { kind: 'automatic', at: now + minute } });
  expect(plan(due, 4)).toMatchObject({ renewal: { kind: 'automatic', at: now - 11 * minute } });
  const over = { ...active, accessTokenEndsAt: now - hour };
  expect(plan(over, -1)).toMatchObject({ renewal: { kind: 'automatic', at: now - 16 * minute } });
});

describe('what cannot be renewed', () => {
  const rows: readonly (readonly [string, Partial<Token>, Evidence['kind'], string | null])[] = [
    ['nothing missing', {}, 'sso-session', null],
    ['legacy, with all that a renewal needs', {}, 'legacy', 'legacy'],
    ['no refresh token', { refreshToken: undefined }, 'sso-session', 'no-refresh-token'],
    ['an empty refresh token', { refreshToken: '' }, 'sso-session', 'no-refresh-token'],
    ['no client', { clientId: undefined }, 'sso-session', 'no-refresh-token'],
    ['no client secret', { clientSecret: undefined }, 'sso-session', 'no-refresh-token'],
    ['the registration over', { registrationExpiresAt: now }, 'sso-session', 'registration-ended'],
    ['the registration nearly over', { registrationExpiresAt: now + 1 }, 'sso-session', null],
    // JavaScript and Go do not look at it either.
    ['the end of the registration unknown', { registrationExpiresAt: undefined }, 'sso-session', null],
  ];
  test.each(rows)('%s', (_, changes, kind, why) => {
    const token = { ...fresh, ...changes };
    expect(obstacleToRenewal(kind, token, now)).toBe(why);
    const read = holds(changes);
    if (why === null) return expect(phase('never', { read, kind })).toMatchObject({ renewal: { kind: 'automatic' } });
    expect(phase('never', { read, kind })).toMatchObject({ step: 'active', renewal: { kind: 'impossible', why } });
    const over = holds({ ...changes, expiresAt: now });
    expect(phase('active', { read: over, kind })).toEqual(signedOut('expired', now));
  });
});
