/**
 * Asks AWS who is signed in. Neither the OIDC service nor the portal tells; but IAM Identity Center names the sessions of its
 * roles after the user, and STS tells anybody the name of the session that they call from.
 *
 * What this leaves in CloudTrail: one GetRoleCredentials (sso.amazonaws.com) and one GetCallerIdentity (sts.amazonaws.com) a
 * sign-in. GetCallerIdentity needs no permission, not even an explicit deny forbids it, so any role will do.
 */
import { type AwsClients, type RoleKeys, withSignal } from './clients.ts';
import { AwsFailure, toFailure } from './failure.ts';
import type { PortalAccess } from './portal.ts';

export interface RoleName {
  /** 12 digits. */
  readonly accountId: string;
  readonly roleName: string;
}

export interface Identity {
  /**
   * The name of the signed-in user, by the keys of this role; null if the answer names none. The keys live in this call only.
   * Throws `AwsFailure` (`forbidden` and the like where the user does not have the role), or the signal's reason.
   */
  userOf(access: PortalAccess, role: RoleName, signal: AbortSignal): Promise<string | null>;
}

export function createIdentity(clients: AwsClients): Identity {
  return {
    async userOf(access, role, signal) {
      const keys = await keysOf(clients, access, role, signal);
      const client = await clients.sts(access.region, keys);
      try {
        const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
        const { Arn } = await client.send(new GetCallerIdentityCommand({}), withSignal(signal));
        return userIn(Arn ?? '');
      } catch (error) {
        signal.throwIfAborted();
        throw toFailure('GetCallerIdentity', `sts.${access.region}`, error);
      }
    },
  };
}

/**
 * The user in `arn:aws:sts::ACCOUNT:assumed-role/AWSReservedSSO_PERMISSION-SET_HASH/USER`, in any partition. Roles that do not
 * come from IAM Identity Center may be named after anything.
 */
export function userIn(arn: string): string | null {
  return /^arn:[\w-]+:sts::\d{12}:assumed-role\/AWSReservedSSO_[^/]+\/([\w+=,.@-]{1,64})$/.exec(arn)?.[1] ?? null;
}

async function keysOf(
  clients: AwsClients,
  { region, accessToken }: PortalAccess,
  role: RoleName,
  signal: AbortSignal,
): Promise<RoleKeys> {
  const { GetRoleCredentialsCommand } = await import('@aws-sdk/client-sso');
  const client = await clients.portal(region);
  try {
    const command = new GetRoleCredentialsCommand({ accessToken, ...role });
    const { roleCredentials } = await client.send(command, withSignal(signal));
    const { accessKeyId, secretAccessKey, sessionToken } = roleCredentials ?? {};
    // An answer without keys is not AWS's.
    if (!accessKeyId || !secretAccessKey || !sessionToken) throw new Error('no keys');
    return { accessKeyId, secretAccessKey, sessionToken };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AwsFailure) throw error;
    throw toFailure('GetRoleCredentials', `portal.sso.${region}`, error);
  }
}
