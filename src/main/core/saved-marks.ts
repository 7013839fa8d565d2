/** The marks of accounts and roles as the settings file keeps them, and what may be read of them again. */
import * as v from 'valibot';
import { browserId, browserWindow } from '../../shared/browser-commands.ts';
import { longestRoleName } from '../../shared/profile-commands.ts';
import {
  accountColors,
  longestNickname,
  markKey,
  mostMarks,
  nicknameFrom,
  type RoleMark,
} from '../../shared/role-marks.ts';

/** One with a window that is not understood is no choice at all: it would open in another window than was meant. */
export const browserChoice = v.object({
  id: browserId,
  label: v.pipe(v.string(), v.maxLength(300)),
  window: v.exactOptional(browserWindow),
});

/** A name as it is typed may be shorter than a damaged one: it is made fit for one line here as well. */
const roleMark = v.pipe(
  v.object({
    accountId: v.pipe(v.string(), v.regex(/^\d{12}$/)),
    roleName: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(longestRoleName))),
    favorite: v.fallback(v.boolean(), false),
    nickname: v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(longestNickname), v.transform(nicknameFrom))), null),
    color: v.fallback(v.nullable(v.picklist(accountColors)), null),
    browser: v.fallback(v.nullable(browserChoice), null),
  }),
  v.check(
    ({ favorite, nickname, color, browser }) => favorite || nickname !== null || color !== null || browser !== null,
  ),
);

/** Each mark falls back by itself: one damaged value costs no other one. */
export const roleMarks = v.pipe(
  v.fallback(v.array(v.fallback(v.nullable(roleMark), null)), []),
  v.transform((marks) => [
    ...new Map(marks.filter((mark) => mark !== null).map((mark) => [markKey(mark), mark])).values(),
  ]),
  v.transform((marks) => marks.slice(0, mostMarks)),
);

/** The marks in the text of a settings file; none where it cannot be read. */
export function savedMarksIn(text: string): readonly RoleMark[] {
  try {
    return v.parse(v.fallback(v.object({ roleMarks }), { roleMarks: [] }), JSON.parse(text)).roleMarks;
  } catch {
    return [];
  }
}
