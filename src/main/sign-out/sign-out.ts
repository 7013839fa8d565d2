/**
 * Signs out of one session or of all: what `aws sso logout` does, and never half-way.
 *
 * Order: first the cached role credentials (with them the AWS CLI goes on although the token is gone, aws-cli#5955), then the
 * token, then AWS is told. A dead network changes only the last step: AWS is told later, from memory. Nothing else that runs is
 * waited for longer than a few seconds; what it brings afterwards is discarded where it would be written.
 */
import type { Session, SessionId } from '../../shared/app-state.ts';
import { hasOtherPortalsToken } from '../../shared/session-status.ts';
import type { WaitingCallersReader } from '../waiting/waiting-callers.ts';
import { type Cleared, clearAll, type ClearingDeps, clearOne, stopAll } from './clearing.ts';
import { createSignOutReports } from './sign-out-report.ts';
import { tellAws, type TellingDeps } from './telling.ts';

export interface SignOutDeps extends ClearingDeps, TellingDeps {
  readonly waitingCallers: Pick<WaitingCallersReader, 'dismiss'>;
}

export interface SignOut {
  /** `isForNewSession`: a sign-in follows at once, so that those who wait for one go on waiting. */
  signOut(id: SessionId, options?: { readonly isForNewSession?: boolean }): Promise<void>;
  /** Everything: all sessions of the config file, and the sign-ins of other tools in the same cache folder. */
  signOutAll(): Promise<void>;
}

export function createSignOut(deps: SignOutDeps): SignOut {
  const { store, sessions } = deps;
  const reports = createSignOutReports(store);
  let turn: Promise<unknown> = Promise.resolve();
  const running = new Map<SessionId | 'all', Promise<void>>();

  /** Files are removed by one sign-out after the other; AWS is told by all of them at the same time. */
  const run = async (clear: () => Promise<Cleared>): Promise<void> => {
    const report = reports.begin();
    try {
      const cleared = turn.then(clear);
      turn = cleared.catch(() => {});
      await tellAws(deps, await cleared, report);
    } finally {
      report.close();
    }
  };

  /**
   * A second click waits for the first: its own report would be empty. Only where somebody has signed in again since, while AWS
   * is still being told of the first, there is something new to sign out of.
   */
  const once = async (key: SessionId | 'all', ids: readonly SessionId[], act: () => Promise<void>): Promise<void> => {
    const current = running.get(key) ?? running.get('all');
    if (current && !ids.some((id) => hasBegunAnew(store.session(id)))) return current;
    const next = act().finally(() => {
      if (running.get(key) === next) running.delete(key);
    });
    running.set(key, next);
    await next;
  };

  return {
    async signOut(id, { isForNewSession = false } = {}) {
      const session = sessions.configuredSession(id);
      if (!session) return;
      const signOutOne = async (): Promise<void> => {
        const stopped = stopAll(deps, [id]);
        if (!isForNewSession) void deps.waitingCallers.dismiss([id]);
        await run(async () => clearOne(deps, session, await stopped));
      };
      await once(id, [id], signOutOne);
    },
    async signOutAll() {
      const ids = store.state.sessions.map((session) => session.id);
      const everything = async (): Promise<void> => {
        const stopped = stopAll(deps, ids);
        void deps.waitingCallers.dismiss(ids);
        await run(async () => clearAll(deps, ids, await stopped));
      };
      await once('all', ids, everything);
    },
  };
}

/** Whether there is something of this session that a sign-out which runs already does not end. */
function hasBegunAnew(session: Session | undefined): boolean {
  if (!session) return false;
  const { phase } = session;
  return (phase.step !== 'signing-out' && phase.step !== 'signed-out') || hasOtherPortalsToken(phase);
}
