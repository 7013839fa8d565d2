/** The role of a profile that Daypass has shown somewhere, and how its credentials are come by. */
import type { SessionId } from '../../shared/app-state.ts';
import { failure, type Result } from '../../shared/result.ts';
import type { AwsPaths } from '../aws/paths.ts';
import { invalidCommand } from '../core/dispatch.ts';
import type { Store } from '../core/store.ts';
import type { CredentialPlan } from '../credentials/plan.ts';
import { readPlan } from '../credentials/read-plan.ts';

export interface ShownRole {
  readonly sessionId: SessionId;
  readonly accountId: string;
  readonly roleName: string;
  readonly plan: CredentialPlan;
}

interface ShownRoleDeps {
  readonly store: Store;
  readonly paths: Pick<AwsPaths, 'configFile' | 'credentialsFile'>;
}

/** Why the profile has no credentials is the problem; of one that no session has: that this is no command. */
export async function shownRole({ store, paths }: ShownRoleDeps, profile: string): Promise<Result<ShownRole>> {
  const profiles = store.state.sessions.flatMap((session) => [...session.profiles, ...session.chained]);
  const shown = profiles.find(({ name }) => name === profile);
  if (!shown?.accountId || shown.roleName === null) return invalidCommand();
  const planned = await readPlan(paths, profile);
  if ('problem' in planned) return failure(planned.problem);
  const { accountId, roleName } = shown;
  return { ok: true, value: { sessionId: planned.plan.sso.sessionId, accountId, roleName, plan: planned.plan } };
}
