/** Which sessions are of one access portal: AWS ends them together. */
import type { Session } from './app-state.ts';
import { withoutTrailing } from './text-ends.ts';

/**
 * The same for all spellings that lead to one portal: other letters in the host, slashes and a fragment at the end. For
 * comparing only: every AWS tool takes each spelling for a sign-in of its own, and names the token's file after it.
 */
export function portalKey(startUrl: string): string {
  const url = URL.parse(startUrl);
  if (!url || url.host === '') return withoutTrailing(startUrl, '#/');
  return `${url.protocol}//${url.host.replace(/\.(?=:|$)/, '')}${withoutTrailing(url.pathname, '/')}${url.search}`;
}

/** The names of the other sessions that somebody is signed in to at the portal of this one. */
export function signedInBeside(sessions: readonly Session[], { id, startUrl }: Session): readonly string[] {
  const portal = portalKey(startUrl);
  return sessions
    .filter((one) => one.id !== id && isSignedIn(one) && portalKey(one.startUrl) === portal)
    .map(({ name }) => name);
}

function isSignedIn({ phase }: Session): boolean {
  return phase.step === 'active' || (phase.step === 'signing-in' && phase.keeps !== null);
}
