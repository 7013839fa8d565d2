/** What no other check explains: two tools see different values of a key that decides over a sign-in. */
import type { ConfigSection, Setting } from '../aws/config/document.ts';
import { hasPlainHeader } from '../aws/config/plain.ts';
import { familyOf, readAs, readerNames } from '../aws/config/readers/read-as.ts';
import type { AwsFileKind, ReaderName } from '../aws/config/readers/reading.ts';
import type { ToolView } from '../../shared/findings.ts';
import { type Examination, fileKinds } from './examination.ts';
import { placeOf } from '../aws/config/sections.ts';
import { type Finding, finding, shown } from './finding.ts';
import { isOpenKey } from '../aws/config/line-text.ts';
import { plainSection, plainSetting, type Spot } from './plain-lines.ts';
import { differing, type Group, groups, type Seen } from './seen-values.ts';
import { isAboutKey, isAboutSection, isTelling } from './telling-codes.ts';

/** One section's difference; more of them help nobody. */
const mostDifferences = 200;

/**
 * The last check. A tool that refuses the file is told of elsewhere, so those that read it are compared. What is found
 * here has a cure where the lines can be written in the one way that all readers take.
 */
export function checkDisagreements(examination: Examination, found: readonly Finding[]): readonly Finding[] {
  const { readings } = examination;
  const seeing = readerNames.flatMap((reader) => {
    return readings[reader].refusal ? [] : [[reader, readings[reader]] as const];
  });
  const told: Finding[] = [];
  let places: Places | null = null;
  for (const { group, name, seen } of differing(seeing)) {
    places ??= findPlaces(examination, found);
    const spots = places.spotsOf(group, name);
    const uncovered = differentKeys(seen).filter((key) => !places?.isTold(spots, key));
    told.push(...disagreements(examination, { group, name, seen, spots }, uncovered));
    if (told.length >= mostDifferences) break;
  }
  return told;
}

interface Difference {
  readonly group: Group;
  readonly name: string;
  readonly seen: ReadonlyMap<ReaderName, Seen>;
  readonly spots: readonly Spot[];
}

function differentKeys(seen: Difference['seen']): readonly string[] {
  const all = [...seen.values()];
  const keys = new Set(all.flatMap((one) => [...one.keys()]));
  return [...keys].filter((key) => new Set(all.map((one) => one.get(key))).size > 1);
}

function disagreements(examination: Examination, difference: Difference, keys: readonly string[]): readonly Finding[] {
  const { group, name, seen, spots } = difference;
  const [spot] = spots;
  const file = spot?.file ?? 'config';
  const title = spot?.section.header.title.trim() ?? name;
  const profile = group === 'profiles' ? name : null;
  const blind = [...seen].flatMap(([reader, one]) => (one.size === 0 ? [reader] : []));
  if (keys.length > 1 && blind.length > 0) {
    const place = spot ? placeOf(spot.section.header, examination.files[file].file) : fileStart(examination, file);
    const cure = spot ? plainSection(examination, spot, group) : undefined;
    const details = { severity: 'error', place, tools: blind, profile, ...(cure && { cure }) } as const;
    return [finding('section-not-seen', { section: title }, [file, group, name], details)];
  }
  return keys.map((key) => {
    const holder = spots.findLast(({ section }) => settingOf(section, key));
    const setting = holder && settingOf(holder.section, key);
    const line = setting?.line ?? spot?.section.header;
    const at = holder ?? spot;
    const kind = at?.file ?? file;
    const cure = at && setting ? plainSetting(examination, at, setting, group, key) : undefined;
    const place = line ? placeOf(line, examination.files[kind].file) : fileStart(examination, kind);
    const section = at?.section.header.title.trim() ?? title;
    const usual = seen.get('botocore') ?? new Map<string, string>();
    const tools = seen.has('botocore')
      ? [...seen].flatMap(([reader, one]) => (one.get(key) === usual.get(key) ? [] : [reader]))
      : [...seen.keys()];
    const details = { severity: 'error', place, tools, profile, ...(cure && { cure }) } as const;
    return finding('tools-disagree', { section, key, views: viewsOf(seen, key) }, [kind, group, name, key], details);
  });
}

function fileStart({ files }: Examination, kind: AwsFileKind) {
  return { file: files[kind].file, line: 1, column: 1 };
}

