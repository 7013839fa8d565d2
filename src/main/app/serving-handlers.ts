/** What the commands about served roles do. */
import { problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import type { ServedHours } from '../../shared/serving.ts';
import { hour } from '../../shared/time.ts';
import { type CommandHandlers, invalidCommand } from '../core/dispatch.ts';
import { type CredentialPlan, planForRole } from '../credentials/plan.ts';
import { userShell } from '../profiles/profile-lines.ts';
import { hostOf, servedAddress, usualAddress } from '../serving/addresses.ts';
import { formatVariables, servedVariables } from '../serving/variables.ts';
import type { Desktop } from './desktop.ts';
import type { Services } from './services.ts';
import { shownRole } from './shown-role.ts';

/** As in the command. */
interface Manner {
  readonly hours: ServedHours;
  readonly address: string | null;
}

export function servingHandlers(
  { platform, env, copyText }: Desktop,
  services: Pick<Services, 'store' | 'console' | 'serving' | 'servedElsewhere' | 'paths'>,
) {
  const { store, console, serving, servedElsewhere, paths } = services;
  const serve = async (plan: CredentialPlan, profile: string | null, { hours, address }: Manner): Promise<Result> => {
    const wanted = address === null ? usualAddress : servedAddress(address)?.address;
    if (wanted === undefined) return failure(problem('serving-address-invalid', { address: address ?? '' }, 'user'));
    // The one listener stays where it is: a role that is meant for this computer never comes to be served on a network.
    const other = store.state.served.find(
      (one) => !one.isElsewhere && one.address !== hostOf(wanted, portOf(one.address)),
    );
    if (other) return failure(problem('serving-other-address', { address: other.address }, 'user'));
    const length = hours === 0 ? null : hours * hour;
    const result = await serving.serve(plan, { profile, at: { address: wanted, port: 0 }, length });
    return result.ok ? ok : result;
  };
  return {
    'serve-role': ({ sessionId, accountId, roleName, ...manner }) => {
      // As with consoles: nothing that Daypass has not shown somewhere.
      const refusal = console.refusal({ sessionId, accountId, roleName });
      if (refusal !== null) return failure(refusal);
      const profile = store
        .session(sessionId)
        ?.profiles.find((one) => one.accountId === accountId && one.roleName === roleName);
      return serve(planForRole(sessionId, { accountId, roleName }), profile?.name ?? null, manner);
    },
    'serve-profile': async ({ profile, ...manner }) => {
      const role = await shownRole({ store, paths }, profile);
      return role.ok ? serve(role.value.plan, profile, manner) : role;
    },
    'stop-serving': async ({ servedId }) => {
      await Promise.all([serving.stop(servedId ?? undefined), servedElsewhere.stop(servedId)]);
      return ok;
    },
    'copy-served-variables': async ({ servedId, format }) => {
      const served = serving.served(servedId);
      if (served === null) return invalidCommand();
      const shell = userShell(platform, env['SHELL']);
      const text = formatVariables(format ?? (shell === 'posix' ? 'sh' : shell), servedVariables(served, null));
      if (text === null) return failure(problem('variables-not-copied', {}, 'user'));
      await copyText(text);
      return ok;
    },
    'set-served-hours': ({ hours }) => {
      store.update((state) => ({ ...state, servedHours: hours }));
      return ok;
    },
  } satisfies Partial<CommandHandlers>;
}

function portOf(address: string): number {
  return Number(address.slice(address.lastIndexOf(':') + 1));
}
