/**
 * Which profiles' keys somebody wants in the credentials file, and which are in it: one small file for all processes of Daypass on a
 * home, without a secret. What is written is noted before it is written, so that a process that is killed leaves nothing that the next
 * one does not know of.
 */
import path from 'node:path';
import * as v from 'valibot';
import type { SessionId } from '../../shared/app-state.ts';
import { mostWrittenKeys } from '../../shared/written-keys.ts';
import { type EpochMs, second } from '../../shared/time.ts';
import { type FileFailed, makeFolder, ownerOnly, readText, writeAtomically } from '../system/files.ts';
import type { Log } from '../system/log.ts';
import { holdLock } from '../system/process-lock.ts';

export interface KeysEntry {
  readonly profile: string;
  readonly section: string;
  /** The credentials file that the section is in, absolute. */
  readonly file: string;
  /** The config file that has the profile. */
  readonly configFile: string;
  readonly sessionId: SessionId;
  readonly accountId: string | null;
  readonly roleName: string;
  /** What stands beside the keys; null: nothing. */
  readonly region: string | null;
  /** Until when the keys in the file work; null: there are none in it. */
  readonly endsAt: EpochMs | null;
  /** False: nobody wants them any more, and they are still to be removed. */
  readonly isWanted: boolean;
}

export interface KeysRecord {
  /** As it is on the disk; without what cannot be understood. Never rejects. */
  read(): Promise<readonly KeysEntry[]>;
  /** Puts these in the place of all that are there. Only by who is alone. */
  save(entries: readonly KeysEntry[]): Promise<FileFailed | null>;
  /** Runs `act` while no other process of Daypass writes keys or removes them; without a lock where none can be had. */
  alone<Value>(act: () => Promise<Value>): Promise<Value>;
}

/** Base names, in Daypass's own folder beside the tokens. */
export const keysRecordFile = 'written-keys.json';
export const keysLock = 'written-keys.lock';

/** Whoever writes holds it for some ten milliseconds; a sign-out waits no longer. */
const longestWait = 3 * second;

const entry = v.object({
  profile: v.pipe(v.string(), v.minLength(1), v.maxLength(2048)),
  section: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
  file: v.pipe(
    v.string(),
    v.check((name) => path.isAbsolute(name)),
  ),
  configFile: v.string(),
  sessionId: v.custom<SessionId>((id) => typeof id === 'string' && /^(sso-session|legacy):./s.test(id)),
  accountId: v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^\d{12}$/))), null),
  roleName: v.fallback(v.string(), ''),
  region: v.fallback(v.nullable(v.string()), null),
  endsAt: v.fallback(v.nullable(v.number()), 0),
  isWanted: v.fallback(v.boolean(), false),
});

const record = v.object({ keys: v.array(v.fallback(v.nullable(entry), null)) });

export function createKeysRecord(folder: string, log: Log): KeysRecord {
  const file = path.join(folder, keysRecordFile);
  const complain = (message: string, error: unknown): void => log.warn(`written keys: ${message}`, { error });
  return {
    async read() {
      const read = await readText(file);
      if (read.kind === 'missing') return [];
      try {
        const text = read.kind === 'text' ? read.text : '';
        return v.parse(record, JSON.parse(text)).keys.filter((one) => one !== null);
      } catch {
        log.warn('the record of written keys is not understood', { kind: read.kind });
        return [];
      }
    },
    async save(entries) {
      const keys = entries.slice(0, 2 * mostWrittenKeys);
      const written = await writeAtomically(file, `${JSON.stringify({ version: 1, keys }, null, 2)}\n`, ownerOnly);
      return written.kind === 'failed' ? written : null;
    },
    async alone(act) {
      await makeFolder(folder, 0o700).catch((error: unknown) => complain('no folder for the lock', error));
      return holdLock([path.join(folder, keysLock)], act, { longestWait, pause: 20, complain });
    },
  };
}
