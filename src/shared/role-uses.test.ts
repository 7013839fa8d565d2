/** How uses of roles are counted: newest first, old ones worth less, and never more of them than there is room for. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Session } from './app-state.ts';
import { frecency, halfLife, lastUsed, mostRecentRoles, withUse } from './role-uses.ts';
import { day } from './time.ts';
import { makeSession } from '../../testing/support/states.ts';

const use = (name: string, roleName: string, accountId = '012345678901') =>
  ({ sessionId: `sso-session:${name}`, accountId, roleName }) as const;

test('a use counts half after its half-life, and one that was never counted counts as one', () => {
  expect(frecency({ usedAt: 0, uses: 4 }, halfLife)).toBe(2);
  expect(frecency({ usedAt: 0 }, 0)).toBe(1);
  expect(frecency({ usedAt: day, uses: 4 }, 0), 'after the clock was set back').toBe(4);
});

test('what was used daily a while ago gives way to what is used daily now', () => {
  let sessions: readonly Session[] = [makeSession('corp')];
  for (let at = 0; at < 30; at++) sessions = withUse(sessions, use('corp', 'Old'), at * day);
  for (let at = 30; at < 45; at++) sessions = withUse(sessions, use('corp', 'New'), at * day);
  const [newest, oldest] = sessions[0]!.recentRoles;
  expect([newest?.roleName, oldest?.roleName]).toEqual(['New', 'Old']);
  expect(frecency(newest!, 45 * day)).toBeGreaterThan(frecency(oldest!, 45 * day));
  expect(frecency(oldest!, 30 * day)).toBeGreaterThan(10);
});

test('of all sessions together the oldest uses make room, each role is there once, the newest first', () => {
  const step = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 90 }));
  fc.assert(
    fc.property(fc.array(step, { minLength: 100, maxLength: 300 }), (steps) => {
      const before: readonly Session[] = ['a', 'b', 'c'].map((name) => makeSession(name));
      const sessions = steps.reduce((all, [name, role], at) => withUse(all, use(name, `r${role}`), at), before);
      const expected = new Map<string, number>();
      for (const [at, [name, role]] of steps.entries()) expected.set(`${name} r${role}`, at);
      const newest = [...expected].toSorted(([, one], [, other]) => other - one).slice(0, mostRecentRoles);
      expect(lastUsed(sessions).map(({ session, role }) => [`${session.name} ${role.roleName}`, role.usedAt])).toEqual(
        newest,
      );
    }),
    { numRuns: 30 },
  );
});

test('a session that is gone has no uses', () => {
  const sessions = [makeSession('corp')];
  expect(withUse(sessions, use('gone', 'Admin'), 1)).toBe(sessions);
});
