/** Removes the client registration of one session from the AWS CLI's cache, because somebody has asked for it. */
import type { SessionId } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { second, type Ms } from '../../shared/time.ts';
import { finalProblemOf, ProblemError, unwritable } from '../core/problem-error.ts';
import type { SessionPortals } from '../sessions/session-portals.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { ClientRegistrations } from './client-registrations.ts';

/** Fails where a file could not be removed, or where nobody can say now in which region the session registers. */
export type RemoveRegistration = (id: SessionId) => Promise<Result>;

interface RegistrationRemovalDeps {
  readonly sessions: Pick<Sessions, 'configuredSession'>;
  readonly registrations: Pick<ClientRegistrations, 'forget'>;
  readonly portals: Pick<SessionPortals, 'recall'>;
}

/** For a company's own domain to say where it leads to. */
const longestAsking: Ms = 10 * second;

/**
 * The file's name tells session, start URL, region and scopes (registration-cache.ts), so no other session's is touched. The AWS CLI
 * files it under the configured region; where an own domain leads to another one, Daypass has filed one under that, too.
 */
export function createRegistrationRemoval({
  sessions,
  registrations,
  portals,
}: RegistrationRemovalDeps): RemoveRegistration {
  return async (id) => {
    const session = sessions.configuredSession(id);
    if (!session) return failure(problem('command-invalid', {}, 'none'));
    const remove = async (region: string): Promise<Result> => {
      const removed = await registrations.forget({ session, portal: { region } });
      if (removed.kind !== 'failed') return ok;
      return failure(unwritable(removed));
    };
    const configured = await remove(session.region);
    try {
      const { region } = await portals.recall(session, AbortSignal.timeout(longestAsking));
      return configured.ok && region !== session.region ? await remove(region) : configured;
    } catch (error) {
      if (!configured.ok) return configured;
      return failure(
        error instanceof ProblemError
          ? finalProblemOf(error)
          : problem('network-timeout', { host: new URL(session.startUrl).host }, 'user'),
      );
    }
  };
}
