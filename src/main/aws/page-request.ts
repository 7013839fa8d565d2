/** One request for a page in the web, for what its address or its text tells: without cookies, and bounded. */
import type { IncomingMessage } from 'node:http';
import type { RequestOptions } from 'node:https';

/** Resolves with the head of the answer; the body is for the caller to read or to destroy. Node bounds the size of heads. */
export async function requestPage(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  const { default: https } = await import('node:https');
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const sent = https.request(url, { ...options, headers: { accept: 'text/html' } });
  sent.on('response', resolve).on('error', reject).end();
  const response = await promise;
  // What goes wrong after the head is told by reading the body.
  response.on('error', () => {});
  return response;
}

export const redirectStatus: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
