/** What the commands about served roles do. */
import { problem } from '../../shared/problems.ts';
import { failure, ok } from '../../shared/result.ts';
import { hour } from '../../shared/time.ts';
import { type CommandHandlers, invalidCommand } from '../core/dispatch.ts';
import { planForRole } from '../credentials/plan.ts';
import { userShell } from '../profiles/profile-lines.ts';
import { usualAddress } from '../serving/addresses.ts';
import { formatVariables, servedVariables } from '../serving/variables.ts';
import type { Desktop } from './desktop.ts';
import type { Services } from './services.ts';

export function servingHandlers(
  { platform, env, copyText }: Desktop,
  { store, console, serving }: Pick<Services, 'store' | 'console' | 'serving'>,
) {
  return {
    'serve-role': async ({ sessionId, accountId, roleName }) => {
      // As with consoles: nothing that Daypass has not shown somewhere.
      const refusal = console.refusal({ sessionId, accountId, roleName });
      if (refusal !== null) return failure(refusal);
      const { servedHours: hours } = store.state;
      const profile = store
        .session(sessionId)
        ?.profiles.find((one) => one.accountId === accountId && one.roleName === roleName);
      const result = await serving.serve(planForRole(sessionId, { accountId, roleName }), {
        profile: profile?.name ?? null,
        at: { address: usualAddress, port: 0 },
        length: hours === 0 ? null : hours * hour,
      });
      return result.ok ? ok : result;
    },
    'stop-serving': async ({ servedId }) => {
      await serving.stop(servedId ?? undefined);
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
