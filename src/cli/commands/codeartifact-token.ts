/** `daypass codeartifact-token`: what npm, pip and others take for the repositories of a domain of AWS CodeArtifact. */
import { createRegistryTokens } from '../../main/aws/api/registry-tokens.ts';
import { second } from '../../shared/time.ts';
import { durationFrom } from '../duration.ts';
import { placeIn, regionFor } from '../region.ts';
import { type Terminal, usageError } from '../terminal.ts';
import { type CredentialOptions, withCredentials } from './credentials.ts';

export interface CodeArtifactOptions extends CredentialOptions {
  readonly domain: string;
  readonly domainOwner?: string;
  readonly region?: string;
  readonly duration?: string;
}

/** AWS's own limits, in seconds (API reference of CodeArtifact, GetAuthorizationToken). */
const [shortest, longest] = [900, 43_200];

/** Prints the token and a line feed, which `$(…)` takes off. */
export async function codeArtifactToken(terminal: Terminal, options: CodeArtifactOptions): Promise<void> {
  const { t } = terminal;
  const { domain, region, duration } = options;
  if (!/^[a-z][a-z0-9-]{0,48}[a-z0-9]$/.test(domain))
    throw usageError(t('otherTools.codeArtifact.badDomain', { domain }));
  const owner = options.domainOwner?.replaceAll('-', '');
  if (owner !== undefined && !/^\d{12}$/.test(owner)) throw usageError(t('cli.accountId', { account: owner }));
  const durationSeconds = duration === undefined ? undefined : secondsOf(terminal, duration);
  const token = await withCredentials(terminal, options, (services, given) => {
    const place = placeIn(regionFor(terminal, region, given), services, given);
    const tokens = createRegistryTokens(services.clients);
    return tokens.codeArtifact(place, given.keys, { domain, owner, durationSeconds });
  });
  terminal.out(`${token}\n`);
}

function secondsOf({ t }: Terminal, duration: string): number {
  const read = duration === '0' ? 0 : durationFrom(duration);
  const seconds = read === null ? -1 : read / second;
  if (seconds === 0 || (seconds >= shortest && seconds <= longest)) return seconds;
  throw usageError(t('otherTools.codeArtifact.badDuration', { duration }));
}
