/**
 * Verifies Signature Version 4 (IAM user guide, "Create a signed AWS API request"), with nothing but Node: what the SDK, the AWS CLI
 * and Daypass sign is judged by a third one.
 */
import { createHash, createHmac } from 'node:crypto';
import type { Call } from './http.ts';
import type { RoleCredentials, World } from './world.ts';

export type SignatureDefect = 'missing' | 'incomplete' | 'unknown-key' | 'expired' | 'mismatch';

export type Verified =
  { readonly credentials: RoleCredentials; readonly region: string } | { readonly defect: SignatureDefect };

/** Longest distance (ms) of the time of a signature from the time of the service, and the life of a signed address. */
const tolerance = 15 * 60_000;

interface Signed {
  /** KEY/DATE/REGION/SERVICE/aws4_request */
  readonly credential: string;
  readonly date: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly sessionToken: string | undefined;
  readonly payload: string;
}

/** Whose keys the call is signed with, in its headers or in its address, for this service. */
export function verifySignature(world: World, call: Call, service: string): Verified {
  const signed = call.query.has('X-Amz-Signature') ? inAddress(call) : inHeaders(call);
  if (typeof signed === 'string') return { defect: signed };
  const [keyId = '', day = '', region = '', signedService, end] = signed.credential.split('/');
  if (signedService !== service || end !== 'aws4_request' || !signed.date.startsWith(day))
    return { defect: 'incomplete' };
  if (!signed.signedHeaders.split(';').includes('host')) return { defect: 'incomplete' };
  const credentials = world.roleCredentials.get(keyId);
  if (!credentials || credentials.sessionToken !== signed.sessionToken) return { defect: 'unknown-key' };
  const at = Date.parse(signed.date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Math.abs(world.now() - at) <= tolerance)) return { defect: 'mismatch' };
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', signed.date, scope, sha256(canonical(call, signed))].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    (made, part) => hmac(made, part),
    `AWS4${credentials.secretAccessKey}`,
  );
  if (hmac(key, text).toString('hex') !== signed.signature) return { defect: 'mismatch' };
  return credentials.expiresAt <= world.now() ? { defect: 'expired' } : { credentials, region };
}

function inHeaders({ headers, rawBody }: Call): Signed | SignatureDefect {
  const header = headers['authorization'];
  if (header === undefined) return 'missing';
  const [, credential, signedHeaders, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(header) ?? [];
  const date = headers['x-amz-date'];
  if (credential === undefined || signedHeaders === undefined || signature === undefined || date === undefined)
    return 'incomplete';
  const sessionToken = headers['x-amz-security-token'];
  return { credential, date, signedHeaders, signature, sessionToken, payload: sha256(rawBody) };
}

function inAddress({ query, rawBody }: Call): Signed | SignatureDefect {
  const get = (name: string): string => query.get(`X-Amz-${name}`) ?? '';
  if (get('Algorithm') !== 'AWS4-HMAC-SHA256' || !/^\d{1,6}$/.test(get('Expires'))) return 'incomplete';
  return {
    credential: get('Credential'),
    date: get('Date'),
    signedHeaders: get('SignedHeaders'),
    signature: get('Signature'),
    sessionToken: query.get('X-Amz-Security-Token') ?? undefined,
    payload: sha256(rawBody),
  };
}

function canonical({ method, path, query, headers }: Call, { signedHeaders, payload }: Signed): string {
  const parameters = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]): readonly [string, string] => [encoded(name), encoded(value)])
    // By name, then by value: the `=` between them takes no part.
    .toSorted(([one, its], [other, of]) => order(one, other) || order(its, of))
    .map((parameter) => parameter.join('='));
  const named = signedHeaders
    .split(';')
    .map((name) => `${name}:${(headers[name] ?? '').trim().replaceAll(/\s+/g, ' ')}\n`);
  return [method, path, parameters.join('&'), named.join(''), signedHeaders, payload].join('\n');
}

function order(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** As RFC 3986 has it: everything but letters, digits and `-._~`. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
