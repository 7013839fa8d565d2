/** The commands by which accounts and roles are marked. */
import * as v from 'valibot';
import { longestRoleName } from './profile-commands.ts';
import { accountColors, longestNickname } from './role-marks.ts';

const accountId = v.pipe(v.string(), v.regex(/^\d{12}$/));
const roleName = v.pipe(v.string(), v.minLength(1), v.maxLength(longestRoleName));
/** `roleName` null: the account with all its roles. */
const target = { accountId, roleName: v.nullable(roleName) };

export const roleMarkCommandSchemas = [
  /** Favourites stand first in the panel and in the tray, of every session that has the role. */
  v.strictObject({ type: v.literal('set-favorite'), accountId, roleName, favorite: v.boolean() }),
  /** A name of one's own, shown in the place of AWS's; null, or nothing but spaces: AWS's name again. */
  v.strictObject({
    type: v.literal('set-nickname'),
    ...target,
    nickname: v.nullable(v.pipe(v.string(), v.maxLength(longestNickname))),
  }),
  v.strictObject({ type: v.literal('set-color'), ...target, color: v.nullable(v.picklist(accountColors)) }),
  /** Asks where to, with the system's own dialog. */
  v.strictObject({ type: v.literal('export-marks') }),
  /** Asks from where. What the user has is not overwritten (marks-file.ts). */
  v.strictObject({ type: v.literal('import-marks') }),
] as const;
