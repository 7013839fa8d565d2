/** Finds what Daypass has beside the files of AWS, and in its folder beside the tokens. */
import path from 'node:path';
import { folderFor, lockSuffix } from '../../aws/config/beside.ts';
import { unmergedSuffix } from '../../aws/config/change.ts';
import { rateFile } from '../../aws/api/shared-rates.ts';
import type { AwsPaths } from '../../aws/paths.ts';
import { keysLock, keysRecordFile } from '../../credentials/keys-record.ts';
import { daypassFolder } from '../../system/files.ts';
import { isHalfNote, isNote, notesFolder } from '../../system/process-notes.ts';
import { endOfLinks, isTemporaryOf } from '../../system/whole-file.ts';
import { entriesOf, type Entry, type Found, type OwnKind } from './entries.ts';
import { addFile, addFolder } from './own-folder.ts';

/** Entries of the caches of all AWS tools, and what earlier versions called their temporary files. */
const cacheEntry = /^[0-9a-f]{40}\.json$/;
const formerTemporary = /^[0-9a-f]{40}\.json\.\d{1,10}$/;
const renewalRecord = /^[0-9a-f]{40}\.json\.renewal$/;
const lockOfRole = /^(role-)?[0-9a-f]{40}\.json\.lock$/;
const folderOfFile = /^[0-9a-f]{40}$/;

export async function findBesideAwsFiles(found: Found, paths: AwsPaths): Promise<void> {
  for (const file of [paths.configFile, paths.credentialsFile]) {
    const target = await endOfLinks(file).catch(() => file);
    for (const one of new Set([file, target])) {
      await findCopies(found, path.dirname(one), path.basename(one));
      const folder = folderFor(one);
      await findCopies(found, folder, path.basename(one));
      await addFolder(found, folder);
    }
  }
  const isEntry = (name: string): boolean => cacheEntry.test(name);
  for (const folder of [paths.ssoCacheDir, paths.cliCacheDir]) {
    for (const entry of await entriesOf(folder)) {
      const isOurs = isTemporaryOf(entry.name, isEntry) || formerTemporary.test(entry.name);
      if (entry.isFile() && isOurs)
        found.own.push({ path: path.join(folder, entry.name), kind: 'temporary', isFolder: false });
    }
  }
  await findInDaypassFolder(found, paths.home);
}

/** What lies beside an AWS file of this name and is called after it. Everything else there is the user's. */
async function findCopies(found: Found, folder: string, name: string): Promise<void> {
  for (const entry of await entriesOf(folder)) {
    if (!entry.name.startsWith(`${name}.daypass-`)) continue;
    const suffix = entry.name.slice(name.length);
    const place = path.join(folder, entry.name);
    if (suffix === lockSuffix && entry.isDirectory()) found.own.push({ path: place, kind: 'lock', isFolder: true });
    else if (suffix === unmergedSuffix || suffix.startsWith(`${unmergedSuffix}-`)) {
      found.left.push({ path: place, why: 'unmerged' });
    } else await addFile(found, folder, entry, () => kindOfCopy(suffix));
  }
}

function kindOfCopy(suffix: string): OwnKind | null {
  if (/^\.daypass-backup-\d{4}-\d\d-\d\d$/.test(suffix)) return 'backup';
  if (/^\.daypass-before-(conversion|restore)$/.test(suffix)) return 'beforeChange';
  if (suffix === '.daypass-in-place') return 'halfWritten';
  return isTemporaryOf(`x${suffix}`, () => true) ? 'temporary' : null;
}

/** `~/.aws/sso/daypass`. Locks are folders, and those of others' files are found with these. */
async function findInDaypassFolder(found: Found, home: string): Promise<void> {
  const folder = daypassFolder(home);
  const notes = notesFolder(home);
  for (const entry of await entriesOf(notes)) await addFile(found, notes, entry, kindOfNote);
  await addFolder(found, notes);
  for (const entry of await entriesOf(folder)) {
    const place = path.join(folder, entry.name);
    if (place === notes) continue;
    if (entry.isDirectory() && (lockOfRole.test(entry.name) || entry.name === keysLock))
      found.own.push({ path: place, kind: 'lock', isFolder: true });
    else if (entry.isDirectory() && folderOfFile.test(entry.name)) await addFoundElsewhere(found, place);
    else await addFile(found, folder, entry, kindInDaypassFolder);
  }
  await addFolder(found, folder);
}

function kindInDaypassFolder(name: string): OwnKind | null {
  if (renewalRecord.test(name)) return 'renewal';
  if (name === keysRecordFile) return 'writtenKeys';
  if (rateFile.test(name)) return 'rate';
  return isTemporaryOf(name, (base) => kindInDaypassFolder(base) !== null) ? 'temporary' : null;
}

function kindOfNote(name: string): OwnKind | null {
  if (isNote(name)) return 'note';
  return isHalfNote(name) ? 'temporary' : null;
}

/** Copies of a file that AWS_CONFIG_FILE has named at another time. */
async function addFoundElsewhere(found: Found, folder: string): Promise<void> {
  if (found.own.some(({ path: place }) => place === folder)) return;
  const entries: readonly Entry[] = await entriesOf(folder);
  const names = new Set(entries.map(({ name }) => name.slice(0, name.lastIndexOf('.daypass-'))));
  for (const name of names) if (name !== '') await findCopies(found, folder, name);
  await addFolder(found, folder);
}
