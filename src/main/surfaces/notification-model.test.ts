/** Tests of which occasions are announced, and with which words. */
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { commandSchema } from '../../shared/commands.ts';
import { minute } from '../../shared/time.ts';
import { notificationFor } from './notification-model.ts';
import { makeSession, now, phaseNames, phases, voice } from './test-support.ts';

describe.each([
  {
    locale: 'en' as const,
    title: 'corp: session ended',
    at: 'The session ended at 2:05 PM. Click to sign in again.',
    byAws: 'AWS ended the session. Click to sign in again.',
    needed: 'The session ends at 3:18 PM and cannot be renewed. Click to sign in again.',
  },
  {
    locale: 'ja' as const,
    title: 'corp: セッション終了',
    at: 'セッションは 14:05 に終了しました。クリックしてサインインしてください。',
    byAws: 'セッションは AWS によって終了されました。クリックしてサインインしてください。',
    needed: 'セッションは 15:18 に終了し、更新できません。クリックしてサインインしてください。',
  },
])('notifications in $locale', ({ locale, title, at, byAws, needed }) => {
  const announced = (name: keyof typeof phases) => notificationFor(makeSession('corp', phases[name]), voice(locale));

  test('tell when the session ended, and sign in', () => {
    const command = { type: 'sign-in', sessionId: 'sso-session:corp' };
    expect(announced('expired')).toMatchObject({ title, body: at, command });
    expect(announced('rejected')).toMatchObject({ title, body: byAws, command });
    expect(announced('renewal refused')).toMatchObject({ body: needed, command });
  });

  test('are silent in every other phase', () => {
    expect(phaseNames.filter((name) => announced(name))).toEqual([
      'expired',
      'expired, unknown when',
      'rejected',
      'renewal refused',
      'fixed end, over',
    ]);
  });

  test('fit into what macOS shows', () => {
    for (const name of phaseNames) expect(Buffer.byteLength(announced(name)?.body ?? '')).toBeLessThanOrEqual(256);
  });
});

describe('keys', () => {
  const key = (name: keyof typeof phases, at = now) =>
    notificationFor(makeSession('corp', phases[name]), { ...voice('en'), now: at })?.key;

  test('stay the same for one end, whoever notices it and when', () => {
    expect(key('fixed end, over')).toBe(key('expired'));
    expect(key('fixed end, over', now + minute)).toBe(key('fixed end, over'));
    expect(key('fixed end, soon', now + 10 * minute)).not.toBe(key('fixed end, over'));
  });

  test('differ between sessions', () => {
    const other = notificationFor(makeSession('lab', phases.expired), voice('en'));
    expect(other?.key).not.toBe(key('expired'));
    expect(v.is(commandSchema, other?.command)).toBe(true);
  });
});
