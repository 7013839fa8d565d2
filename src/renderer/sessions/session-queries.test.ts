/** Tests of the small facts about sessions. */
import { expect, test } from 'vitest';
import type { Active, SessionPhase } from '../../shared/app-state.ts';
import { exampleAccount, exampleSession } from '../roles/example-session.ts';
import { countdownEnd, hostOf, isUsable, rolesKnown } from './session-queries.ts';

const active = (renewal: Active['renewal']): Active => ({
  step: 'active',
  accessTokenEndsAt: 5000,
  signedInAt: null,
  estimatedEndsAt: null,
  renewal,
});
const hardEnd = active({ kind: 'impossible', why: 'legacy' });
const signingIn = (keeps: Active | null): SessionPhase => ({
  step: 'signing-in',
  keeps,
  progress: { kind: 'browser', until: 9000 },
});

test('a session counts down to its end only where nothing moves that end', () => {
  expect(countdownEnd(active({ kind: 'automatic', at: 4000 }))).toBeNull();
  expect(countdownEnd(active({ kind: 'running', failed: null }))).toBeNull();
  expect(countdownEnd(hardEnd)).toBe(5000);
  expect(countdownEnd(signingIn(hardEnd))).toBe(9000);
  expect(countdownEnd({ step: 'signing-in', keeps: null, progress: { kind: 'starting' } })).toBeNull();
  expect(countdownEnd({ step: 'signed-out', reason: 'never', since: null, problem: null })).toBeNull();
});

test('roles stay usable during a sign-in that keeps the old session', () => {
  expect(isUsable(hardEnd)).toBe(true);
  expect(isUsable(signingIn(hardEnd))).toBe(true);
  expect(isUsable(signingIn(null))).toBe(false);
  expect(isUsable({ step: 'signing-out' })).toBe(false);
});

test('an account that failed has said all it can', () => {
  const items = [['A'], null, []].map((roles, at) => exampleAccount(String(at).padStart(12, '0'), null, roles));
  expect(rolesKnown(exampleSession('corp', items).accounts)).toBe(2);
});

test('a start URL that is none is shown as it is', () => {
  expect(hostOf('https://d-1234567890.awsapps.com/start')).toBe('d-1234567890.awsapps.com');
  expect(hostOf('corp')).toBe('corp');
});
