/**
 * Looks at a token file for some seconds before a session is called ended. AWS's no to a token is no proof: another tool may
 * have renewed the session a moment ago, as after a wake-up, and not have written its new token yet. No tool takes a lock,
 * and one that is slow to write needs seconds.
 */
import type { SessionId } from '../../shared/app-state.ts';
import { type Ms, second } from '../../shared/time.ts';
import type { Token } from '../aws/cache/token-file.ts';
import { wait } from '../system/clock.ts';
import type { Sessions } from './sessions.ts';

/** Ten seconds in all. Counted in looks: a machine that falls asleep in between has not given the other tool that time. */
const looks = 10;
const pause: Ms = second;

/**
 * Whether the file goes on holding this token. False as soon as it does not, or the session is signed out. Rejects with the
 * signal's reason when aborted.
 */
export async function outlastsGracePeriod(
  sessions: Pick<Sessions, 'readTokens' | 'token'>,
  id: SessionId,
  token: Pick<Token, 'accessToken' | 'refreshToken'>,
  signal: AbortSignal,
): Promise<boolean> {
  for (let look = 0; ; look++) {
    signal.throwIfAborted();
    await sessions.readTokens(id);
    const present = sessions.token(id);
    if (present?.accessToken !== token.accessToken || present.refreshToken !== token.refreshToken) return false;
    if (look === looks) return true;
    await wait(pause, signal);
  }
}
