/**
 * Tells of a sign-in that another program has put an end to by removing its file: nobody chose that here, and whoever works on
 * notices only when a command fails (aws-toolkit-jetbrains #5016).
 *
 * A file that goes and comes again within some seconds was replaced. And whoever has signed out knows it: the AWS CLI removes
 * the tokens of all sessions at once, its own role credentials with them, and leaves the folder and the registrations in it
 * (customizations/sso/logout.py). Where all that is so, the session's card says it and no notification does.
 */
import { stat } from 'node:fs/promises';
import type { Session, SessionId } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { type Ms, second } from '../../shared/time.ts';
import { type TokenCache, tokenFileName } from '../aws/cache/token-cache.ts';
import { now, wait } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import type { Store } from '../core/store.ts';
import { type Sessions, tokenKey } from './sessions.ts';

export interface RemovedFilesDeps {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly tokenCache: Pick<TokenCache, 'sweep'>;
  readonly roleCredentials: { read(): Promise<void> };
  /** `~/.aws/sso/cache`. */
  readonly tokenFolder: string;
  readonly log: Log;
}

/** As long as a tool may need that removes a file to write it anew, and the AWS CLI for all that it removes. */
const removalDoubt: Ms = 5 * second;

/** Returns the function that ends it. */
export function followRemovedFiles(deps: RemovedFilesDeps): () => void {
  const { store, sessions, log } = deps;
  const steps = new Map<SessionId, Session['phase']['step']>();
  const end = new AbortController();

  /** The very sign-out that was seen still stands, and nothing else is said of it. */
  const isStill = (id: SessionId, phase: Session['phase']): boolean => {
    const present = store.session(id)?.phase;
    return present?.step === 'signed-out' && phase.step === 'signed-out' && present.problem === null
      ? present.reason === phase.reason && present.since === phase.since
      : false;
  };

  const tell = async (id: SessionId, phase: Session['phase']): Promise<void> => {
    await wait(removalDoubt, end.signal);
    await sessions.readTokens(id);
    const configured = sessions.configuredSession(id);
    if (!configured || !isStill(id, phase)) return;
    const by = (await looksLikeLogout(deps)) ? 'sign-out' : 'other';
    if (!isStill(id, phase) || end.signal.aborted) return;
    log.info('a token file was removed by another program', { session: id, by });
    const told = problem('sign-in-removed', { file: tokenFileName(tokenKey(configured)), by }, 'user');
    store.updateSession(id, (session) =>
      session.phase.step === 'signed-out' ? { ...session, phase: { ...session.phase, problem: told } } : session,
    );
  };

  const stop = store.subscribe(({ sessions: all }) => {
    for (const { id, phase } of all) {
      const before = steps.get(id);
      steps.set(id, phase.step);
      // Daypass's own sign-out goes by `signing-out`.
      if (before !== 'active' || phase.step !== 'signed-out' || phase.reason !== 'asked' || phase.problem) continue;
      tell(id, phase).catch((error: unknown) => {
        if (!end.signal.aborted) log.warn('a removed token file is not told of', { session: id, error });
      });
    }
  });
  return () => {
    stop();
    end.abort();
  };
}

/** Nothing is left of what `aws sso logout` removes, and its folder is. */
async function looksLikeLogout({
  store,
  tokenCache,
  roleCredentials,
  tokenFolder,
}: RemovedFilesDeps): Promise<boolean> {
  await roleCredentials.read();
  const isCached = store.state.sessions.some(({ handedOut }) => handedOut.some(({ endsAt }) => endsAt > now()));
  return !isCached && (await tokenCache.sweep()).length === 0 && (await isThere(tokenFolder));
}

function isThere(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    () => false,
  );
}
