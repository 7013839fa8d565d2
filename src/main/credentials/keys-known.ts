/** What is known of the keys in the credentials file beside the record of them, while the app runs. */
import type { EpochMs, Ms } from '../../shared/time.ts';
import type { KeysSituation, KeysTrouble } from './keys-due.ts';
import type { KeysEntry } from './keys-record.ts';

type Place = Pick<KeysEntry, 'file' | 'section'>;

/** Of one section's keys. */
interface Known {
  trouble?: KeysTrouble | undefined;
  margin?: Ms;
  stale?: KeysSituation['stale'];
  writtenAt?: EpochMs;
  isRunning?: boolean;
}

interface KnownKeys {
  /** The same object for each place, to be changed. */
  of(place: Place): Known;
  /** What kept the keys from the file may be over. */
  fileChanged(place: Place): void;
}

export function createKnownKeys(): KnownKeys {
  const all = new Map<string, Known>();
  const of = ({ file, section }: Place): Known => {
    const key = `${file} ${section}`;
    const known = all.get(key) ?? {};
    all.set(key, known);
    return known;
  };
  return {
    of,
    fileChanged(place) {
      const known = of(place);
      if (isOfFile(known.trouble)) known.trouble = undefined;
    },
  };
}

/** Trouble with the AWS files, which may be over once somebody has changed them. */
function isOfFile(trouble: KeysTrouble | undefined): boolean {
  const codes: readonly string[] = ['keys-section-taken', 'keys-file-open', 'keys-name-taken', 'file-unwritable'];
  return trouble !== undefined && codes.includes(trouble.problem.code);
}
