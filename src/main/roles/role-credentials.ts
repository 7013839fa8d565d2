/** Knows until when role credentials that the AWS CLI was given go on working. Their keys never leave the reading function. */
import PQueue from 'p-queue';
import type { HandedOutRole, Session } from '../../shared/app-state.ts';
import { type RoleEntry, roleCredentialFileName } from '../aws/cache/entry-names.ts';
import { readRoleCredentialEnds } from '../aws/cache/role-credential-cache.ts';
import { now } from '../system/clock.ts';
import type { Store } from '../core/store.ts';

export interface RoleCredentials {
  /** Reads the entries of all roles in the config file's profiles, and puts their ends into the state. Never rejects. */
  read(): Promise<void>;
}

/** `dir` is `~/.aws/cli/cache`. */
export function createRoleCredentials(store: Store, dir: string): RoleCredentials {
  const queue = new PQueue({ concurrency: 1 });
  let next: Promise<void> = Promise.resolve();

  const readNow = async (): Promise<void> => {
    const roles = store.state.sessions.map((session) => ({ id: session.id, roles: rolesOf(session) }));
    const names = roles.flatMap((session) => session.roles.map(({ fileName }) => fileName));
    const ends = await readRoleCredentialEnds(dir, new Set(names));
    for (const session of roles) {
      const handedOut = session.roles
        .flatMap(({ fileName, ...role }) => ({ ...role, endsAt: ends.get(fileName) ?? 0 }))
        .filter(({ endsAt }) => endsAt > now())
        .toSorted((one, other) => one.endsAt - other.endsAt);
      store.updateSession(session.id, (before) => ({ ...before, handedOut }));
    }
  };

  return {
    read() {
      // Whoever asks while a read runs waits for one that begins after it.
      if (queue.size === 0) next = queue.add(readNow).catch(() => {});
      return next;
    },
  };
}

type Role = Omit<HandedOutRole, 'endsAt'> & { readonly fileName: string };

/** Every role that profiles of the session name, once. */
function rolesOf({ kind, name, startUrl, profiles }: Session): readonly Role[] {
  const owner = kind === 'sso-session' ? { sessionName: name } : { startUrl };
  const byFile = new Map<string, Role>();
  for (const { name: profile, accountId, roleName } of profiles) {
    if (!accountId || !roleName) continue;
    const fileName = roleCredentialFileName({ accountId, roleName, ...owner } satisfies RoleEntry);
    const known = byFile.get(fileName)?.profiles ?? [];
    byFile.set(fileName, { fileName, accountId, roleName, profiles: [...known, profile] });
  }
  return [...byFile.values()];
}
