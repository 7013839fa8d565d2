/**
 * Asks AWS who is signed in. Neither the OIDC service nor the portal tells; but IAM Identity Center names the sessions of its
 * roles after the user, and STS tells anybody the name of the session that they call from.
 *
 * What this leaves in CloudTrail: one GetRoleCredentials (sso.amazonaws.com) and one GetCallerIdentity (sts.amazonaws.com) a
 * sign-in. GetCallerIdentity needs no permission, not even an explicit deny forbids it, so any role will do.
 */
import { callerAnswer, checked, keysAnswer } from './answers.ts';
import { callAws } from './aws-call.ts';
import type { AwsClients, RoleKeys } from './clients.ts';
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
      const { region } = access;
      const keys = await keysOf(clients, access, role, signal);
      const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
      const operation = 'GetCallerIdentity';
      const service = () => clients.sts(access, keys);
      return callAws({ operation, host: `sts.${region}`, service, signal }, async (client, host, options) => {
        const command = new GetCallerIdentityCommand({});
        const { Arn } = checked(callerAnswer, await client.send(command, options), operation, host);
        return userIn(Arn, role.roleName);
      });
    },
  };
}

/**
 * The user in `arn:aws:sts::ACCOUNT:assumed-role/ROLE/USER`, in any partition. ROLE is `AWSReservedSSO_PERMISSION-SET_HASH`, or
 * the very role that was asked for: IAM's account access manager hands out ordinary roles of an account, whose ARNs leave out
 * their path. Null for any other role: only the sessions of roles that IAM Identity Center hands out are named after users.
 */
export function userIn(arn: string, asked: string): string | null {
  const [, role, user] =
    /^arn:[\w-]+:sts::\d{12}:assumed-role\/([\w+=,.@-]{1,64})\/([\w+=,.@-]{1,64})$/.exec(arn) ?? [];
  if (role === undefined || user === undefined) return null;
  return role.startsWith('AWSReservedSSO_') || role === asked.replace(/^.*\//, '') ? user : null;
}

async function keysOf(
  clients: AwsClients,
  access: PortalAccess,
  role: RoleName,
  signal: AbortSignal,
): Promise<RoleKeys> {
  const { GetRoleCredentialsCommand } = await import('@aws-sdk/client-sso');
  const operation = 'GetRoleCredentials';
  const { region, accessToken } = access;
  const service = () => clients.portal(access);
  const attempts = clients.budgets.of(access).runNow;
  const call = { operation, host: `portal.sso.${region}`, service, signal, attempts };
  return callAws(call, async (client, host, options) => {
    const command = new GetRoleCredentialsCommand({ accessToken, ...role });
    return checked(keysAnswer, await client.send(command, options), operation, host).roleCredentials;
  });
}
