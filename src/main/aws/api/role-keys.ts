/** Short-lived keys of roles: as the access portal hands them out, and those of roles that are assumed with them through STS. */
import type { EpochMs } from '../../../shared/time.ts';
import { assumedAnswer, checked, roleKeysAnswer } from './answers.ts';
import { type AwsCall, callAws } from './aws-call.ts';
import type { AwsPlace } from './aws-place.ts';
import type { AwsClients } from './clients.ts';
import type { PortalAccess } from './portal.ts';

/** A secret. It has no field in the state, in a problem or in a log line, and never reaches the panel. */
export interface RoleKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** From then on AWS refuses them. */
  readonly expiresAt: EpochMs;
}

export interface RoleName {
  /** 12 digits. */
  readonly accountId: string;
  /** The permission set's name. */
  readonly roleName: string;
}

/** What is sent with AssumeRole (STS, version 2011-06-15); what is absent has AWS's usual value. */
export interface AssumeRequest {
  readonly roleArn: string;
  readonly roleSessionName: string;
  readonly externalId?: string | undefined;
  /** 900 to 43,200; AWS gives an hour at most to a role that is assumed with another role's keys. */
  readonly durationSeconds?: number | undefined;
}

export interface RoleKeysService {
  /** Throws `AwsFailure` (`forbidden` where the user does not have the role), or the signal's reason. */
  ofRole(access: PortalAccess, role: RoleName, signal?: AbortSignal): Promise<RoleKeys>;
  /** The same of a role that is assumed with `keys`. `place.region` is where STS is asked. */
  assume(place: AwsPlace, keys: RoleKeys, request: AssumeRequest, signal?: AbortSignal): Promise<RoleKeys>;
}

export function createRoleKeysService(clients: AwsClients): RoleKeysService {
  return {
    async ofRole(access, role, signal) {
      const { GetRoleCredentialsCommand } = await import('@aws-sdk/client-sso');
      const operation = 'GetRoleCredentials';
      const { region, accessToken } = access;
      const service = () => clients.portal(access);
      const attempts = clients.budgets.of(access).runNow;
      const call = { operation, host: `portal.sso.${region}`, service, signal, attempts };
      return callAws(call, async (client, host, options) => {
        const { accountId, roleName } = role;
        const command = new GetRoleCredentialsCommand({ accessToken, accountId, roleName });
        const { roleCredentials } = checked(roleKeysAnswer, await client.send(command, options), operation, host);
        const { expiration, ...keys } = roleCredentials;
        return { ...keys, expiresAt: expiration };
      });
    },
    async assume(place, { accessKeyId, secretAccessKey, sessionToken }, request, signal) {
      const { AssumeRoleCommand } = await import('@aws-sdk/client-sts');
      const operation = 'AssumeRole';
      const call: AwsCall<Awaited<ReturnType<AwsClients['sts']>>['client']> = {
        operation,
        host: `sts.${place.region}`,
        service: () => clients.sts(place, { accessKeyId, secretAccessKey, sessionToken }),
        signal,
      };
      return callAws(call, async (client, host, options) => {
        const command = new AssumeRoleCommand({
          RoleArn: request.roleArn,
          RoleSessionName: request.roleSessionName,
          ExternalId: request.externalId,
          DurationSeconds: request.durationSeconds,
        });
        const { Credentials } = checked(assumedAnswer, await client.send(command, options), operation, host);
        return {
          accessKeyId: Credentials.AccessKeyId,
          secretAccessKey: Credentials.SecretAccessKey,
          sessionToken: Credentials.SessionToken,
          expiresAt: Credentials.Expiration.getTime(),
        };
      });
    },
  };
}
