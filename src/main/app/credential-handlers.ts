/** What the commands about copied keys and about keys in the credentials file do. */
import { failure, ok } from '../../shared/result.ts';
import type { CommandHandlers } from '../core/dispatch.ts';
import { usualFormat } from '../credentials/formats.ts';
import { userShell } from '../profiles/profile-lines.ts';
import type { Desktop } from './desktop.ts';
import type { Services } from './services.ts';
import { shownRole } from './shown-role.ts';

export function credentialHandlers(
  { platform, env }: Desktop,
  services: Pick<Services, 'store' | 'console' | 'copiedKeys' | 'writtenKeys' | 'paths'>,
) {
  const { store, console, copiedKeys, writtenKeys, paths } = services;
  const usual = usualFormat(userShell(platform, env['SHELL']));
  return {
    'copy-keys': async ({ format, ...target }) => {
      // As with consoles: nothing that Daypass has not shown somewhere.
      const refusal = console.refusal(target);
      if (refusal !== null) return failure(refusal);
      return copiedKeys.copy(target, format ?? usual);
    },
    'copy-profile-keys': async ({ profile, format }) => {
      const role = await shownRole({ store, paths }, profile);
      if (!role.ok) return role;
      return copiedKeys.copy({ ...role.value, assumed: { profile, plan: role.value.plan } }, format ?? usual);
    },
    'clear-keys': async () => {
      await copiedKeys.clear();
      return ok;
    },
    'set-clipboard-seconds': ({ seconds }) => {
      store.update((state) => ({ ...state, clipboardSeconds: seconds }));
      return ok;
    },
    'keep-written-keys': async ({ profile, section }) => {
      const written = await writtenKeys.write(profile, section);
      return written.ok ? ok : written;
    },
    'remove-written-keys': async ({ section }) => {
      const removed = await writtenKeys.remove(section);
      if (!removed.ok) return removed;
      const [left] = removed.value.problems;
      return left ? failure(left) : ok;
    },
  } satisfies Partial<CommandHandlers>;
}
