/**
 * Tokens for clusters of Amazon EKS: the address of a GetCallerIdentity of STS, signed with a role's keys. The cluster makes the call
 * and learns who asks; the address is good for nothing else, and for this cluster alone, whose name is a part of what is signed.
 *
 * As `aws eks get-token` makes them (awscli/customizations/eks/get_token.py): the same query, signed headers and length of life.
 */
import type { EpochMs } from '../../../shared/time.ts';
import type { AwsPlace } from './aws-place.ts';
import type { AwsClients } from './clients.ts';
import type { RoleKeys } from './role-keys.ts';

export interface KubeTokenRequest {
  /** Letters, digits, `-` and `_`, 100 at most; of a local cluster its id. */
  readonly clusterName: string;
  /** By AWS's clock. */
  readonly signedAt: EpochMs;
}

/** The service takes such an address for 15 minutes, whatever stands here; this is what the AWS CLI puts there. */
const expiresIn = 60;

/** A secret, as everybody who has it is this role to the cluster. `place.region` is that of the STS. Throws `AwsFailure`. */
export async function kubeToken(
  clients: Pick<AwsClients, 'sts'>,
  place: AwsPlace,
  { accessKeyId, secretAccessKey, sessionToken }: RoleKeys,
  { clusterName, signedAt }: KubeTokenRequest,
): Promise<string> {
  const credentials = { accessKeyId, secretAccessKey, sessionToken };
  const { client, base } = await clients.sts(place, credentials);
  const { SignatureV4 } = await import('@smithy/signature-v4');
  const { sha256 } = client.config;
  const signer = new SignatureV4({ credentials, region: place.region, service: 'sts', sha256 });
  const { protocol, hostname, port, host } = base;
  const request = {
    method: 'GET',
    protocol,
    hostname,
    ...(port !== '' && { port: Number(port) }),
    path: '/',
    query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
    headers: { host, 'x-k8s-aws-id': clusterName },
  };
  const { query = {} } = await signer.presign(request, { expiresIn, signingDate: new Date(signedAt) });
  const parameters = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return `k8s-aws-v1.${Buffer.from(`${base.origin}/?${parameters.join('&')}`).toString('base64url')}`;
}
