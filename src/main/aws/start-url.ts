/** Finds the start URL in what a person pastes, and what it tells by itself: the region, a name for the session. */
import { problem } from '../../shared/problems.ts';
import { failure, type Result } from '../../shared/result.ts';
import { isNewRegion } from '../../shared/session-values.ts';
import { isNewStartUrl } from './values.ts';
import { withoutTrailing } from '../../shared/text-ends.ts';

/** What AWS owns for access portals, and the hosts of its issuer URLs (AWS CLI v2, customizations/sso/resolve.py). */
const portalSuffixes = [
  'app.aws',
  'portal.amazonaws.com',
  'portal.amazonaws.com.cn',
  'app.amazonwebservices.com.cn',
  'portal.amazonaws.eu',
  'api.amazonwebservices.eu',
  'awsapps.com',
  'awsapps.cn',
];
const issuerHosts = [
  'identitycenter.amazonaws.com',
  'identitycenter.amazonaws.com.cn',
  'identitycenter.amazonaws.eu',
  'identitycenter.us-gov.amazonaws.com',
];

/** Where the console, the sign-in pages and the services are: people paste these by mistake. */
const otherAwsDomains = [
  'aws.amazon.com',
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazonaws.cn',
  'amazonaws.eu',
  'amazonaws-us-gov.com',
  'amazonwebservices.eu',
  'aws.eu',
  'aws',
];

/** The hosts of portals that name their region, after the portal's own label (the same file of the AWS CLI). */
const regionPatterns = [
  /^[^.]+\.portal\.([^.]+)\.app\.aws$/,
  /^[^.]+\.portal\.([^.]+)\.app\.amazonwebservices\.com\.cn$/,
  /^[^.]+\.portal\.([^.]+)\.api\.amazonwebservices\.eu$/,
  /^[^.]+\.([^.]+)\.portal\.amazonaws\.(?:com|com\.cn|eu)$/,
];

/** Portals of GovCloud and China share their host; those of one region name it there (AWS GovCloud and China guides). */
const sharedHost = /^start\.(?:([^.]+)\.)?(?:us-gov-home\.awsapps\.com|home\.awsapps\.cn)$/;

/** `hostname` as `URL` gives it: in small letters, and one with a dot at its end is another host. */
export function isPortalHost(hostname: string): boolean {
  return isBelow(hostname, portalSuffixes);
}

/** Whether a start URL at this host can be used as it is; any other is a company's own domain, which leads to one. */
export function isAwsOwnedHost(hostname: string): boolean {
  const plain = hostname.toLowerCase().replace(/\.$/, '');
  return isPortalHost(plain) || issuerHosts.includes(plain);
}

export function regionOfHost(hostname: string): string | null {
  const patterns = [...regionPatterns, sharedHost];
  const found = patterns.map((pattern) => pattern.exec(hostname.toLowerCase())?.[1]).find(Boolean);
  return found !== undefined && isNewRegion(found) ? found : null;
}

/** Without what says nothing: the usual port, a query, a fragment, slashes at the end. */
export function plainUrl(url: URL): string {
  return `${url.origin}${withoutTrailing(url.pathname, '/')}`;
}

export interface ReadStartUrl {
  readonly startUrl: string;
  readonly region: string | null;
  /** The company's own domain; null for a portal at AWS. */
  readonly ownDomain: string | null;
}

/**
 * The one start URL in a text: also inside a sentence, in quotes or brackets, behind a mail program's link, or without its
 * `https://`. A portal at AWS counts before all other addresses. Otherwise what is wrong, to be told at the field.
 */
export function readStartUrl(text: string): Result<ReadStartUrl> {
  const visible = text.replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '');
  const judged = candidates(visible).map(judge);
  const found = unique(judged.flatMap((one) => (one.ok ? [one.value] : [])));
  const portals = found.filter(({ ownDomain }) => ownDomain === null);
  const [first, second] = portals.length > 0 ? portals : found;
  if (first && second) {
    const both = { first: shown(first.startUrl), second: shown(second.startUrl) };
    return failure(problem('start-url-several', both, 'user'));
  }
  if (first) return { ok: true, value: first };
  return judged.find((one) => !one.ok) ?? failure(problem('start-url-invalid', { startUrl: shown(visible) }, 'user'));
}

/** A portal's address that arrived from elsewhere, such as in a redirect; null for any other. */
export function portalAt(address: string): ReadStartUrl | null {
  const url = URL.parse(address);
  const read = url && judge(url);
  return read?.ok && read.value.ownDomain === null ? read.value : null;
}

/** A label of the address that tells companies apart, in characters that every AWS tool reads, and not taken yet. */
export function proposeName(address: string, taken: ReadonlySet<string>): string {
  const { hostname = '', pathname = '' } = URL.parse(address) ?? {};
  const labels = hostname.split('.');
  const alias = sharedHost.test(hostname.toLowerCase()) ? /^\/directory\/([^/]+)/.exec(pathname)?.[1] : undefined;
  const inPath = alias ?? /\/((?:d|ssoins)-[0-9a-z]+)/i.exec(pathname)?.[1];
  const telling = isAwsOwnedHost(hostname) ? (inPath ?? labels[0]) : labels.find((label) => !everyday.has(label));
  const name = telling?.replaceAll(/[^\w-]/g, '') || 'sso';
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) if (!taken.has(`${name}-${number}`)) return `${name}-${number}`;
}

