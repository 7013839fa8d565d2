/** Decides which URLs a session may have the system's browser open. */
import { isPortalHost } from '../aws/start-url.ts';

/**
 * The device verification page, `device.sso.<region>.amazonaws.com`. Not all of amazonaws.com, nor `s3` in the region's
 * place: anybody has a bucket there.
 */
const verificationHost =
  /^device\.sso(-fips)?\.[a-z]{2,4}(-[a-z]+)+-\d+\.(amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|api\.aws)$/;

/**
 * Whether `url` leads to this session's own sign-in: its start URL's host, AWS's portals, or the OIDC service that is in
 * use (`oidcBase`; the one case of http is an endpoint override on this machine's loopback).
 */
export function isTrustedUrl(url: string, startUrl: string, oidcBase: URL | null): boolean {
  const target = URL.parse(url);
  if (!target || target.username !== '' || target.password !== '') return false;
  if (oidcBase && target.origin === oidcBase.origin) return target.protocol === 'https:' || isLoopback(target.hostname);
  if (target.protocol !== 'https:') return false;
  const { hostname } = target;
  return (
    target.host === URL.parse(startUrl)?.host ||
    (target.port === '' && (verificationHost.test(hostname) || isPortalHost(hostname)))
  );
}

/**
 * The URL as it may stand on a browser's command line: nothing that it could take for an option, a file or a script. Null if
 * it is no address of a web page.
 */
export function webAddress(url: string): string | null {
  const target = URL.parse(url);
  if (!target) return null;
  const isWeb = target.protocol === 'https:' || (target.protocol === 'http:' && isLoopback(target.hostname));
  return isWeb ? target.href : null;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
