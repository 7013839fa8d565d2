/** Where processes of Daypass that were killed may have left something, to be looked through once at the start. */
import { removeConfigLeftovers } from './aws/config-leftovers.ts';
import type { TokenCache } from './aws/token-cache.ts';
import type { Desktop } from './desktop.ts';
import { now } from './machine/clock.ts';
import { daypassFolder } from './machine/files.ts';
import { removeTemporaries } from './machine/leftovers.ts';
import { isTemporaryOf } from './machine/whole-file.ts';

/** Daypass's own files, the copies of damaged ones included. */
const ownFile = /^(settings|history|notifications)\.json(\.damaged.*)?$/;
const record = /^[0-9a-f]{40}\.json\.renewal$/;

/** Removes temporary files that are older than ten minutes; takes back what was half written. Never rejects. */
export async function removeOwnLeftovers({ paths, dataDir }: Desktop, tokenCache: TokenCache): Promise<void> {
  await tokenCache.removeLeftovers(now());
  await removeTemporaries(dataDir, temporaryOf(ownFile), now());
  await removeTemporaries(daypassFolder(paths.home), temporaryOf(record), now());
  for (const file of [paths.configFile, paths.credentialsFile]) await removeConfigLeftovers(file, now());
}

function temporaryOf(target: RegExp): (name: string) => boolean {
  return (name) => isTemporaryOf(name, (base) => target.test(base));
}
