/**
 * Gets a console for keys: AWS's federation endpoint (IAM user guide, "Enabling custom identity broker access to the AWS console")
 * gives a sign-in token for them. They go there in the body of a request, and into no address.
 */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { partitionOf, regionalHost } from '../../../shared/partitions.ts';
import { problem } from '../../../shared/problems.ts';
import { checked, signinTokenAnswer } from './answers.ts';
import { callAws } from './aws-call.ts';
import type { AwsPlace } from './aws-place.ts';
import type { AwsClients } from './clients.ts';
import { readEndpoint } from './endpoint-environment.ts';
import { AwsFailure, unexpectedAnswer } from './failure.ts';
import type { Network } from './network.ts';
import type { RoleKeys } from './role-keys.ts';
import { answerLimit, type RawAnswer, readWhole } from './whole-answer.ts';

export interface Federation {
  /**
   * Asks where `place.region` is. Throws `AwsFailure` (`keys-refused` where AWS gives none for these keys, `other` in a partition
   * whose sign-in is not known), or the signal's reason.
   */
  signinToken(place: AwsPlace, keys: RoleKeys, signal?: AbortSignal): Promise<SigninToken>;
}

export interface SigninToken {
  /** A secret: whoever opens a console with it in the next quarter of an hour is in. */
  readonly token: string;
  /** The federation endpoint, where a browser takes it. */
  readonly endpoint: URL;
}

const operation = 'GetSigninToken';

export function createFederation(
  { network }: Pick<AwsClients, 'network'>,
  env: Readonly<NodeJS.ProcessEnv>,
): Federation {
  return {
    async signinToken(place, keys, signal) {
      const base = baseIn(env, place);
      const endpoint = new URL('/federation', base);
      const service = async () => ({ client: await network(place.caBundles), base });
      return callAws({ operation, host: base.host, service, signal }, async (way, host, { abortSignal }) => {
        const answer = await way.trusting(async () => post(way, endpoint, formOf(keys), abortSignal));
        await readWhole(answer, host, answerLimit);
        return { token: tokenIn(answer, host), endpoint };
      });
    },
  };
}

/**
 * Where the sign-in of the region's partition is, or what the environment has in its place. Where FIPS is asked for and AWS has no such
 * address, it is the usual one: a console has no other.
 */
function baseIn(env: Readonly<NodeJS.ProcessEnv>, { region, endpointKinds }: AwsPlace): URL {
  const { endpoint, useFipsEndpoint } = readEndpoint(env, 'SIGNIN', endpointKinds);
  if (endpoint) return new URL(endpoint.origin);
  const partition = partitionOf(region);
  if (!partition) throw new AwsFailure(operation, 'other', problem('console-unknown', { region }, 'user'));
  const { signInHost, fipsSignInHost } = partition;
  const host = useFipsEndpoint ? (fipsSignInHost ?? signInHost) : signInHost;
  return new URL(`https://${regionalHost(host, partition, region)}`);
}

/** No `SessionDuration`: AWS refuses one for a role that was assumed with another role's keys. */
function formOf({ accessKeyId, secretAccessKey, sessionToken }: RoleKeys): string {
  const session = JSON.stringify({ sessionId: accessKeyId, sessionKey: secretAccessKey, sessionToken });
  return new URLSearchParams({ Action: 'getSigninToken', SessionType: 'json', Session: session }).toString();
}

async function post(way: Network, url: URL, body: string, signal: AbortSignal): Promise<RawAnswer> {
  const { httpAgent, httpsAgent } = await way.agents();
  const isPlain = url.protocol === 'http:';
  const { request } = isPlain ? await import('node:http') : await import('node:https');
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  const sent = request(url, { method: 'POST', agent: isPlain ? httpAgent : httpsAgent, headers, signal });
  sent.on('error', () => {}).end(body);
  const [response] = (await once(sent, 'response', { signal })) as [IncomingMessage];
  response.on('error', () => {});
  const plain = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
  return { statusCode: response.statusCode ?? 0, headers: Object.fromEntries(plain), body: response };
}

function tokenIn({ statusCode, body }: RawAnswer, host: string): string {
  if (statusCode === 429) throw new AwsFailure(operation, 'throttled', problem('aws-throttled', { host }, 'user'));
  if (statusCode >= 500) {
    throw new AwsFailure(operation, 'server', problem('aws-failed', { host, status: statusCode }, 'user'));
  }
  // It says no more than that, and in a page for people.
  if (statusCode === 400 || statusCode === 401 || statusCode === 403) {
    throw new AwsFailure(operation, 'keys-refused', problem('console-refused', { host }, 'user'));
  }
  if (statusCode !== 200) throw unexpectedAnswer(operation, host);
  return checked(signinTokenAnswer, jsonIn(body), operation, host).SigninToken;
}

function jsonIn(body: unknown): unknown {
  try {
    return JSON.parse(Buffer.from(body as Uint8Array).toString('utf8'));
  } catch {
    return null;
  }
}
