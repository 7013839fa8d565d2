/**
 * The files that hold the tokens of served roles, one each: programs get the name of the file in their environment and not the token,
 * which `docker inspect`, `ps` and crash reports would show.
 */
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import path from 'node:path';
import { listFolder, ownerOnly, removeFile, writeAtomically } from '../system/files.ts';
import { isAlive } from '../system/is-alive.ts';

/** Where they are, in Daypass's own folder. */
export function tokenFolder(dataDir: string): string {
  return path.join(dataDir, 'serving');
}

/** Which computer and process a file belongs to: a home folder may be on a network drive. */
const computer = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const fileName = /^([0-9a-f]{8})-(\d+)-([0-9a-f]+)\.token$/;

/** The file of the grant with this id, which this process serves. */
export function tokenFile(folder: string, id: string): string {
  return path.join(folder, `${computer}-${process.pid}-${id}.token`);
}

/**
 * Without a line feed at its end: botocore takes none (credentials.py, `ContainerProvider`). Null: it is written; else the system's
 * code.
 */
export async function writeToken(file: string, token: string): Promise<string | null> {
  const written = await writeAtomically(file, token, { ...ownerOnly, forceMode: true });
  return written.kind === 'failed' ? written.reason : null;
}

/** Whether a file of the folder is one of these, by its name. */
export function isServedToken(name: string): boolean {
  return fileName.test(name);
}

/** Whether a process of this computer still serves a role with a file of this folder. */
export async function isServing(folder: string): Promise<boolean> {
  const listed = await listFolder(folder);
  if (listed.kind === 'failed') return false;
  return listed.files.some((file) => {
    const [, madeAt, pid] = fileName.exec(path.basename(file)) ?? [];
    return madeAt === computer && isAlive(Number(pid));
  });
}

/** Removes the files of processes of this computer that are not there any more: nobody answers to what is in them. Never rejects. */
export async function removeDeadTokens(folder: string): Promise<void> {
  const listed = await listFolder(folder);
  if (listed.kind === 'failed') return;
  for (const file of listed.files) {
    const [, madeAt, pid] = fileName.exec(path.basename(file)) ?? [];
    if (madeAt === computer && !isAlive(Number(pid))) await removeFile(file);
  }
}
