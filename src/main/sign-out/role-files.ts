/** Which entries of the AWS CLI's cache of role credentials belong to which sessions, and what roles they are. */
import type { Session, SessionId } from '../../shared/app-state.ts';
import type { Problem } from '../../shared/problems.ts';
import { second } from '../../shared/time.ts';
import type { AssumedRole } from '../profiles/assumed-roles.ts';
import { readConfigFile } from '../aws/config/file.ts';
import { profileWork } from '../profiles/profile-work.ts';
import { roleCredentialFileName } from '../aws/cache/entry-names.ts';
import type { RoleFileNames } from '../aws/cache/role-credential-cache.ts';
import type { AwsPaths } from '../aws/paths.ts';
import { inTime, timedOut } from '../system/time-limits.ts';
import { unwritable } from '../core/problem-error.ts';
import type { Store } from '../core/store.ts';

export interface SessionRoles extends RoleFileNames {
  /** What is known of the role behind an entry of this name. */
  roleOf(fileName: string): KnownRole;
  /** Why the assumed roles may not be all. */
  readonly problem: Problem | null;
}

export interface KnownRole {
  readonly roleName: string | null;
  readonly accountId: string | null;
}

export interface RoleFiles {
  /** Reads the files that name assumed roles, to know them should they not be readable later. Never rejects. */
  remember(): Promise<void>;
  /** Of these sessions: the roles of their profiles, the listed ones, and those that profiles assume from either. */
  of(ids: readonly SessionId[]): Promise<SessionRoles>;
}

/** A drive that hangs must not hold a sign-out. */
const longestRead = 2 * second;

export function createRoleFiles(
  store: Store,
  { configFile, credentialsFile }: Pick<AwsPaths, 'configFile' | 'credentialsFile'>,
): RoleFiles {
  let known: readonly AssumedRole[] | null = null;
  let rounds = 0;
  let knownRound = 0;

  /** The problem if the files cannot be read. */
  const read = async (): Promise<Problem | null> => {
    const both = await inTime(Promise.all([readConfigFile(configFile), readConfigFile(credentialsFile)]), longestRead);
    if (both === timedOut) return unreadable(configFile, 'ETIMEDOUT');
    const [config, credentials] = both;
    const bad = [config, credentials].find(({ isReadable }) => !isReadable);
    if (bad) return bad.problems[0] ?? unreadable(configFile, 'UNKNOWN');
    const round = ++rounds;
    const roles = await profileWork.assumedRolesOf({ config: config.text, credentials: credentials.text });
    // A long text takes longer than a short one that was read after it.
    if (round > knownRound) [known, knownRound] = [roles, round];
    return null;
  };

  return {
    async remember() {
      await read();
    },
    async of(ids) {
      const problem = await read();
      const sessions = store.state.sessions.filter(({ id }) => ids.includes(id));
      const roles = new Map(sessions.flatMap(rolesOf));
      const assumed = new Map(
        (known ?? []).flatMap((role) => {
          const isOurs = sessions.some((session) => isOwner(session, role));
          return isOurs ? [[role.fileName, roleOfArn(role.roleArn)] as const] : [];
        }),
      );
      return {
        roles: roles.keys(),
        assumed: assumed.keys(),
        roleOf: (fileName) => assumed.get(fileName) ?? roles.get(fileName) ?? unknownRole,
        problem: known === null ? problem : null,
      };
    },
  };
}

const unknownRole: KnownRole = { roleName: null, accountId: null };

function unreadable(file: string, reason: string): Problem {
  return unwritable({ file, reason });
}

/** The names under which the AWS CLI caches role credentials of this session: its profiles' and its listed roles'. */
function rolesOf({ kind, name, startUrl, profiles, accounts }: Session): readonly (readonly [string, KnownRole])[] {
  const owner = kind === 'sso-session' ? { sessionName: name } : { startUrl };
  const named = profiles.flatMap(({ accountId, roleName }) => (accountId && roleName ? [{ accountId, roleName }] : []));
  // Credentials of a role outlive its assignment.
  const listed = accounts.items.flatMap(({ accountId, roles: { names, goneNames = [] } }) =>
    [...names, ...goneNames].map((roleName) => ({ accountId, roleName })),
  );
  return [...named, ...listed].map((role) => [roleCredentialFileName({ ...role, ...owner }), role] as const);
}

function isOwner({ kind, name, startUrl }: Session, { owner }: AssumedRole): boolean {
  if (owner.kind !== kind) return false;
  return owner.kind === 'sso-session' ? owner.name === name : owner.startUrl === startUrl;
}

/** `arn:aws:iam::111122223333:role/path/Name`; of anything else the text as it is. */
function roleOfArn(arn: string): KnownRole {
  const [, accountId = null, name] = /^arn:[^:]*:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/s.exec(arn) ?? [];
  return { roleName: name ?? arn, accountId };
}
