/**
 * Decides by its head alone whether a request can be one for credentials. AWS tools send a GET without a body, with the exact path and the
 * token as it stands in the file (botocore utils.py, `ContainerMetadataFetcher`); nothing else is answered, whatever it is.
 */
import type { IncomingMessage } from 'node:http';

export type RefusalCode =
  'WrongHost' | 'BrowserRefused' | 'MethodNotAllowed' | 'BadRequest' | 'NotFound' | 'AccessDenied' | 'NotServed';

export interface Refusal {
  readonly status: number;
  readonly code: RefusalCode;
}

export interface Asked {
  readonly path: string;
  /** The whole value of `Authorization`; null: there is none. */
  readonly token: string | null;
}

export const notFound: Refusal = { status: 404, code: 'NotFound' };
export const accessDenied: Refusal = { status: 403, code: 'AccessDenied' };
/** It was, a moment ago. */
export const notServed: Refusal = { status: 403, code: 'NotServed' };

/** `hosts`: what `Host` may be. */
export function readRequest(request: IncomingMessage, hosts: ReadonlySet<string>): Asked | Refusal {
  const { headers, rawHeaders, method, url = '' } = request;
  const named = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  // Of several, proxies and servers disagree which one counts.
  if (named.length !== 1 || !hosts.has((headers.host ?? '').toLowerCase())) return { status: 403, code: 'WrongHost' };
  if (isOfBrowser(headers)) return { status: 403, code: 'BrowserRefused' };
  if (method !== 'GET') return { status: 405, code: 'MethodNotAllowed' };
  if (hasBody(headers) || headers.upgrade !== undefined) return { status: 400, code: 'BadRequest' };
  // A whole address in the place of a path is for proxies.
  if (!url.startsWith('/')) return notFound;
  return { path: url, token: headers.authorization ?? null };
}

/** Every browser of today says from which site a request comes; no AWS tool does. */
function isOfBrowser(headers: IncomingMessage['headers']): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
}

function hasBody(headers: IncomingMessage['headers']): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}
