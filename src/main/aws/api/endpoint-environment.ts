/** Which addresses the environment gives AWS's services: the only settings of an AWS client that come from outside. */
import { BlockList, isIP } from 'node:net';
import { problem } from '../../../shared/problems.ts';
import { type EndpointKinds, isOn } from '../endpoint-kinds.ts';
import { AwsFailure } from './failure.ts';

/** A service as the environment's variables name it. */
export type ServiceName = 'SSO_OIDC' | 'SSO' | 'STS' | 'SIGNIN' | 'ECR' | 'ECR_PUBLIC' | 'CODEARTIFACT';

export interface EndpointChoice extends EndpointKinds {
  /** In place of AWS's own address; null where AWS's own counts. The kinds of those are never together with it. */
  readonly endpoint: URL | null;
}

/**
 * Reads what the AWS CLI reads from the environment too: `AWS_ENDPOINT_URL_<SERVICE>` before `AWS_ENDPOINT_URL`, both
 * switched off by `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`, and `AWS_USE_FIPS_ENDPOINT` and `AWS_USE_DUALSTACK_ENDPOINT`, which
 * lead to AWS's own hosts; where one of these is not set, `configured` counts. What the config file says of other endpoints belongs to a profile and its own calls: one profile for a
 * server on this machine must never lead the tokens of all sessions there, so nothing is taken from the file.
 *
 * Throws `AwsFailure`: `endpoint-invalid` for what is no web address; `endpoint-not-encrypted` for plain http to anything
 * but this machine, where the AWS CLI would send the tokens in clear; `endpoint-conflict` for an endpoint beside FIPS or
 * dual stack, which the AWS CLI refuses as well.
 */
export function readEndpoint(
  env: Readonly<NodeJS.ProcessEnv>,
  service: ServiceName,
  configured: EndpointKinds = usualKinds,
): EndpointChoice {
  const useFipsEndpoint = kindIn(env, 'AWS_USE_FIPS_ENDPOINT', configured.useFipsEndpoint);
  const useDualstackEndpoint = kindIn(env, 'AWS_USE_DUALSTACK_ENDPOINT', configured.useDualstackEndpoint);
  const variable = [`AWS_ENDPOINT_URL_${service}`, 'AWS_ENDPOINT_URL'].find((name) => env[name]);
  if (variable === undefined || isOn(env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'])) {
    return { endpoint: null, useFipsEndpoint, useDualstackEndpoint };
  }
  const endpoint = addressIn(env[variable] ?? '');
  if (!endpoint) throw new AwsFailure('Connect', 'network', problem('endpoint-invalid', { variable }, 'user'));
  if (endpoint.protocol === 'http:' && !isLoopback(endpoint.hostname)) {
    const { host } = endpoint;
    throw new AwsFailure('Connect', 'network', problem('endpoint-not-encrypted', { variable, host }, 'user'));
  }
  if (useFipsEndpoint || useDualstackEndpoint) {
    const [name, setting] = useFipsEndpoint
      ? (['AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'] as const)
      : (['AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'] as const);
    const other = env[name] === undefined ? setting : name;
    throw new AwsFailure('Connect', 'network', problem('endpoint-conflict', { variable, other }, 'user'));
  }
  return { endpoint, useFipsEndpoint, useDualstackEndpoint };
}

const usualKinds: EndpointKinds = { useFipsEndpoint: false, useDualstackEndpoint: false };

/** The variable decides as soon as it is there. */
function kindIn(env: Readonly<NodeJS.ProcessEnv>, name: string, configured: boolean): boolean {
  return env[name] === undefined ? configured : isOn(env[name]);
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