function settingOf({ settings }: ConfigSection, key: string): Setting | undefined {
  return settings.findLast(({ line }) => line.key === key);
}

function viewsOf(seen: Difference['seen'], key: string): readonly ToolView[] {
  const byValue = Map.groupBy([...seen], ([, one]) => one.get(key));
  return [...byValue].map(([value, same]): ToolView => {
    const tools = same.map(([reader]) => familyOf[reader]).join(', ');
    if (value === undefined) return { tools, sees: 'nothing', text: null };
    return isOpenKey(key) ? { tools, sees: 'text', text: shown(value) } : { tools, sees: 'secret', text: null };
  });
}

/** Which sections a reader may mean by a name, and what other checks have said of them. */
interface Places {
  spotsOf(group: Group, name: string): readonly Spot[];
  isTold(spots: readonly Spot[], key: string): boolean;
}

function findPlaces(examination: Examination, found: readonly Finding[]): Places {
  const { documents, files } = examination;
  const byLine = new Map<string, Finding[]>();
  for (const one of found) {
    if (!one.place || !(isTelling(one) || one.code === 'missing-key')) continue;
    const line = `${one.place.file}\n${one.place.line}`;
    const known = byLine.get(line);
    if (known) known.push(one);
    else byLine.set(line, [one]);
  }
  const at = (file: AwsFileKind, line: number): readonly Finding[] => byLine.get(`${files[file].file}\n${line}`) ?? [];
  const seats = seatsOf(examination);
  const hasReturns = new Set(found.flatMap(({ code, place }) => (code === 'carriage-return' ? [place?.file] : [])));
  const lenders = fileKinds.flatMap((file) => spotsIn(examination, file).filter(({ section }) => isLender(section)));
  const tells = ({ file, at: index, section }: Spot, key: string): boolean => {
    if (hasReturns.has(files[file].file)) return true;
    if ([section.header, ...section.body].some(({ number }) => at(file, number).some((one) => isAboutKey(one, key)))) {
      return true;
    }
    // Where a reader does not see the next header, that section's settings come into this one.
    const next = documents[file].sections[index + 1];
    return next !== undefined && at(file, next.header.number).some(isAboutSection);
  };
  return {
    spotsOf: (group, name) => seats.get(`${group} ${name}`) ?? [],
    isTold: (spots, key) => {
      const lending = lenders.filter(({ section }) => settingOf(section, key));
      return [...spots, ...lending].some((spot) => tells(spot, key));
    },
  };
}

function isLender({ header }: ConfigSection): boolean {
  return header.title === 'DEFAULT';
}

function spotsIn({ documents }: Examination, file: AwsFileKind): readonly Spot[] {
  return documents[file].sections.map((section, at) => ({ file, at, section }));
}

/** By group and name: every section that some reader puts there. Plain headers need no reading. */
function seatsOf(examination: Examination): ReadonlyMap<string, readonly Spot[]> {
  const seats = new Map<string, Spot[]>();
  const known = new Map<string, ReadonlySet<string>>();
  for (const file of fileKinds) {
    for (const spot of spotsIn(examination, file)) {
      const { section } = spot;
      const header = `${file} ${section.header.text}`;
      const names =
        known.get(header) ?? (hasPlainHeader(section, file) ? plainSeat(section, file) : oddSeats(section, file));
      known.set(header, names);
      for (const name of names) {
        const spots = seats.get(name);
        if (spots) spots.push(spot);
        else seats.set(name, [spot]);
      }
    }
  }
  return seats;
}

function plainSeat({ kind, name, header }: ConfigSection, file: AwsFileKind): ReadonlySet<string> {
  if (file === 'credentials') return new Set([`profiles ${header.title}`]);
  return new Set([
    kind === 'sso-session' ? `ssoSessions ${name}` : kind === 'services' ? `services ${name}` : `profiles ${name}`,
  ]);
}

function oddSeats({ kind, name, header }: ConfigSection, file: AwsFileKind): ReadonlySet<string> {
  const own = kind === 'sso-session' ? 'ssoSessions' : kind === 'services' ? 'services' : 'profiles';
  const names = new Set([`${own} ${name}`]);
  const texts = { config: '', credentials: '', [file]: `${header.text}\na = b\n` };
  for (const reader of readerNames) {
    const reading = readAs(reader, texts);
    for (const group of groups) for (const seen of reading[group].keys()) names.add(`${group} ${seen}`);
  }
  return names;
}
