/** Whether somebody is signed in to a session, as its token file tells without AWS being asked. */
import { join } from 'node:path';
import { readJson } from '../aws/cache/cache-file.ts';
import { hashedFileName } from '../aws/cache/entry-names.ts';
import { toToken } from '../aws/cache/token-file.ts';
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';
import { obstacleToRenewal } from '../sessions/renewal-obstacle.ts';
import { tokenKey } from '../sessions/token-key.ts';
import { otherPortalOf } from '../sessions/token-portal.ts';
import { now } from '../system/clock.ts';

/**
 * `signed-in`: the access token has time left. `renewable`: it has ended, and AWS may give a new one for its refresh token, which
 * only AWS knows. `signed-out`: nobody is, or not at this portal, or the file cannot be read.
 */
export type Standing = 'signed-in' | 'renewable' | 'signed-out';

/** @param ssoCacheDir `~/.aws/sso/cache` */
export async function standingOf(ssoCacheDir: string, session: ConfiguredSession): Promise<Standing> {
  const read = await readJson(tokenFile(ssoCacheDir, session));
  const parsed = read.kind === 'json' ? toToken(read.value) : null;
  if (parsed === null || !('token' in parsed) || otherPortalOf(parsed.token, session) !== null) return 'signed-out';
  const { token } = parsed;
  if (token.expiresAt > now()) return 'signed-in';
  return obstacleToRenewal(session.kind, token, now()) === null ? 'renewable' : 'signed-out';
}

export function tokenFile(ssoCacheDir: string, session: ConfiguredSession): string {
  return join(ssoCacheDir, hashedFileName(tokenKey(session)));
}
