/** What the commands about profiles do: previews for the panel, changes of the config file, the way back. */
import type { Session } from '../../shared/app-state.ts';
import type { CommandOf } from '../../shared/commands.ts';
import type { ExportShell } from '../../shared/profile-commands.ts';
import type { ProfileRequest } from '../../shared/profile-plans.ts';
import { problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import type { AwsPaths } from '../aws/paths.ts';
import { isPasteable, shellWord } from '../system/shell-word.ts';
import { type CommandHandlers, invalidCommand } from '../core/dispatch.ts';
import type { Store } from '../core/store.ts';
import { convertProfiles, previewConversion } from './conversion-writer.ts';
import type { HeldRoles } from './gone-profiles.ts';
import { exportLine } from './profile-lines.ts';
import { previewProfiles, writeProfiles } from './profile-writer.ts';
import { previewRestore, restoreBackup } from './restore.ts';

export interface ProfileCommandsDeps {
  readonly store: Store;
  readonly paths: AwsPaths;
  readonly copyText: (text: string) => Promise<void>;
  /** The shell that the user works in. */
  readonly userShell: ExportShell;
  /** Brings the state up to date with a config file that was just written. */
  readonly readConfigNow: () => Promise<void>;
}

export function profileHandlers(
  deps: ProfileCommandsDeps,
): Pick<
  CommandHandlers,
  | 'preview-profiles'
  | 'write-profiles'
  | 'preview-conversion'
  | 'convert-profiles'
  | 'preview-restore'
  | 'restore-config-backup'
  | 'copy-profile-argument'
  | 'copy-profile-name'
  | 'copy-profile-export'
> {
  const { store, paths, readConfigNow } = deps;
  const file = paths.configFile;
  const thenRead = async <T>(done: Result<T>): Promise<Result<T>> => {
    if (done.ok) await readConfigNow();
    return done;
  };
  return {
    'preview-profiles': async (command) => {
      const session = store.session(command.sessionId);
      if (!session) return invalidCommand();
      return previewProfiles(paths, requestOf(command, session), heldRoles(session));
    },
    'write-profiles': async (command) => {
      const session = store.session(command.sessionId);
      if (!session) return invalidCommand();
      const request = requestOf(command, session);
      return thenRead(await writeProfiles(paths, request, heldRoles(session), command.digest));
    },
    'preview-conversion': ({ profiles }) => previewConversion(file, profiles),
    'convert-profiles': async ({ profiles, digest }) => thenRead(await convertProfiles(file, profiles, digest)),
    'preview-restore': ({ backup }) => previewRestore(file, backup),
    'restore-config-backup': async ({ backup, digest }) => thenRead(await restoreBackup(file, backup, digest)),
    'copy-profile-argument': ({ profile }) => copy(profile, argument(shellWord(profile))),
    'copy-profile-name': ({ profile }) => copy(profile, isPasteable(profile) ? profile : null),
    'copy-profile-export': ({ profile, shell }) => copy(profile, exportLine(shell ?? deps.userShell, profile)),
  };

  /** `text`: null where the name cannot be pasted as it is. */
  async function copy(profile: string, text: string | null): Promise<Result> {
    const { sessions, doctor } = store.state;
    const profiles = [
      ...sessions.flatMap((session) => [...session.profiles, ...session.chained]),
      ...(doctor?.profiles ?? []),
    ];
    const known = profiles.some(({ name }) => name === profile);
    if (!known) return invalidCommand();
    if (text === null) return failure(problem('profile-name-not-copied', {}, 'user'));
    await deps.copyText(text);
    return ok;
  }
}

function argument(word: string | null): string | null {
  return word === null ? null : `--profile ${word}`;
}

type Wish = Omit<CommandOf<'preview-profiles'>, 'type'>;

/** The page says which roles; how their accounts are called is known here. */
function requestOf({ roles, template, region, output, clashes, remove }: Wish, session: Session): ProfileRequest {
  const names = new Map(session.accounts.items.map(({ accountId, name }) => [accountId, name]));
  const chosen = roles.map(({ accountId, roleName }) => {
    return { session: session.name, accountId, accountName: names.get(accountId) ?? null, roleName };
  });
  return { roles: chosen, template, region, output, clashes, remove };
}

/** Nothing is known of a session whose accounts have not been listed to the end. */
function heldRoles({ name, accounts }: Session): readonly HeldRoles[] {
  if (accounts.status !== 'ready') return [];
  const present = accounts.items.filter(({ news }) => news !== 'gone');
  const held = present.map(({ accountId, roles }) => {
    return [accountId, roles.status === 'ready' ? new Set(roles.names) : null] as const;
  });
  return [{ session: name, accounts: new Map(held) }];
}
