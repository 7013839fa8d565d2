/** Reads the proxy variables as the AWS CLI does, and puts them as Node's agents understand them. */
import { problem } from '../../../shared/problems.ts';
import { AwsFailure } from './failure.ts';

/** For `proxyEnv` of Node's agents. It may hold a password: it goes there and nowhere else. */
export type ProxyEnvironment = {
  readonly https_proxy?: string;
  readonly no_proxy: string;
};

export interface Proxies {
  readonly environment: ProxyEnvironment;
  /** Host and port of the proxy for https, for texts; null without one. */
  readonly httpsProxy: string | null;
}

/** A proxy is another machine, to which this machine's loopback is not this machine. */
const loopback = ['.localhost', '127.0.0.0-127.255.255.255', '::1'];

/**
 * `HTTPS_PROXY` and `NO_PROXY`; a name in small letters counts first, also when it is empty: that turns the proxy off
 * (Python's `getproxies_environment`, which the AWS CLI uses). `ALL_PROXY` counts for neither, and `HTTP_PROXY` for nothing
 * here: all calls are https, but those to this machine.
 *
 * Quotes around a value are no part of it. Files that set variables keep them (Docker's `--env-file`, a `set` line on Windows),
 * and no address begins with one; the AWS CLI would look for a host of that name and find none.
 *
 * Throws `AwsFailure` (`proxy-invalid`) for an `HTTPS_PROXY` that is no HTTP proxy, such as `socks5://…`: without it the
 * calls would leave the company's network by a way that it does not have.
 */
export function readProxies(env: Readonly<NodeJS.ProcessEnv>): Proxies {
  const https = variable(env, 'https_proxy');
  const httpsProxy = https && proxyUrl(https.value);
  if (https && !httpsProxy) {
    throw new AwsFailure('Connect', 'network', problem('proxy-invalid', { variable: https.name }, 'user'));
  }
  return {
    environment: {
      ...(httpsProxy && { https_proxy: httpsProxy.href }),
      no_proxy: exceptions(variable(env, 'no_proxy')?.value ?? ''),
    },
    httpsProxy: httpsProxy?.host ?? null,
  };
}

function variable(
  env: Readonly<NodeJS.ProcessEnv>,
  name: string,
): { readonly name: string; readonly value: string } | null {
  const used = env[name] === undefined ? name.toUpperCase() : name;
  const value = env[used]
    ?.trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .trim();
  return value ? { name: used, value } : null;
}

/** Null if it is not the URL of an HTTP proxy. */
function proxyUrl(value: string): URL | null {
  // `proxy.corp:3128`, which the AWS CLI takes and Node would silently leave out.
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value.replace(/^\/\//, '')}`;
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol)) return null;
  // `"http` of a value with a quote at one end; no host has other characters, and what is looked up by name is sent out.
  if (!/^(\[[\da-f:.]+\]|[\w.-]+)$/i.test(url.hostname)) return null;
  // A password with `/`, `?` or `#`: what was taken for the host is a part of it, and would be shown as one.
  if (`${url.pathname}${url.search}${url.hash}`.includes('@')) return null;
  url.username = decodable(url.username);
  url.password = decodable(url.password);
  return url;
}

/** Node decodes the credentials and throws at a `%` that stands for itself, as in the password `50%off`. */
function decodable(text: string): string {
  const lone = text.replaceAll(/%(?![0-9a-f]{2})/gi, '%25');
  try {
    decodeURIComponent(lone);
    return lone;
  } catch {
    return text.replaceAll('%', '%25');
  }
}

/**
 * `NO_PROXY` as Python, curl and Go read it: `corp.test`, `.corp.test` and `*.corp.test` all mean the name and everything
 * below it, where Node would take the first for that one host. An entry with a port means one host.
 */
function exceptions(list: string): string {
  const entries = list.toLowerCase().split(/[\s,]+/);
  return [...entries.filter(Boolean).map(exception), ...loopback].join(',');
}

function exception(entry: string): string {
  const isRange = /^[\d.]+-[\d.]+$/.test(entry);
  if (entry.includes(':')) return entry.replace(/^\[(.+)\]/, '$1');
  return entry === '*' || isRange ? entry : `.${entry.replace(/^\*?\./, '')}`;
}
