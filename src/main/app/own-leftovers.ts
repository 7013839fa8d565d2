/** Where processes of Daypass that were killed may have left something, to be looked through once at the start. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { removeConfigLeftovers } from '../aws/config/leftovers.ts';
import type { TokenCache } from '../aws/cache/token-cache.ts';
import type { Desktop } from './desktop.ts';
import { now } from '../system/clock.ts';
import { rateFile } from '../aws/api/shared-rates.ts';
import { keysRecordFile } from '../credentials/keys-record.ts';
import { daypassFolder } from '../system/files.ts';
import { removeOldLock, removeTemporaries, removeTemporariesOf } from '../system/leftovers.ts';
import { isHalfNote, notesFolder } from '../system/process-notes.ts';
import { isTemporaryOf } from '../system/whole-file.ts';
import { keptFile } from '../roles/kept-list.ts';
import { removeDeadTokens, tokenFolder } from '../serving/token-files.ts';
import { keptAccountsFolder } from './own-files.ts';

const ownFiles = ['settings.json', 'history.json', 'notifications.json', 'updates.json'] as const;
/** Of what those are called that were damaged. */
const copies = '.damaged';
const record = /^[0-9a-f]{40}\.json\.renewal$/;
/** Of a renewal, of a role that is asked for, of keys that are written. */
const ownLock = /^(?:(?:role-)?[0-9a-f]{40}\.json|written-keys)\.lock$/;

/** Removes temporary files and locks that are older than ten minutes; takes back what was half written. Never rejects. */
export async function removeOwnLeftovers(desktop: Places, tokenCache: TokenCache): Promise<void> {
  const { paths, dataDir, loginItem } = desktop;
  await tokenCache.removeLeftovers(now());
  for (const name of ownFiles) await removeTemporariesOf(path.join(dataDir, name), now(), copies);
  // The app's and those of `daypass serve`, which has a folder of its own.
  for (const folder of [dataDir, path.join(dataDir, 'cli')]) await removeDeadTokens(tokenFolder(folder));
  const isOfList = (name: string): boolean => isTemporaryOf(name, (base) => keptFile.test(base));
  await removeTemporaries(path.join(dataDir, keptAccountsFolder), isOfList, now());
  const records = daypassFolder(paths.home);
  const isOurs = (base: string): boolean => record.test(base) || rateFile.test(base) || base === keysRecordFile;
  await removeTemporaries(records, (name) => isTemporaryOf(name, isOurs), now());
  // Whoever still calls writes its own one every few seconds.
  await removeTemporaries(records, (name) => rateFile.test(name), now());
  await removeTemporaries(notesFolder(paths.home), isHalfNote, now());
  for (const name of await readdir(records).catch(() => [])) {
    if (ownLock.test(name)) await removeOldLock(path.join(records, name), now());
  }
  for (const file of [paths.configFile, paths.credentialsFile]) await removeConfigLeftovers(file, now());
  if (loginItem.file !== undefined) await removeTemporariesOf(loginItem.file, now());
}

type Places = Pick<Desktop, 'paths' | 'dataDir'> & { readonly loginItem: Pick<Desktop['loginItem'], 'file'> };
