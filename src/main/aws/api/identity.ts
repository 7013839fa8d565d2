/**
 * Asks AWS who is signed in. Neither the OIDC service nor the portal tells; but IAM Identity Center names the sessions of its
 * roles after the user, and STS tells anybody the name of the session that they call from.
 *
 * What this leaves in CloudTrail: one GetRoleCredentials (sso.amazonaws.com) and one GetCallerIdentity (sts.amazonaws.com) a
 * sign-in. GetCallerIdentity needs no permission, not even an explicit deny forbids it, so any role will do.
 */
import { callerAnswer, checked } from './answers.ts';
import { callAws } from './aws-call.ts';
import type { AwsClients } from './clients.ts';
import type { PortalAccess } from './portal.ts';
import { createRoleKeysService, type RoleName } from './role-keys.ts';

export interface Identity {
  /**
   * The name of the signed-in user, by the keys of this role; null if the answer names none. The keys live in this call only.
   * Throws `AwsFailure` (`forbidden` and the like where the user does not have the role), or the signal's reason.
   */
  userOf(access: PortalAccess, role: RoleName, signal: AbortSignal): Promise<string | null>;
}

export function createIdentity(clients: AwsClients): Identity {
  const roleKeys = createRoleKeysService(clients);
  return {
    async userOf(access, role, signal) {
      const { region } = access;
      const { accessKeyId, secretAccessKey, sessionToken } = await roleKeys.ofRole(access, role, signal);
      const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
      const operation = 'GetCallerIdentity';
      const service = () => clients.sts(access, { accessKeyId, secretAccessKey, sessionToken });
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
