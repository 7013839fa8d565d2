/** The thin HTTP layer: a parsed call in, a reply out, and the helpers that make replies. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './faults.ts';
import type { OpenRecord, Operation, Service } from './recorder.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request after parsing, with what the handlers learn about it on the way. */
export interface Call {
  readonly service: Service;
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** As it came. */
  readonly rawBody: string;
  readonly record: OpenRecord;
  /** The scripted fault of this call, for the few that a handler has to carry out itself. */
  fault: Fault | undefined;
}

/** Thrown by a handler to answer with an error at once. */
export class Refusal extends Error {
  readonly reply: Reply;
  constructor(reply: Reply) {
    super(`refused with ${reply.status}`);
    this.reply = reply;
  }
}

export function refuse(reply: Reply): never {
  throw new Refusal(reply);
}

export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

export function xml(body: string, status = 200): Reply {
  return { status, headers: { 'Content-Type': 'text/xml' }, body };
}

/**
 * A page without scripts. The policy allows the form to end at a loopback address, because browsers apply
 * form-action to the redirect after a form post too.
 */
export function html(body: string, status = 200): Reply {
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' http://127.0.0.1:*; frame-ancestors 'none'; base-uri 'none'";
  return {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    },
    body,
  };
}

export function redirect(location: string): Reply {
  return { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' }, body: '' };
}

/** The whole body as text; at most 1 MB, so that a broken client cannot fill the memory. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > 1_000_000) throw new Error('The request body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** OIDC bodies are JSON whatever the Content-Type says; STS and the pages post forms. */
export function parseBody(service: Service, text: string): Readonly<Record<string, unknown>> {
  if (text === '') return {};
  if (service === 'sts' || service === 'browser') return Object.fromEntries(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

export function plainHeaders(request: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

/** Sends the reply; the Date header follows the organisation's clock, so that clients can learn about a skew. */
export function send(response: ServerResponse, reply: Reply, now: number): void {
  const body = Buffer.from(reply.body, 'utf8');
  response.writeHead(reply.status, {
    Date: new Date(now).toUTCString(),
    'x-amzn-RequestId': randomUUID(),
    ...reply.headers,
    'Content-Length': body.length,
  });
  response.end(body);
}

/** A text field of a parsed body, or undefined. */
export function text(body: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A list of texts of a parsed body; undefined when absent or something else. */
export function texts(body: Readonly<Record<string, unknown>>, name: string): readonly string[] | undefined {
  const value = body[name];
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}
