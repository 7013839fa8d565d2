/** The page of the AWS console that somebody wants to see: a service's, in a region. */
import { consolePaths } from '../../shared/console-services.ts';
import { isConsoleUrl, partitionOf, regionalHost } from '../../shared/partitions.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { failure, type Result } from '../../shared/result.ts';

/** What is wanted; null, or absent: nothing in particular. */
export interface ConsolePage {
  /** As people call it ("s3"), or as it is called in the console's addresses ("states"). */
  readonly service?: string | null | undefined;
  readonly region?: string | null | undefined;
}

export interface ConsolePlace {
  /** That of the session, which says in which partition the console is. */
  readonly sessionRegion: string;
  /** That of the profile, where it has one: in the place of a region that nobody has named. */
  readonly usualRegion: string | null;
}

/** A path of the console and nothing that could be anything else in an address. */
const servicePath = /^[a-z0-9][a-z0-9-]{0,62}(\/[a-z0-9][a-z0-9-]{0,62}){0,3}$/;

/**
 * The address of the page; null where nothing in particular is wanted, so that the portal decides as the administrator has set it.
 * Fails with `console-service-invalid`, `console-region-elsewhere` or `console-unknown`.
 */
export function consoleDestination(page: ConsolePage, place: ConsolePlace): Result<string | null> {
  return page.service || page.region ? consoleAddress(page, place) : { ok: true, value: null };
}

/** The same, and the console's home where nothing in particular is wanted. */
export function consoleAddress(page: ConsolePage, { sessionRegion, usualRegion }: ConsolePlace): Result<string> {
  const partition = partitionOf(sessionRegion);
  if (!partition) return failure(problem('console-unknown', { region: sessionRegion }, 'user'));
  const isHere = (region: string): boolean => partition.regions.test(region.toLowerCase());
  const { region: asked } = page;
  if (asked && !isHere(asked)) {
    return failure(problem('console-region-elsewhere', { region: asked, sessionRegion }, 'user'));
  }
  const service = page.service?.trim().toLowerCase() ?? '';
  const path =
    service === '' ? 'console' : Object.hasOwn(consolePaths, service) ? (consolePaths[service] ?? '') : service;
  if (!servicePath.test(path)) {
    return failure(problem('console-service-invalid', { service: page.service ?? '' }, 'user'));
  }
  const usual = usualRegion !== null && isHere(usualRegion) ? usualRegion : sessionRegion;
  const region = (asked || usual).toLowerCase();
  const host = regionalHost(partition.consoleHost, partition, region);
  const address = `https://${host}/${path}/home?region=${region}`;
  if (!isConsoleUrl(address, partition)) throw new Error('no address of the console');
  return { ok: true, value: address };
}

/** Why there is no such page for a session in this region; null: there is one, or nothing in particular is wanted. */
export function pageRefusal(page: ConsolePage, sessionRegion: string): Problem | null {
  const found = consoleDestination(page, { sessionRegion, usualRegion: null });
  return found.ok ? null : found.problem;
}