/** Labels in front of the company's name, as in `aws.example.com`. */
const everyday = new Set(['aws', 'sso', 'login', 'signin', 'portal', 'access', 'start', 'www', 'id', 'idp', 'console']);

/** What cannot stand in a start URL: white space, quotes, brackets, and the signs of languages that put no space. */
const link =
  /https?:\/\/(?:(?!https?:\/\/)[^\s<>"'`()[\]{}|\\^\u00AB\u00BB\u2018-\u201F\u2026\u3000-\u3020\uFF00-\uFFEF])+/giu;
/** The end of a sentence rather than of an address. */
const punctuation = '.,;:!?*~';

function candidates(text: string): readonly URL[] {
  const links = [...text.matchAll(link)].flatMap(([one]) => parseLink(one) ?? []);
  if (links.length > 0) return links.map((url) => carried(url) ?? url);
  // A browser that hides https:// lets people copy without it. One word may be any domain; in a sentence only AWS's.
  const words = text.split(/[\s<>"'`()[\]{}]+/).filter(Boolean);
  return words.flatMap((word) => {
    const bare = /^[a-z0-9-]+(\.[a-z0-9-]+)+([/?#]\S*)?$/i.test(word) ? URL.parse(`https://${word}`) : null;
    return bare && (words.length === 1 || isAwsOwnedHost(bare.hostname)) ? [bare] : [];
  });
}

/** Where the next sentence follows without a space, as in Japanese: a host may have such letters, what is behind it has not. */
function parseLink(found: string): URL | null {
  const [ascii = ''] = /^[!-~]*/.exec(found) ?? [];
  const plain = URL.parse(withoutTrailing(ascii, punctuation));
  const isWhole = ascii === found || (plain !== null && (isAwsOwnedHost(plain.hostname) || /\/\/.+\//.test(ascii)));
  return isWhole ? plain : URL.parse(withoutTrailing(found, punctuation));
}

/** The portal that a mail program's or a sign-in page's address carries along in its query. */
function carried(url: URL): URL | null {
  if (isAwsOwnedHost(url.hostname)) return null;
  const values = [...url.searchParams.values()].flatMap((value) => URL.parse(value) ?? []);
  return values.find(({ protocol, hostname }) => protocol === 'https:' && isAwsOwnedHost(hostname)) ?? null;
}

function judge(url: URL): Result<ReadStartUrl> {
  const hostname = url.hostname.replace(/\.$/, '');
  if (url.protocol === 'http:') return failure(problem('start-url-http', { host: shown(url.host) }, 'user'));
  const address = `https://${hostname}${url.port === '' ? '' : `:${url.port}`}${withoutTrailing(url.pathname, `${punctuation}/`)}`;
  const isAws = isAwsOwnedHost(hostname);
  const isOdd = url.username !== '' || url.password !== '' || address.lastIndexOf('//') > 'https:'.length;
  if (isOdd || !isNewStartUrl(address) || (isAws && url.port !== '')) {
    return failure(problem('start-url-invalid', { startUrl: shown(url.href) }, 'user'));
  }
  if (!isAws && isBelow(hostname, otherAwsDomains)) {
    return failure(problem('start-url-not-portal', { host: hostname }, 'user'));
  }
  const startUrl = plainUrl(new URL(address));
  // A sign-in page of a company may need to be told where to lead (`?loginToRp=…`); it is asked just as it was pasted.
  const query = withoutTrailing(url.search, punctuation);
  const asked = query === '' ? startUrl : `${url.origin}${url.pathname}${query}`;
  if (!isAws && !isNewStartUrl(asked)) {
    return failure(problem('start-url-invalid', { startUrl: shown(url.href) }, 'user'));
  }
  if (!isAws) return { ok: true, value: { startUrl: asked, region: null, ownDomain: hostname } };
  // The classic portal is at /start; nothing else is at its host.
  const isRoot = /^https:\/\/[^./]+\.awsapps\.com$/.test(startUrl);
  return {
    ok: true,
    value: { startUrl: isRoot ? `${startUrl}/start` : startUrl, region: regionOfHost(hostname), ownDomain: null },
  };
}

function unique(found: readonly ReadStartUrl[]): readonly ReadStartUrl[] {
  return [...new Map(found.map((one) => [one.startUrl, one])).values()];
}

function isBelow(hostname: string, domains: readonly string[]): boolean {
  return domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
}

/** What was pasted, as a message can show it: in one line, not endless, without a password. */
function shown(text: string): string {
  const line = text
    .replaceAll(/(\w:\/\/)[^/@\s]*@/g, '$1…@')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
