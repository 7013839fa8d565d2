/** Tells which start URLs the organisation knows. */
import type { Instance } from './options.ts';

/** Host suffixes and hosts that the AWS CLI v2 takes as AWS-owned (customizations/sso/resolve.py, 2.36). */
const suffixes = [
  'app.aws',
  'portal.amazonaws.com',
  'portal.amazonaws.com.cn',
  'app.amazonwebservices.com.cn',
  'portal.amazonaws.eu',
  'api.amazonwebservices.eu',
  'awsapps.com',
  'awsapps.cn',
] as const;
const hosts = [
  'identitycenter.amazonaws.com',
  'identitycenter.amazonaws.com.cn',
  'identitycenter.amazonaws.eu',
  'identitycenter.us-gov.amazonaws.com',
] as const;

/** The start URL without what people copy along from the browser: a query, a fragment, slashes at the end. */
export function normaliseStartUrl(startUrl: string): string {
  return startUrl.replace(/[?#].*$/, '').replace(/\/+$/, '');
}

/** All portals of an instance, as `normaliseStartUrl` writes them. */
export function portalsOf({ startUrl, otherPortals = [] }: Instance): readonly string[] {
  return [startUrl, ...otherPortals].map(normaliseStartUrl);
}

/** Whether the instance of this start URL exists here. */
export function isKnownStartUrl(startUrl: string, instances: readonly Instance[] | undefined): boolean {
  const normalised = normaliseStartUrl(startUrl);
  if (instances !== undefined) return instances.some((instance) => portalsOf(instance).includes(normalised));
  const url = URL.parse(startUrl);
  if (url?.protocol !== 'https:') return false;
  return (
    hosts.some((host) => host === url.hostname) ||
    suffixes.some((suffix) => url.hostname === suffix || url.hostname.endsWith(`.${suffix}`))
  );
}
