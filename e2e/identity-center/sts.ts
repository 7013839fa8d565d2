/** STS (query protocol, version 2011-06-15): GetCallerIdentity for the role credentials that the portal handed out. */
import { createHash, randomUUID } from 'node:crypto';
import { stsError, stsNamespace } from './errors.ts';
import { text, xml, type Call, type Reply } from './http.ts';
import type { RoleCredentials, World } from './world.ts';

/** A SigV4 Authorization header; the signature itself is not verified. */
const authorization =
  /^AWS4-HMAC-SHA256 Credential=(?<id>\w+)\/\d{8}\/[\w-]+\/sts\/aws4_request, ?SignedHeaders=[\w;-]+, ?Signature=[0-9a-f]{64}$/;

/** POST / with Action=GetCallerIdentity */
export function getCallerIdentity(world: World, call: Call): Reply {
  const action = text(call.body, 'Action') ?? call.query.get('Action');
  if (action !== 'GetCallerIdentity') return stsError('InvalidAction');
  const header = call.headers['authorization'];
  if (header === undefined) return stsError('MissingAuthenticationToken');
  const id = authorization.exec(header)?.groups?.['id'];
  if (id === undefined) return stsError('IncompleteSignature');
  const credentials = world.roleCredentials.get(id);
  if (credentials?.sessionToken !== call.headers['x-amz-security-token']) return stsError('InvalidClientTokenId');
  if (credentials === undefined) return stsError('InvalidClientTokenId');
  if (credentials.expiresAt <= world.now()) return stsError('ExpiredToken');
  return identity(credentials);
}

function identity({ accountId, roleName, isPermissionSet, userName }: RoleCredentials): Reply {
  const digest = createHash('sha1').update(`${accountId}/${roleName}`).digest('hex');
  const role = isPermissionSet ? `AWSReservedSSO_${roleName}_${digest.slice(0, 16)}` : roleName;
  const arn = `arn:aws:sts::${accountId}:assumed-role/${role}/${userName}`;
  const userId = `AROA${digest.slice(16, 33).toUpperCase()}:${userName}`;
  const result = `<Arn>${arn}</Arn><UserId>${userId}</UserId><Account>${accountId}</Account>`;
  const metadata = `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
  return xml(
    `<GetCallerIdentityResponse xmlns="${stsNamespace}"><GetCallerIdentityResult>${result}</GetCallerIdentityResult>${metadata}</GetCallerIdentityResponse>`,
  );
}
