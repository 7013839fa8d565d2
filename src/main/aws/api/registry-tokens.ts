/** What registries of AWS take in the place of a role's keys: the password of a container registry, the token of a package domain. */
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/problems.ts';
import { codeArtifactAnswer, checked, ecrAnswer, ecrPublicAnswer } from './answers.ts';
import { callAws } from './aws-call.ts';
import type { AwsPlace } from './aws-place.ts';
import type { AwsClients } from './clients.ts';
import { AwsFailure, type FailureReason, unexpectedAnswer } from './failure.ts';
import type { RoleKeys } from './role-keys.ts';

/** The password is a secret, and lasts for 12 hours. */
export interface RegistryLogin {
  readonly username: string;
  readonly password: string;
}

export interface PackageDomain {
  readonly domain: string;
  /** 12 digits; undefined: the account of the keys. */
  readonly owner: string | undefined;
  /** 900 to 43,200, or 0 for as long as the keys last; undefined: AWS's usual 12 hours. */
  readonly durationSeconds: number | undefined;
}

/** All throw `AwsFailure`, or the signal's reason. */
export interface RegistryTokens {
  /** For the private registries in this region that the role may use. */
  ecr(place: AwsPlace, keys: RoleKeys, signal?: AbortSignal): Promise<RegistryLogin>;
  /** For public.ecr.aws. */
  ecrPublic(place: Omit<AwsPlace, 'region'>, keys: RoleKeys, signal?: AbortSignal): Promise<RegistryLogin>;
  codeArtifact(place: AwsPlace, keys: RoleKeys, of: PackageDomain, signal?: AbortSignal): Promise<string>;
}

/** The only region with a service of public registries that hands out passwords (ECR user guide, "public registry authentication"). */
const publicRegion = 'us-east-1';
const operation = 'GetAuthorizationToken';

export function createRegistryTokens(clients: Pick<AwsClients, 'ofRole'>): RegistryTokens {
  return {
    async ecr(place, keys, signal) {
      const { ECRClient, ECRTokenCommand } = await import('./registry-clients.ts');
      const service = () => clients.ofRole('ECR', place, signing(keys), (settings) => new ECRClient(settings));
      const call = { operation, host: `api.ecr.${place.region}`, service, signal };
      return callAws(call, async (client, host, options) => {
        const sent = client.send(new ECRTokenCommand({}), options);
        const { authorizationData } = checked(ecrAnswer, await explained(sent, 'ecr'), operation, host);
        return loginIn(authorizationData[0].authorizationToken, host);
      });
    },
    async ecrPublic(place, keys, signal) {
      const { ECRPUBLICClient, ECRPUBLICTokenCommand } = await import('./registry-clients.ts');
      const there = { ...place, region: publicRegion };
      const service = () =>
        clients.ofRole('ECR_PUBLIC', there, signing(keys), (settings) => new ECRPUBLICClient(settings));
      const call = { operation, host: `api.ecr-public.${publicRegion}`, service, signal };
      return callAws(call, async (client, host, options) => {
        const sent = client.send(new ECRPUBLICTokenCommand({}), options);
        const { authorizationData } = checked(ecrPublicAnswer, await explained(sent, 'ecr-public'), operation, host);
        return loginIn(authorizationData.authorizationToken, host);
      });
    },
    async codeArtifact(place, keys, { domain, owner: domainOwner, durationSeconds }, signal) {
      const { CodeartifactClient, CodeartifactTokenCommand } = await import('./registry-clients.ts');
      const service = () =>
        clients.ofRole('CODEARTIFACT', place, signing(keys), (settings) => new CodeartifactClient(settings));
      const call = { operation, host: `codeartifact.${place.region}`, service, signal };
      return callAws(call, async (client, host, options) => {
        const sent = client.send(new CodeartifactTokenCommand({ domain, domainOwner, durationSeconds }), options);
        const missing = problem('package-domain-missing', { domain, region: place.region }, 'user');
        const answer = await explained(sent, 'codeartifact', missing);
        return checked(codeArtifactAnswer, answer, operation, host).authorizationToken;
      });
    },
  };
}

function signing({ accessKeyId, secretAccessKey, sessionToken }: RoleKeys) {
  return { accessKeyId, secretAccessKey, sessionToken };
}

/** `user:password` in base64. */
function loginIn(token: string, host: string): RegistryLogin {
  const [, username, password] = /^([!-9;-~]+):([!-~]+)$/.exec(Buffer.from(token, 'base64').toString('latin1')) ?? [];
  if (username === undefined || password === undefined) throw unexpectedAnswer(operation, host);
  return { username, password };
}

/** The refusals that these services share with each other and not with the portal, whose words for them mean something else. */
const refusals: Readonly<Record<string, FailureReason>> = {
  AccessDeniedException: 'denied',
  UnrecognizedClientException: 'keys-refused',
  InvalidSignatureException: 'keys-refused',
  IncompleteSignatureException: 'keys-refused',
  ExpiredTokenException: 'keys-refused',
  ResourceNotFoundException: 'not-found',
};

/** `answer`, or the reason why there is none, in words that help. `missing`: what is said of a resource that is not there. */
async function explained<Answer>(answer: Promise<Answer>, service: string, missing?: Problem): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'denied') {
      const action = `${service}:${operation}`;
      throw new AwsFailure(operation, reason, problem('action-denied', { action }, 'user'));
    }
    if (reason === 'keys-refused') throw new AwsFailure(operation, reason, problem('role-keys-refused', {}, 'user'));
    if (reason === 'not-found' && missing) throw new AwsFailure(operation, reason, missing);
    throw error;
  }
}

/** Of an answer in AWS's error format, with a status that goes with it. */
function reasonOf(error: unknown): FailureReason | undefined {
  const { name, $fault, $metadata } = error as {
    readonly name?: unknown;
    readonly $fault?: unknown;
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  const status = $metadata?.httpStatusCode ?? 0;
  if ($fault === undefined || typeof name !== 'string' || ![400, 401, 403, 404].includes(status)) return undefined;
  return Object.hasOwn(refusals, name) ? refusals[name] : undefined;
}
