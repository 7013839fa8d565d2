/** What is wrong with Daypass's own settings file and with an administrator's settings, as things stand: for the check, which asks anew. */
import * as v from 'valibot';
import type { OwnFault } from '../../shared/findings.ts';
import { largest } from '../system/damaged-file.ts';
import { readText } from '../system/files.ts';
import { oddValuesIn } from '../system/json-file.ts';
import type { ManagedSource } from '../system/managed-source.ts';
import { parseObject } from '../system/parse-object.ts';
import { managedIn } from './managed-settings.ts';
import { settingsSchema } from './settings.ts';
import { isCollection, shownValue } from './settings-problems.ts';

/** Never rejects. */
export type ReadOwnFaults = () => Promise<readonly OwnFault[]>;

/** `file`: the app's settings, whoever asks. */
export function createOwnFaults(file: string, readManaged: () => Promise<ManagedSource>): ReadOwnFaults {
  return async () => {
    const [own, source] = await Promise.all([settingsFaults(file), readManaged()]);
    return [...own, ...managedFaults(source)];
  };
}

/** Each value by its name, with what counts in its place. Nothing is wrong with a file that is not there, or empty. */
async function settingsFaults(file: string): Promise<readonly OwnFault[]> {
  const read = await readText(file, largest);
  if (read.kind === 'missing' || (read.kind === 'failed' && read.reason === 'ENOTDIR')) return [];
  if (read.kind === 'text' && read.text.trim() === '') return [];
  const found = read.kind === 'text' ? parseObject(read.text) : null;
  if (found === null) return [{ code: 'settings-unreadable', params: { file } }];
  const used = v.parse(settingsSchema, found);
  return oddValuesIn(found, used).map(({ name, value }): OwnFault => {
    if (isCollection(name)) return { code: 'setting-partly-invalid', params: { file, name } };
    const params = { file, name, value: shownValue(value), used: shownValue(used[name]) };
    return { code: 'setting-invalid', params };
  });
}

function managedFaults(source: ManagedSource): readonly OwnFault[] {
  return managedIn(source).problems.flatMap(({ code, params }): readonly OwnFault[] => {
    switch (code) {
      case 'managed-not-trusted':
        return [{ code, params }];
      case 'managed-unreadable':
        return [{ code, params }];
      case 'managed-value-invalid':
        return [{ code, params }];
      default:
        return [];
    }
  });
}
