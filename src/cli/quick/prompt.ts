/**
 * What `daypass status --prompt` prints: the names of the sessions; or, where a profile is in use, the nickname of its role or account
 * and, on request, its color, as they were set in the app. A shell waits for it before each line: it reads files and asks nobody.
 */
import { dirname, join } from 'node:path';
import type { AccountColor, RoleMark } from '../../shared/role-marks.ts';
import type { RoleName } from '../../main/aws/api/role-keys.ts';
import { type ConfiguredSession, readConfiguredSessions } from '../../main/aws/config/configured-sessions.ts';
import { planForProfile } from '../../main/credentials/plan.ts';
import { obstacleToRenewal } from '../../main/sessions/renewal-obstacle.ts';
import { now } from '../../main/system/clock.ts';
import { textAtOnce } from '../../main/system/file-at-once.ts';
import { dataFolder } from '../data-folder.ts';
import { onOneLine } from '../one-line.ts';
import { type Asked, awsTexts, shortText, tokenOf } from './aws-files.ts';

export interface PromptOptions {
  readonly session?: string | undefined;
  readonly profile?: string | undefined;
  readonly color?: boolean | undefined;
}

export interface PromptAnswer {
  readonly text: string;
  readonly isSignedIn: boolean;
}

/** `unknown`: the access token has ended, and only AWS can tell whether another one can be had. */
type Sign = 'signed-in' | 'ended' | 'unknown';
const suffixes: Readonly<Record<Sign, string>> = { 'signed-in': '', ended: '!', unknown: '?' };

/** Null where a file cannot be read, has more than `atMost` bytes, or a session or profile was named that is not there. */
export async function promptAnswer(
  asked: Omit<Asked, 'argv'>,
  options: PromptOptions,
  atMost: number = shortText,
): Promise<PromptAnswer | null> {
  const texts = awsTexts(asked.paths, atMost);
  if (texts === null) return null;
  const all = readConfiguredSessions(texts.config);
  const profile = options.profile ?? (asked.env['AWS_PROFILE'] || null);
  // AWS_PROFILE gives way to a session that is named here.
  const isAsked = options.session === undefined || options.profile !== undefined;
  const planned = profile === null || !isAsked ? null : planForProfile(texts, profile);
  const plan = planned === null || 'problem' in planned ? null : planned.plan;
  const inUse = all.find(({ id }) => id === plan?.sso.sessionId);
  // AWS_PROFILE may be meant for other programs; what is named here has to be there.
  if (options.profile !== undefined && !inUse) return null;
  const named = options.session === undefined ? inUse : all.find((session) => isNamed(session, options.session));
  if (options.session !== undefined && !named) return null;
  if (options.profile !== undefined && named !== inUse) return null;
  const shown = (named ? [named] : all).flatMap((session) => {
    const sign = signOf(asked, session);
    return sign === null ? [] : [{ name: session.name, sign }];
  });
  // A role that is assumed has no mark of its own.
  const role = inUse && plan?.assumed.length === 0 ? plan.sso : null;
  const mark = role === null ? unmarked : await markOf(asked, role);
  const text = shown.map(({ name, sign }) => `${onOneLine(mark.nickname ?? name)}${suffixes[sign]}`).join(' ');
  const isSignedIn = shown.some(({ sign }) => sign === 'signed-in');
  if (options.color !== true || mark.color === null || text === '') return { text, isSignedIn };
  return { text: `\u001B[38;5;${codes[mark.color]}m${text}\u001B[39m`, isSignedIn };
}

function isNamed({ name, startUrl }: ConfiguredSession, session: string | undefined): boolean {
  return name === session || startUrl === session;
}

/** Null: nobody has been signed in, as far as the files tell. */
function signOf({ paths }: Pick<Asked, 'paths'>, session: ConfiguredSession): Sign | null {
  const token = tokenOf(paths, session);
  if (token === null) return null;
  if (token.expiresAt > now()) return 'signed-in';
  return obstacleToRenewal(session.kind, token, now()) === null ? 'unknown' : 'ended';
}

type Mark = Pick<RoleMark, 'nickname' | 'color'>;
const unmarked: Mark = { nickname: null, color: null };

/** What the app has saved; nothing where it has saved nothing, or not so that it can be read. */
async function markOf({ env, platform }: Pick<Asked, 'env' | 'platform'>, role: RoleName): Promise<Mark> {
  const text = textAtOnce(join(dirname(dataFolder(env, platform)), 'settings.json'), shortText);
  if (text === null) return unmarked;
  // Loaded only here: the other short way has no need of it.
  const [{ savedMarksIn }, { marksOf }] = await Promise.all([
    import('../../main/core/saved-marks.ts'),
    import('../../shared/role-marks.ts'),
  ]);
  const { nickname, accountNickname, color } = marksOf(savedMarksIn(text), role.accountId, role.roleName);
  return { nickname: nickname ?? accountNickname, color };
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
