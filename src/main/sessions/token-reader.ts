/**
 * Reads the token file of a session that is signed in with patience: other tools truncate and rewrite it in place, and a
 * home folder may be renamed or unmounted under the app. Only what lasts is told.
 */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { problem, type Problem } from '../../shared/problems.ts';
import { type Ms, second } from '../../shared/time.ts';
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';
import type { TokenCache, TokenRead } from '../aws/cache/token-cache.ts';
import type { Token } from '../aws/cache/token-file.ts';
import { otherPortalOf } from './token-portal.ts';
import { wait } from '../system/clock.ts';

/** `folder-gone`: not only the file is missing but all of `~/.aws`. That is no sign-out, which leaves the folder. */
export type SessionTokenRead =
  | TokenRead
  | { readonly kind: 'folder-gone'; readonly folder: string }
  /** The file holds a sign-in to another portal, which `portal` names. */
  | {
      readonly kind: 'elsewhere';
      readonly file: string;
      readonly token: Token;
      readonly portal: string;
      readonly startUrl: string;
    };

/** What was read, as it concerns this session. */
export function readingFor(
  read: SessionTokenRead,
  { startUrl, region }: Pick<ConfiguredSession, 'startUrl' | 'region'>,
): SessionTokenRead {
  if (read.kind !== 'token') return read;
  const portal = otherPortalOf(read.token, { startUrl, region });
  return portal === null ? read : { ...read, kind: 'elsewhere', portal, startUrl };
}

export interface TokenReader {
  /** `holds`: a token is known in memory, so that there is something to lose. `isTold`: what is wrong is no news. */
  look(key: string, known: { readonly holds: boolean; readonly isTold: boolean }): Promise<SessionTokenRead>;
  /** Whether `~/.aws` is there. */
  hasFolder(): Promise<boolean>;
}

/** A folder is removed file by file, and some tools remove a file before they make the new one. */
const missingDelay: Ms = 0.4 * second;
/** With the half second that a read waits for each broken file, what is wrong is told within two seconds. */
const brokenDelay: Ms = 0.7 * second;

export function createTokenReader(cache: TokenCache, home: string): TokenReader {
  const folder = path.join(home, '.aws');
  const hasFolder = (): Promise<boolean> =>
    stat(folder).then(
      () => true,
      (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
    );
  return {
    hasFolder,
    async look(key, { holds, isTold }) {
      let read = await cache.read(key);
      if (!holds || read.kind === 'token') return read;
      if (!isTold) {
        await wait(read.kind === 'none' ? missingDelay : brokenDelay);
        read = await cache.read(key);
      }
      if (read.kind !== 'none') return read;
      if (!(await hasFolder())) return { kind: 'folder-gone', folder };
      // It may have come back only after the file was looked for: removed is what is missing in a folder that is there.
      read = await cache.read(key);
      return read.kind !== 'none' || (await hasFolder()) ? read : { kind: 'folder-gone', folder };
    },
  };
}

/**
 * What is wrong with the file, in words; null if nothing is. `goesOn`: the session goes on, and its next renewal writes the
 * file anew.
 */
export function fileProblemOf(look: SessionTokenRead, goesOn: boolean): Problem | null {
  switch (look.kind) {
    case 'none':
    case 'token':
      return null;
    case 'elsewhere':
      return problem('sign-in-elsewhere', { portal: look.portal, startUrl: look.startUrl }, 'user');
    case 'folder-gone':
      return problem('aws-folder-gone', { folder: look.folder }, 'auto');
    case 'defect':
      return problem('token-unreadable', { file: look.file, reason: look.defect }, goesOn ? 'auto' : 'user');
    case 'failed':
      return problem('file-unreadable', { file: look.file, reason: look.reason }, 'user');
  }
}

/** Whether nobody is signed in here: the file is gone, is another portal's, or JSON without a token as some tools leave it. */
export function tellsSignOut(look: SessionTokenRead): boolean {
  return look.kind === 'none' || look.kind === 'elsewhere' || (look.kind === 'defect' && isEmptied(look.defect));
}

function isEmptied(defect: string): boolean {
  return defect === 'no-access-token' || defect === 'not-an-object';
}
