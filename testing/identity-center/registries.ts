/** ECR (API 2015-09-21), ECR Public (2020-10-30) and CodeArtifact (2018-09-22): the one operation of each that gives a token. */
import { type SignedError, signedError } from './errors.ts';
import { json, type Call, type Reply } from './http.ts';
import { type SignatureDefect, type Verified, verifySignature } from './signature.ts';
import type { World } from './world.ts';

const hour = 3_600_000;

const defects: Readonly<Record<SignatureDefect, SignedError>> = {
  missing: 'MissingAuthenticationTokenException',
  incomplete: 'IncompleteSignatureException',
  'unknown-key': 'UnrecognizedClientException',
  expired: 'ExpiredTokenException',
  mismatch: 'InvalidSignatureException',
};

/** POST / with X-Amz-Target: AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken */
export function ecrToken(world: World, call: Call): Reply {
  return answered(world, call, 'ecr', ({ credentials, region }) => {
    const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
    const proxyEndpoint = `https://${credentials.accountId}.dkr.ecr.${region}.${suffix}`;
    return { authorizationData: [{ ...login(world), proxyEndpoint }] };
  });
}

/** POST / with X-Amz-Target: SpencerFrontendService.GetAuthorizationToken, in us-east-1 alone. */
export function ecrPublicToken(world: World, call: Call): Reply {
  return answered(world, call, 'ecr-public', ({ region }) =>
    region === 'us-east-1' ? { authorizationData: login(world) } : null,
  );
}

function login(world: World) {
  const authorizationToken = Buffer.from(`AWS:${world.secrets.registryPassword()}`).toString('base64');
  return { authorizationToken, expiresAt: Math.floor((world.now() + 12 * hour) / 1000) };
}

/** POST /v1/authorization-token?domain=…&domain-owner=…&duration=…; there are the domains of `options.packageDomains`. */
export function codeArtifactToken(world: World, call: Call): Reply {
  const { query } = call;
  return answered(world, call, 'codeartifact', ({ credentials }) => {
    const owner = query.get('domain-owner') ?? credentials.accountId;
    const seconds = Number(query.get('duration') ?? 43_200);
    if (!(seconds === 0 || (seconds >= 900 && seconds <= 43_200))) return null;
    if (!world.options.packageDomains.includes(`${owner}/${query.get('domain')}`)) return null;
    const end = seconds === 0 ? credentials.expiresAt : world.now() + seconds * 1000;
    return { authorizationToken: world.secrets.packageToken(), expiration: Math.floor(end / 1000) };
  });
}

type Service = 'ecr' | 'ecr-public' | 'codeartifact';
type Signer = Extract<Verified, { readonly region: string }>;

/** `make`: null for what there is not. */
function answered(world: World, call: Call, service: Service, make: (signer: Signer) => object | null): Reply {
  const verified = verifySignature(world, call, service);
  if ('defect' in verified) return signedError(service, defects[verified.defect]);
  const answer = make(verified);
  return answer === null ? signedError(service, 'ResourceNotFoundException') : json(answer);
}
