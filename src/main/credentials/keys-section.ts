/** Puts role credentials into a section of the credentials file and takes them out again, by the one door to the AWS files. */
import { stat } from 'node:fs/promises';
import { problem, type Problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import type { RoleKeys } from '../aws/api/role-keys.ts';
import { changeFile, setMode } from '../aws/config/change.ts';
import { isNewProfileName } from '../aws/config/edit.ts';
import {
  editsToRemove,
  editsToWrite,
  ownSection,
  ownSections,
  withFormerEnd,
  withoutOwnKeys,
} from '../aws/config/own-keys.ts';
import { readAs } from '../aws/config/readers/read-as.ts';
import { configWork } from '../aws/config/work.ts';
import { createResolver } from '../profiles/resolution.ts';
import { readText } from '../system/files.ts';

export interface SectionPlace {
  /** The credentials file. */
  readonly file: string;
  readonly section: string;
  /** What stands beside the keys; null: nothing. */
  readonly region: string | null;
}

/** Makes the section, or renews the keys in it. One that is not Daypass's stays as it is (`keys-section-taken`). */
export async function writeKeysSection({ file, section, region }: SectionPlace, keys: RoleKeys): Promise<Result> {
  const open = await openToOthers(file);
  if (open !== null && !(await isEmpty(file))) return failure(problem('keys-file-open', { file }, 'user'));
  // Nobody has anything in it that somebody else should read.
  const closed = open === null ? ok : await setMode(file, open & 0o700);
  if (!closed.ok) return closed;
  return changeFile(file, async (before) => {
    const text = before ?? '';
    if (ownSection(text, section) === 'foreign')
      return failure(problem('keys-section-taken', { section, file }, 'user'));
    return configWork.editedText(text, editsToWrite(text, section, keys, region), 'credentials');
  });
}

/**
 * Takes the keys out, and the section with them unless somebody has put lines of his own into it. One that is missing, or not
 * Daypass's, is none of its business. Where no edit can be made, because the file has mistakes there, its lines are taken out
 * as they are: a sign-out leaves no keys behind for that.
 */
export async function removeKeysSection({ file, section, region }: SectionPlace): Promise<Result> {
  const changed = await changeFile(file, async (before) => {
    const text = before ?? '';
    if (ownSection(text, section) !== 'ours') return { ok: true, value: text };
    const edited = await configWork.editedText(text, editsToRemove(text, section, region), 'credentials');
    const left = edited.ok ? edited.value : withoutOwnKeys(text, section);
    return { ok: true, value: withFormerEnd(text, section, left) };
  });
  // There never was a file, or its folder has gone: nothing is in it.
  return changed.ok || (await readText(file)).kind === 'missing' ? ok : changed;
}

/** All sections in this file that are Daypass's, whoever knows of them. Empty where it cannot be read. */
export async function keysSectionsIn(file: string): Promise<readonly string[]> {
  const read = await readText(file);
  return read.kind === 'text' ? ownSections(read.text) : [];
}

/** Why no section of this name can hold keys; null if one can. `config`: the text of the config file. */
export function sectionNameProblem(section: string, config: string): Problem | null {
  if (!isNewProfileName(section, 'credentials')) return problem('profile-name-invalid', { name: section }, 'user');
  const reading = readAs('botocore', { config, credentials: '' });
  const { kind, ...way } = createResolver(reading, '', true).resolve(section);
  const isFree = kind === 'none' || ('fault' in way && way.fault.code === 'no-such-profile');
  return isFree ? null : problem('keys-name-taken', { section }, 'user');
}

/** The file's mode where others than its owner have any right to it, else null. On Windows the rights of the folder decide. */
async function openToOthers(file: string): Promise<number | null> {
  if (process.platform === 'win32') return null;
  const present = await stat(file).catch(() => null);
  return present && (present.mode & 0o077) !== 0 ? present.mode & 0o777 : null;
}

async function isEmpty(file: string): Promise<boolean> {
  const read = await readText(file);
  return read.kind === 'text' && read.text.trim() === '';
}
