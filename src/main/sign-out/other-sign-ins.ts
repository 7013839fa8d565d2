/** Counts the sign-ins that lie in the token folder and are no session's of the config file: signing out of all ends them, too. */
import path from 'node:path';
import PQueue from 'p-queue';
import { day, type EpochMs, type Ms } from '../../shared/time.ts';
import { tokenFileName, type TokenCache } from '../aws/cache/token-cache.ts';
import type { StoredToken } from '../aws/cache/token-sweep.ts';
import type { Store } from '../core/store.ts';
import { type Sessions, tokenKey } from '../sessions/sessions.ts';
import { now } from '../system/clock.ts';
import { isTemporaryOf } from '../system/whole-file.ts';
import { isOfOtherTool } from './removal.ts';

export interface OtherSignInsReader {
  /** Counts those that are there now. Never rejects. */
  read(): Promise<void>;
}

interface OtherSignInsDeps {
  readonly store: Store;
  readonly sessions: Pick<Sessions, 'configuredSession'>;
  readonly tokenCache: Pick<TokenCache, 'sweep'>;
}

/** No session of IAM Identity Center lasts longer: a token that ended so long ago can be renewed no more. */
const longestSession: Ms = 90 * day;

export function createOtherSignIns({ store, sessions, tokenCache }: OtherSignInsDeps): OtherSignInsReader {
  const queue = new PQueue({ concurrency: 1 });
  let next: Promise<void> = Promise.resolve();

  const readNow = async (): Promise<void> => {
    const found = await tokenCache.sweep();
    const configured = new Set(store.state.sessions.flatMap(({ id }) => sessions.configuredSession(id) ?? []));
    const names = new Set([...configured].map((session) => tokenFileName(tokenKey(session))));
    const others = found.filter((token) => {
      const name = path.basename(token.file);
      // What Daypass, here or in another process, is about to put into its place is no sign-in beside it.
      return !names.has(name) && !isTemporaryOf(name, () => true) && mayBeGood(token, now());
    });
    const ofTools = others.filter(isOfOtherTool).length;
    store.update((state) => ({ ...state, otherSignIns: { ofTools, unknown: others.length - ofTools } }));
  };

  return {
    read() {
      // Whoever asks while a read runs waits for one that begins after it.
      if (queue.size === 0) next = queue.add(readNow).catch(() => {});
      return next;
    },
  };
}

/** Old tokens that no program has cleared away are no sign-ins any more. */
function mayBeGood({ accessToken, refreshToken, expiresAt }: StoredToken, at: EpochMs): boolean {
  if (accessToken === undefined && refreshToken === undefined) return false;
  if (expiresAt === undefined) return true;
  return expiresAt + (refreshToken === undefined ? 0 : longestSession) > at;
}
