/**
 * Signs out of one session or of all: what `aws sso logout` does, and never half-way.
 *
 * Order: first the cached role credentials (with them the AWS CLI goes on although the token is gone, aws-cli#5955), then the
 * token, then AWS is told. A dead network changes only the last step: AWS is told later, from memory. Nothing else that runs is
 * waited for longer than a few seconds; what it brings afterwards is discarded where it would be written.
 */
import type { SessionId } from '../../shared/app-state.ts';
import { type Cleared, clearAll, type ClearingDeps, clearOne, stopAll } from './clearing.ts';
import { createSignOutReports } from './sign-out-report.ts';
import { tellAws, type TellingDeps } from './telling.ts';

export interface SignOutDeps extends ClearingDeps, TellingDeps {}

export interface SignOut {
  signOut(id: SessionId): Promise<void>;
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

  /** A second click waits for the first: its own report would be empty. */
  const once = async (key: SessionId | 'all', act: () => Promise<void>): Promise<void> => {
    const current = running.get(key) ?? act().finally(() => running.delete(key));
    running.set(key, current);
    await current;
  };

  return {
    async signOut(id) {
      const session = sessions.configuredSession(id);
      if (!session) return;
      const signOutOne = async (): Promise<void> => {
        const stopped = stopAll(deps, [id]);
        await run(async () => clearOne(deps, session, await stopped));
      };
      await (running.get('all') ?? once(id, signOutOne));
    },
    async signOutAll() {
      const everything = async (): Promise<void> => {
        const ids = store.state.sessions.map((session) => session.id);
        const stopped = stopAll(deps, ids);
        await run(async () => clearAll(deps, ids, await stopped));
      };
      await once('all', everything);
    },
  };
}
