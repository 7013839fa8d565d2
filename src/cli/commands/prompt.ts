/**
 * What `daypass status --prompt` prints: the names of the sessions; or, where a profile is in use, the nickname of its role or account
 * and, on request, its color, as they were set in the app.
 */
import path from 'node:path';
import * as v from 'valibot';
import { type AccountColor, marksOf, type RoleMark } from '../../shared/role-marks.ts';
import type { SessionStatus } from '../../shared/session-status.ts';
import type { Services } from '../../main/app/services.ts';
import { settingsSchema } from '../../main/core/settings.ts';
import { readText } from '../../main/system/files.ts';
import { roleOfProfile, type SessionOptions } from '../choose.ts';
import { dataFolder } from '../engine.ts';
import { onOneLine, type Terminal } from '../terminal.ts';

export interface PromptOptions extends SessionOptions {
  readonly color?: boolean;
}

interface Shown {
  readonly name: string;
  readonly isSignedIn: boolean;
  readonly status: SessionStatus;
}

/** A `!` stands behind a session that needs a sign-in and had one; of one that never had one nothing is said. */
export async function promptText(
  terminal: Terminal,
  services: Services,
  options: PromptOptions,
  sessions: readonly Shown[],
): Promise<string> {
  const shown = sessions.filter(({ isSignedIn, status }) => isSignedIn || status === 'ended');
  const mark = await markInUse(terminal, services, options);
  const text = shown
    .map(({ name, isSignedIn }) => `${onOneLine(mark.nickname ?? name)}${isSignedIn ? '' : '!'}`)
    .join(' ');
  if (options.color !== true || mark.color === null || text === '') return text;
  return `\u001B[38;5;${codes[mark.color]}m${text}\u001B[39m`;
}

const unmarked = { nickname: null, color: null } as const;

/** Of the role of the profile that is in use; nothing where none is, or several sessions are told of. */
async function markInUse(
  terminal: Terminal,
  services: Services,
  { session, profile = terminal.env['AWS_PROFILE'] }: PromptOptions,
): Promise<{ readonly nickname: string | null; readonly color: AccountColor | null }> {
  if (!profile || session !== undefined) return unmarked;
  const role = await roleOfProfile(terminal, services, profile);
  if (role === null) return unmarked;
  const { nickname, accountNickname, color } = marksOf(await marksOfApp(terminal), role.accountId, role.roleName);
  return { nickname: nickname ?? accountNickname, color };
}

/** What the app has saved; nothing where it has saved nothing, or not so that it can be read. */
async function marksOfApp({ env, platform }: Terminal): Promise<readonly RoleMark[]> {
  const read = await readText(path.join(path.dirname(dataFolder(env, platform)), 'settings.json'));
  if (read.kind !== 'text') return [];
  try {
    return v.parse(settingsSchema, JSON.parse(read.text)).roleMarks;
  } catch {
    return [];
  }
}

/** The nearest of a terminal's 256 colors (ECMA-48 as xterm has extended it). */
const codes: Readonly<Record<AccountColor, number>> = {
  pink: 212,
  purple: 135,
  darkBlue: 33,
  lightBlue: 117,
  teal: 37,
  green: 70,
  yellow: 220,
  orange: 208,
  red: 196,
};
