/** One request for a page in the web, for what its address or its text tells: without cookies, and bounded. */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { RequestOptions } from 'node:https';

/** Resolves with the head of the answer; the body is for the caller to read or to destroy. Node bounds the size of heads. */
export async function requestPage(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  const { default: https } = await import('node:https');
  const sent = https.request(url, { ...options, rejectUnauthorized: true, headers: { accept: 'text/html' } });
  sent.on('error', () => {}).end();
  // By the signal itself: a request that has no connection yet, because a proxy is silent, does not tell of its end.
  const [response] = (await once(sent, 'response', { signal: options.signal })) as [IncomingMessage];
  // What goes wrong after the head is told by reading the body.
  response.on('error', () => {});
  return response;
}

export const redirectStatus: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
