/** Brings what an administrator has settled into the state. Each value is judged alone: one that is unusable costs no other. */
import * as v from 'valibot';
import { type ManagedSettings, nothingManaged } from '../../shared/managed-settings.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import type { Log } from '../system/log.ts';
import type { ManagedSource } from '../system/managed-source.ts';
import { replaceNotices } from './notices.ts';
import type { Store } from './store.ts';

/** Reads them into the state, and tells there what is wrong with them. Never rejects. */
export type ReadManagedSettings = () => Promise<void>;

export function createManagedReader(
  { store, dismissed, log }: { readonly store: Store; readonly dismissed: ReadonlySet<string>; readonly log: Log },
  readSource: () => Promise<ManagedSource>,
): ReadManagedSettings {
  let logged = '';
  return async () => {
    const { managed, problems } = managedIn(await readSource());
    store.update((state) => ({ ...state, managed }));
    replaceNotices(store, 'managed', problems, (id) => dismissed.has(id));
    const all = JSON.stringify(problems);
    if (all !== logged)
      for (const { code, params } of problems) log.warn('managed settings not usable', { code, ...params });
    logged = all;
  };
}

const address = v.pipe(v.string(), v.regex(/^https:\/\/[^\s/?#]+/i), v.maxLength(2048));
const mostAddresses = 1000;

/** The names of `ManagedSettings` but its place. */
const schemas = {
  // What is no list counts as one of a single address.
  allowedStartUrls: v.pipe(
    v.unknown(),
    v.transform((value): readonly unknown[] => (Array.isArray(value) ? value : [value])),
  ),
  checkForUpdates: v.boolean(),
  credentialFeatures: v.boolean(),
} as const;
const names = Object.keys(schemas) as (keyof typeof schemas)[];

interface ReadManaged {
  readonly managed: ManagedSettings;
  readonly problems: readonly Problem[];
}

/** What counts, and what is to be told of the rest. */
export function managedIn(source: ManagedSource): ReadManaged {
  if (source.kind === 'none') return { managed: nothingManaged, problems: [] };
  const { place } = source;
  if (source.kind === 'refused') {
    const refused =
      source.why === 'others'
        ? problem('managed-not-trusted', { place }, 'user')
        : problem('managed-unreadable', { place, reason: source.why }, 'user');
    return { managed: nothingManaged, problems: [refused] };
  }
  const bad: string[] = [];
  const values: { -readonly [Name in keyof ManagedSettings]?: ManagedSettings[Name] } = {};
  for (const [found, value] of Object.entries(source.values)) {
    // The registry's names have no case.
    const name = names.find((known) => known.toLowerCase() === found.toLowerCase());
    const parsed = name === undefined ? null : v.safeParse(schemas[name], value);
    if (name === undefined || !parsed?.success) bad.push(found.slice(0, longestName));
    else Object.assign(values, { [name]: parsed.output });
  }
  const listed = values.allowedStartUrls;
  if (listed) {
    // An address that nobody can use takes nothing from the others, and allows nothing: a mistake here never opens every portal.
    const usable = listed.slice(0, mostAddresses).filter((one) => v.is(address, one));
    if (usable.length < listed.length) bad.push('allowedStartUrls');
    values.allowedStartUrls = usable;
  }
  const problems = bad.map((name) => problem('managed-value-invalid', { place, name }, 'user'));
  const counts = Object.keys(values).length > 0;
  return {
    managed: counts ? { ...nothingManaged, ...values, place } : nothingManaged,
    problems: problems.slice(0, mostTold),
  };
}

const longestName = 60;
const mostTold = 5;
