/**
 * The file by which a team shares favourites, nicknames and colours: what is in it, and how it comes together with what
 * somebody has. It holds ids, names and colours, and nothing else: which browser opens what belongs to one machine.
 */
import * as v from 'valibot';
import { exchangeText, readExchange } from './exchange-file.ts';
import {
  accountColors,
  longestNickname,
  markKey,
  mostMarks,
  nicknameFrom,
  type RoleMark,
  withMark,
} from './role-marks.ts';
import { longestRoleName } from './profile-commands.ts';

/** The name that is proposed for it. */
export const marksFileName = 'daypass-roles.json';
/** In bytes; `mostMarks` of the longest names are half of it. */
export const largestMarksFile = 512 * 1024;

const kind = 'roles';
const version = 1;

/** Strict: what is not understood is not half taken over. Other fields of an entry are left aside, as of a newer Daypass. */
const entry = v.object({
  accountId: v.pipe(v.string(), v.regex(/^\d{12}$/)),
  roleName: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(longestRoleName))), null),
  favorite: v.optional(v.boolean(), false),
  nickname: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(longestNickname), v.transform(nicknameFrom))), null),
  color: v.optional(v.nullable(v.picklist(accountColors)), null),
});
const marksFile = v.object({
  roles: v.pipe(v.array(entry), v.maxLength(mostMarks)),
});

/** Sorted, so that a file in version control changes by what has changed. */
export function marksFileText(marks: readonly RoleMark[]): string {
  const roles = marks
    .filter(({ favorite, nickname, color }) => favorite || nickname !== null || color !== null)
    .toSorted((one, other) => (markKey(one) < markKey(other) ? -1 : 1))
    .map(({ accountId, roleName, favorite, nickname, color }) => ({
      accountId,
      ...(roleName !== null && { roleName }),
      ...(favorite && { favorite }),
      ...(nickname !== null && { nickname }),
      ...(color !== null && { color }),
    }));
  return exchangeText(kind, version, { roles });
}

export type ReadMarks =
  | { readonly kind: 'marks'; readonly marks: readonly RoleMark[] }
  /** Of a version that this Daypass does not know. */
  | { readonly kind: 'newer' }
  | { readonly kind: 'invalid' };

export function readMarksFile(text: string): ReadMarks {
  const read = readExchange(text, kind, version);
  if (read.kind !== 'content') return read;
  const found = v.safeParse(marksFile, read.content, { abortEarly: true });
  if (!found.success) return { kind: 'invalid' };
  return { kind: 'marks', marks: found.output.roles.map((mark) => ({ ...mark, browser: null })) };
}

/** What became of an import; each is a number of accounts and roles. */
export interface ImportedMarks {
  /** They have something that they did not have before. */
  readonly changed: number;
  /** The file has another name or colour for them, and the user's own stays. */
  readonly kept: number;
  /** There was no room for them. */
  readonly left: number;
}

/** Fills what is empty and overwrites nothing: where both say something else, the user's own stays. */
export function mergeMarks(
  mine: readonly RoleMark[],
  theirs: readonly RoleMark[],
): { readonly marks: readonly RoleMark[]; readonly imported: ImportedMarks } {
  let marks = mine;
  const count = { changed: 0, kept: 0, left: 0 };
  for (const their of theirs) {
    const own = marks.find((mark) => markKey(mark) === markKey(their));
    const next = withMark(marks, their, {
      favorite: (own?.favorite ?? false) || (their.favorite && their.roleName !== null),
      nickname: own?.nickname ?? their.nickname,
      color: own?.color ?? their.color,
    });
    if (next === null) {
      count.left += 1;
      continue;
    }
    if (differs(own, their)) count.kept += 1;
    const after = next.find((mark) => markKey(mark) === markKey(their));
    if (JSON.stringify(after) !== JSON.stringify(own)) count.changed += 1;
    marks = next;
  }
  return { marks, imported: count };
}

function differs(own: RoleMark | undefined, their: RoleMark): boolean {
  const other = <Value>(one: Value | null | undefined, two: Value | null): boolean =>
    one !== null && one !== undefined && two !== null && one !== two;
  return other(own?.nickname, their.nickname) || other(own?.color, their.color);
}
