/** The file by which settings go to another computer: what was chosen about Daypass itself. */
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { exchangeText, readExchange } from '../../shared/exchange-file.ts';
import { portableNames, type PortableSettings, type SettingsImport } from '../../shared/settings-import.ts';
import { settingsSchema } from './settings.ts';

/** The name that is proposed for it. */
export const settingsFileName = 'daypass-settings.json';
/** In bytes; an honest one has a few hundred. */
export const largestSettingsFile = 64 * 1024;

const kind = 'settings';
const version = 1;
/** Of a name that is told. */
const longestName = 60;
/** More names than anybody reads. */
const mostLeftOut = 20;

const settingsFile = v.object({ settings: v.record(v.string(), v.unknown()) });

export function settingsFileText(from: PortableSettings): string {
  return exchangeText(kind, version, { settings: Object.fromEntries(portableNames.map((name) => [name, from[name]])) });
}

export type ReadSettingsFile =
  { readonly kind: 'invalid' } | { readonly kind: 'newer' } | { readonly kind: 'read'; readonly found: SettingsImport };

/** Each value is judged alone. `before`: what they are compared with. */
export function readSettingsFile(text: string, before: PortableSettings): ReadSettingsFile {
  const read = readExchange(text, kind, version);
  if (read.kind !== 'content') return read;
  const file = v.safeParse(settingsFile, read.content);
  if (!file.success) return { kind: 'invalid' };
  const after: Record<string, unknown> = {};
  const leftOut: string[] = [];
  for (const [name, value] of Object.entries(file.output.settings)) {
    const known = portableNames.find((one) => one === name);
    // What falls back to a default is not what the file says.
    const isUsable = known !== undefined && isDeepStrictEqual(v.parse(settingsSchema.entries[known], value), value);
    if (!isUsable) leftOut.push(name.slice(0, longestName));
    else if (!isDeepStrictEqual(before[known], value)) after[known] = value;
  }
  const own = Object.fromEntries(portableNames.map((name) => [name, before[name]])) as unknown as PortableSettings;
  return { kind: 'read', found: { before: own, after, leftOut: leftOut.slice(0, mostLeftOut) } };
}
