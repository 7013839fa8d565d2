/** STS (query protocol, version 2011-06-15): who somebody is, and roles assumed with what the portal handed out. */
import { createHash, randomUUID } from 'node:crypto';
import { stsError, stsNamespace } from './errors.ts';
import { text, xml, type Call, type Reply } from './http.ts';
import { accessKeyId } from './secrets.ts';
import { verifySignature } from './signature.ts';
import type { RoleCredentials, World } from './world.ts';

/** A SigV4 Authorization header; the signature itself is not verified. */
const authorization =
  /^AWS4-HMAC-SHA256 Credential=(?<id>\w+)\/\d{8}\/[\w-]+\/sts\/aws4_request, ?SignedHeaders=[\w;-]+, ?Signature=[0-9a-f]{64}$/;

/** GET / with Action=GetCallerIdentity and a signature in its address, as clusters of EKS call it for who has signed it. */
export function signedAddress(world: World, call: Call): Reply {
  if (call.query.get('Action') !== 'GetCallerIdentity') return stsError('InvalidAction');
  const verified = verifySignature(world, call, 'sts');
  if ('credentials' in verified) return identity(verified.credentials);
  return stsError(verified.defect === 'expired' ? 'ExpiredToken' : signatureErrors[verified.defect]);
}

const signatureErrors = {
  missing: 'MissingAuthenticationToken',
  incomplete: 'IncompleteSignature',
  'unknown-key': 'InvalidClientTokenId',
  mismatch: 'SignatureDoesNotMatch',
} as const;

/** POST / with Action=GetCallerIdentity or Action=AssumeRole. */
export function sts(world: World, call: Call): Reply {
  const action = text(call.body, 'Action') ?? call.query.get('Action');
  if (action !== 'GetCallerIdentity' && action !== 'AssumeRole') return stsError('InvalidAction');
  const header = call.headers['authorization'];
  if (header === undefined) return stsError('MissingAuthenticationToken');
  const id = authorization.exec(header)?.groups?.['id'];
  if (id === undefined) return stsError('IncompleteSignature');
  const credentials = world.roleCredentials.get(id);
  if (credentials?.sessionToken !== call.headers['x-amz-security-token']) return stsError('InvalidClientTokenId');
  if (credentials === undefined) return stsError('InvalidClientTokenId');
  if (credentials.expiresAt <= world.now()) return stsError('ExpiredToken');
  return action === 'AssumeRole' ? assumeRole(world, call) : identity(credentials);
}

/**
 * Whoever has credentials may assume any role of any account: trust policies are nobody's business here. A role that is
 * assumed with credentials of another one lasts an hour at most (IAM, "role chaining").
 */
function assumeRole(world: World, call: Call): Reply {
  const arn = text(call.body, 'RoleArn') ?? '';
  const userName = text(call.body, 'RoleSessionName') ?? '';
  const [, accountId, roleName] = /^arn:aws(?:-[a-z-]+)?:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  const duration = Number(text(call.body, 'DurationSeconds') ?? 3600);
  const fits = accountId !== undefined && roleName !== undefined && /^[\w+=,.@-]{2,64}$/.test(userName);
  if (!fits || !(duration >= 900 && duration <= 3600)) return stsError('ValidationError');
  const expiresAt = Math.floor(world.now() / 1000 + duration) * 1000;
  const id = accessKeyId();
  const secretAccessKey = world.secrets.secretAccessKey();
  const sessionToken = world.secrets.sessionToken();
  const keys = { secretAccessKey, sessionToken, expiresAt };
  world.roleCredentials.set(id, { accountId, roleName, isPermissionSet: false, userName, ...keys });
  const expiration = new Date(expiresAt).toISOString().replace('.000Z', 'Z');
  const told = `<AccessKeyId>${id}</AccessKeyId><SecretAccessKey>${secretAccessKey}</SecretAccessKey><SessionToken>${sessionToken}</SessionToken>`;
  const user = `<Arn>arn:aws:sts::${accountId}:assumed-role/${roleName}/${userName}</Arn><AssumedRoleId>AROAASSUMED:${userName}</AssumedRoleId>`;
  return answer(
    'AssumeRole',
    `<Credentials>${told}<Expiration>${expiration}</Expiration></Credentials><AssumedRoleUser>${user}</AssumedRoleUser>`,
  );
}

function identity({ accountId, roleName, isPermissionSet, userName }: RoleCredentials): Reply {
  const digest = createHash('sha1').update(`${accountId}/${roleName}`).digest('hex');
  const role = isPermissionSet ? `AWSReservedSSO_${roleName}_${digest.slice(0, 16)}` : roleName;
  const arn = `arn:aws:sts::${accountId}:assumed-role/${role}/${userName}`;
  const userId = `AROA${digest.slice(16, 33).toUpperCase()}:${userName}`;
  const result = `<Arn>${arn}</Arn><UserId>${userId}</UserId><Account>${accountId}</Account>`;
  return answer('GetCallerIdentity', result);
}

function answer(action: string, result: string): Reply {
  const metadata = `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
  return xml(
    `<${action}Response xmlns="${stsNamespace}"><${action}Result>${result}</${action}Result>${metadata}</${action}Response>`,
  );
}
