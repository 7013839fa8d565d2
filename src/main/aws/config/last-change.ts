/**
 * The one change of an AWS file that waits for nothing: the system takes the process away, and whatever is asynchronous would come too
 * late. Each other change goes through change.ts, which waits for other programs and keeps a copy.
 */
import fs from 'node:fs';
import { temporaryPath } from '../../system/whole-file.ts';
import { applyEdits } from './apply.ts';
import { lockSuffix } from './beside.ts';
import { parseConfig } from './document.ts';
import { editsToRemove, ownSection, withFormerEnd, withoutOwnKeys } from './own-keys.ts';
import { largestFile } from './size.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A section of the credentials file; `region`: what was written with its keys, null for none. */
interface KeysPlace {
  readonly section: string;
  readonly region: string | null;
}

/**
 * Takes the keys of these sections out of the credentials file, as far as they are Daypass's; a section without other lines goes with
 * them. Leaves the file as it is where another Daypass is changing it, where it is not a text, or where it cannot be replaced as a whole.
 * Never throws: nobody is left to be told, and the next start finds what has stayed.
 */
export function takeOutKeysNow(file: string, places: readonly KeysPlace[]): void {
  try {
    const target = fs.realpathSync(file);
    if (fs.existsSync(`${target}${lockSuffix}`)) return;
    const stats = fs.statSync(target);
    if (!stats.isFile() || stats.size > largestFile) return;
    const before = utf8.decode(fs.readFileSync(target));
    const after = places.reduce(withoutKeys, before);
    if (after !== before) replaceNow(target, { before, after }, stats);
  } catch {
    // There is no file, or nobody may change it.
  }
}

function withoutKeys(text: string, { section, region }: KeysPlace): string {
  if (ownSection(text, section) !== 'ours') return text;
  const edited = applyEdits(parseConfig(text), editsToRemove(text, section, region), 'credentials');
  return withFormerEnd(text, section, edited.ok ? edited.value : withoutOwnKeys(text, section));
}

interface Texts {
  readonly before: string;
  readonly after: string;
}

/** As whole-file.ts: not every system and disk lets files be given away. Then it is for its user alone, and without the keys all the same. */
function asFarAsAllowed(act: () => void): void {
  try {
    act();
  } catch {
    // It stays as it was made: 0600.
  }
}

/** With its mode and owner, and in the same folder, so that nobody sees a part of it. */
function replaceNow(target: string, { before, after }: Texts, { mode, uid, gid }: fs.Stats): void {
  const temporary = temporaryPath(target);
  try {
    const handle = fs.openSync(temporary, 'wx', 0o600);
    try {
      fs.writeFileSync(handle, after);
      if (process.platform !== 'win32') {
        const made = fs.fstatSync(handle);
        if (made.uid !== uid || made.gid !== gid) asFarAsAllowed(() => fs.fchownSync(handle, uid, gid));
        asFarAsAllowed(() => fs.fchmodSync(handle, mode & 0o777));
      }
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    // What another program has written since stays.
    if (utf8.decode(fs.readFileSync(target)) === before) fs.renameSync(temporary, target);
    else fs.rmSync(temporary);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}
