/** Tests of when a new sign-in counts as not extended: no claim without a reason. */
import { expect, test } from 'vitest';
import { hour, minute, second } from '../../shared/time.ts';
import { isNotExtended } from './session-extension.ts';

const at = Date.UTC(2026, 7, 12, 14, 50);
const end = at + 10 * minute;
const before = { accessTokenEndsAt: end, signedInAt: at - 8 * hour };
const refreshToken = 'aorAAAAA';

test.each([
  ['the same hard end', before, { expiresAt: end }, true],
  ['the same, but for what rounding does', before, { expiresAt: end + 3 * second }, true],
  ['a sooner end', before, { expiresAt: end - 5 * minute }, true],
  ['the same end of a token that can be renewed', before, { expiresAt: end, refreshToken }, true],
  ['nobody knows when the one before began', { ...before, signedInAt: null }, { expiresAt: end }, true],
  ['a new hard end', before, { expiresAt: at + 8 * hour }, false],
  ['a minute more', before, { expiresAt: end + minute }, false],
  ['the full hour', before, { expiresAt: at + hour, refreshToken }, false],
  [
    'the full hour after a renewal a moment ago',
    { ...before, accessTokenEndsAt: at + hour - second },
    { expiresAt: at + hour, refreshToken },
    false,
  ],
  ['an hour that is the hard end of both', { ...before, accessTokenEndsAt: at + hour }, { expiresAt: at + hour }, true],
  ['a session that began a moment ago', { ...before, signedInAt: at - minute }, { expiresAt: end }, false],
  ['the one before is over', { ...before, accessTokenEndsAt: at }, { expiresAt: at }, false],
] as const)('%s', (_, old, { expiresAt, ...rest }, expected) => {
  expect(isNotExtended(old, { expiresAt, refreshToken: undefined, ...rest }, at)).toBe(expected);
});
