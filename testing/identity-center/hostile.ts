/** Answers that no honest service gives: without an end, without a measure, and with fields of any kind. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { json, type Call, type Reply } from './http.ts';
import type { Operation } from './recorder.ts';

export type HostileStream = 'never_ending' | 'trickling' | 'endless' | 'huge';

const streams: readonly unknown[] = ['never_ending', 'trickling', 'endless', 'huge'] satisfies readonly HostileStream[];

export function isHostileStream(value: unknown): value is HostileStream {
  return streams.includes(value);
}

const jsonType = { 'Content-Type': 'application/json' };
const blanks = ' '.repeat(64 * 1024);
const hugeSize = 64 * 1024 * 1024;

/** Goes on until the client closes the connection, or the server does. */
export function sendHostile(response: ServerResponse, operation: Operation, kind: HostileStream): void {
  response.writeHead(200, jsonType);
  response.flushHeaders();
  if (kind === 'trickling') {
    const timer = setInterval(() => response.write(' '), 500);
    response.on('close', () => clearInterval(timer));
  } else if (kind === 'endless') {
    void flood(response, Infinity);
  } else if (kind === 'huge') {
    const [before, after] = JSON.stringify({ ...plausible(operation), accessToken: '-' }).split('-');
    response.write(`${before}`);
    void flood(response, hugeSize, 'a').then(() => response.end(after));
  }
}

async function flood(response: ServerResponse, size: number, filler?: string): Promise<void> {
  const part = filler === undefined ? blanks : filler.repeat(blanks.length);
  for (let sent = 0; sent < size && !response.destroyed; sent += part.length) {
    if (response.write(part)) continue;
    const given = new AbortController();
    const closed = (): void => given.abort();
    response.once('close', closed);
    await once(response, 'drain', { signal: given.signal }).catch(() => {});
    response.off('close', closed);
  }
}

/** What the service could have said to a CreateToken that was right, without its taking effect. */
function plausible(operation: Operation): Readonly<Record<string, unknown>> {
  if (operation !== 'CreateToken') return {};
  return { accessToken: 'aoaHostile', expiresIn: 3600, refreshToken: 'aorHostile', tokenType: 'Bearer' };
}

type Answer = (of: Call) => Reply;

/** The right answer in JSON, of a list its first page, with some fields replaced; `undefined` takes one out. */
export function withFields(call: Call, fields: Readonly<Record<string, unknown>>, answer: Answer): Reply {
  const query = new URLSearchParams(call.query);
  query.delete('next_token');
  const right = call.operation === 'CreateToken' ? json(plausible('CreateToken')) : answer({ ...call, query });
  const body = JSON.parse(right.body || '{}') as Record<string, unknown>;
  return { ...right, ...json({ ...body, ...fields }, right.status) };
}

/** The first page again and again, each time with another token for the next one, or each time with the same. */
export function pageWithoutEnd(call: Call, kind: 'endless_pages' | 'circular_pages', answer: Answer): Reply {
  return withFields(call, { nextToken: kind === 'endless_pages' ? randomUUID() : 'again' }, answer);
}
