/** Asks a portal of the older form in which region it is: its page says so, and its address does not. */
import type { IncomingMessage } from 'node:http';
import { type Ms, second } from '../../../shared/time.ts';
import type { AwsClients } from './clients.ts';
import { isNewRegion } from '../../../shared/session-values.ts';
import { redirectStatus, requestPage } from './page-request.ts';
import { isAwsOwnedHost } from '../start-url.ts';

/**
 * The region of an access portal at AWS, as its page has it in `<meta name="region" content="eu-west-1"/>` (Granted finds
 * it in the same place, granted#413). Null if the page cannot be had or does not tell: no document of AWS promises it, so
 * whoever asks must be able to do without. Never throws but for the signal's reason.
 */
export type RegionLookup = (startUrl: string, signal?: AbortSignal) => Promise<string | null>;

/** Somebody looks at an empty field meanwhile. */
const usualLimit: Ms = 5 * second;
const mostRedirects = 3;
/** Characters of the page; the tag stands in its head. */
const mostText = 200_000;

export function createRegionLookup({ network }: Pick<AwsClients, 'network'>, limit: Ms = usualLimit): RegionLookup {
  return async (startUrl, signal) => {
    const deadline = AbortSignal.timeout(limit);
    const ends = signal ? AbortSignal.any([signal, deadline]) : deadline;
    try {
      // There is no session yet.
      const way = await network([]);
      const { httpsAgent: agent } = await way.agents();
      const ask = (url: URL) => way.trusting(async () => requestPage(url, { method: 'GET', agent, signal: ends }));
      const page = await pageAt(new URL(startUrl), ask);
      return page && regionInPage(await textOf(page));
    } catch {
      signal?.throwIfAborted();
      return null;
    }
  };
}

/** The page, after redirects that stay at AWS; null if there is none. */
async function pageAt(start: URL, ask: (url: URL) => Promise<IncomingMessage>): Promise<IncomingMessage | null> {
  let url: URL | null = start;
  for (let round = 0; round <= mostRedirects && url; round++) {
    if (url.protocol !== 'https:' || url.port !== '' || !isAwsOwnedHost(url.hostname)) return null;
    const response = await ask(url);
    if (response.statusCode === 200) return response;
    response.destroy();
    const { location } = response.headers;
    const isRedirect = redirectStatus.has(response.statusCode ?? 0) && location !== undefined;
    url = isRedirect ? URL.parse(location, url.href) : null;
  }
  return null;
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = '';
  response.setEncoding('utf8');
  for await (const part of response as AsyncIterable<string>) {
    text += part;
    if (text.length > mostText) break;
  }
  response.destroy();
  return text.slice(0, mostText);
}

function regionInPage(text: string): string | null {
  for (const [tag] of text.matchAll(/<meta\s[^<>]*>/gi)) {
    const attribute = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(tag)?.[1];
    const region = attribute('content')?.trim();
    if (attribute('name') === 'region' && region !== undefined && isNewRegion(region)) return region;
  }
  return null;
}
