/** Which addresses the environment gives AWS's services: the only settings of an AWS client that come from outside. */
import { BlockList, isIP } from 'node:net';
import { problem } from '../../../shared/problems.ts';
import { AwsFailure } from './failure.ts';

/** A service as the environment's variables name it. */
export type ServiceName = 'SSO_OIDC' | 'SSO' | 'STS' | 'SIGNIN' | 'ECR' | 'ECR_PUBLIC' | 'CODEARTIFACT';

export interface EndpointChoice {
  /** In place of AWS's own address; null where AWS's own counts. */
  readonly endpoint: URL | null;
  /** AWS's own addresses of these kinds; never together with another endpoint. */
  readonly useFipsEndpoint: boolean;
  readonly useDualstackEndpoint: boolean;
}

/**
 * Reads what the AWS CLI reads from the environment too: `AWS_ENDPOINT_URL_<SERVICE>` before `AWS_ENDPOINT_URL`, both
 * switched off by `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`, and `AWS_USE_FIPS_ENDPOINT` and `AWS_USE_DUALSTACK_ENDPOINT`, which
 * lead to AWS's own hosts. What the config file says of endpoints belongs to a profile and its own calls: one profile for a
 * server on this machine must never lead the tokens of all sessions there, so nothing is taken from the file.
 *
 * Throws `AwsFailure`: `endpoint-invalid` for what is no web address; `endpoint-not-encrypted` for plain http to anything
 * but this machine, where the AWS CLI would send the tokens in clear; `endpoint-conflict` for an endpoint beside FIPS or
 * dual stack, which the AWS CLI refuses as well.
 */
export function readEndpoint(env: Readonly<NodeJS.ProcessEnv>, service: ServiceName): EndpointChoice {
  const useFipsEndpoint = isOn(env, 'AWS_USE_FIPS_ENDPOINT');
  const useDualstackEndpoint = isOn(env, 'AWS_USE_DUALSTACK_ENDPOINT');
  const variable = [`AWS_ENDPOINT_URL_${service}`, 'AWS_ENDPOINT_URL'].find((name) => env[name]);
  if (variable === undefined || isOn(env, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS')) {
    return { endpoint: null, useFipsEndpoint, useDualstackEndpoint };
  }
  const endpoint = addressIn(env[variable] ?? '');
  if (!endpoint) throw new AwsFailure('Connect', 'network', problem('endpoint-invalid', { variable }, 'user'));
  if (endpoint.protocol === 'http:' && !isLoopback(endpoint.hostname)) {
    const { host } = endpoint;
    throw new AwsFailure('Connect', 'network', problem('endpoint-not-encrypted', { variable, host }, 'user'));
  }
  if (useFipsEndpoint || useDualstackEndpoint) {
    const other = useFipsEndpoint ? 'AWS_USE_FIPS_ENDPOINT' : 'AWS_USE_DUALSTACK_ENDPOINT';
    throw new AwsFailure('Connect', 'network', problem('endpoint-conflict', { variable, other }, 'user'));
  }
  return { endpoint, useFipsEndpoint, useDualstackEndpoint };
}

/** As botocore's `ensure_boolean`: "true" in any case, and everything else is off. */
function isOn(env: Readonly<NodeJS.ProcessEnv>, name: string): boolean {
  return env[name]?.toLowerCase() === 'true';
}

/** Null for what is not the address of a web server. A name and password in it would be sent with each call, or lost. */
function addressIn(value: string): URL | null {
  const url = URL.parse(value);
  if (!url || !['http:', 'https:'].includes(url.protocol)) return null;
  return url.username === '' && url.password === '' && url.search === '' && url.hash === '' ? url : null;
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Of this machine alone. A name below `localhost` is asked of name servers on many systems, which may say anything; so only
 * `localhost` itself counts, which stands in the machine's own list of hosts.
 */
function isLoopback(hostname: string): boolean {
  const address = hostname.replace(/^\[(.+)\]$/, '$1');
  const family = isIP(address);
  return family === 0 ? address === 'localhost' : loopback.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
