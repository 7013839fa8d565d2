/** Regions that are none, or are another one than the portal's. */
import { isRegion } from '../aws/values.ts';
import { readerNames } from '../aws/config/readers/read-as.ts';
import type { AwsFileKind } from '../aws/config/readers/reading.ts';
import type { SectionRef } from '../aws/config/edit.ts';
import type { FoundValue } from '../aws/config/sections.ts';
import type { Examination, Profile } from './examination.ts';
import { askForKey, type Cure, type Finding, finding, setKey, shown } from './finding.ts';
import { isOneSlipAway } from './near-names.ts';
import type { Connection, PortalRegions } from './start-urls.ts';

interface RegionPlace {
  readonly ref: SectionRef;
  readonly title: string;
  readonly file: AwsFileKind;
  readonly key: 'sso_region' | 'region';
}

/** `sso_region` of a session or a legacy profile. */
export function regionFinding(
  examination: Examination,
  { ref, title, file, region, startUrl }: Connection,
  portals: PortalRegions,
): readonly Finding[] {
  if (!region) return [];
  const seat: RegionPlace = {
    ref,
    title,
    file: ref.kind === 'profile' ? fileOf(examination, ref.name) : file,
    key: 'sso_region',
  };
  const malformed = malformedRegion(examination, seat, region);
  if (malformed.length > 0) return malformed;
  const sure = portals.sure(startUrl.value);
  // A portal has one region; of two that are named, the first one counts until more is known.
  const expected = sure ?? portals.first(startUrl.value);
  if (expected === null || expected === region.value) return [];
  const cure = sure === null ? askFor(seat, [expected]) : cureOf(seat, expected);
  const params = { section: title, key: 'sso_region', value: shown(region.value), expected: shown(expected) };
  return [finding('other-region', params, [title], { severity: 'error', ...common(seat, region), cure })];

  function fileOf({ profileNamed }: Examination, name: string): AwsFileKind {
    return profileNamed(name)?.values.get('sso_region')?.in ?? 'config';
  }
}

/** `region` of a profile: where its calls go. */
export function profileRegion(examination: Examination, profile: Profile): readonly Finding[] {
  const region = profile.values.get('region');
  if (!region) return [];
  const ref = { kind: 'profile', name: profile.name } as const;
  return malformedRegion(examination, { ref, title: profile.title, file: region.in, key: 'region' }, region);
}

function malformedRegion({ regions }: Examination, seat: RegionPlace, region: FoundValue): readonly Finding[] {
  const { value } = region;
  // `aws-global` and its like are regions of a kind.
  if (regions.includes(value) || /^[a-z-]+-global$/.test(value)) return [];
  const meant = meantRegion(value, regions);
  const cure = meant === null ? askFor(seat, regions) : cureOf(seat, meant);
  const params = { section: seat.title, key: seat.key, value: shown(value) };
  const about = [seat.file, seat.title, seat.key];
  const isForm = isRegion(value) && /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(value);
  const code = isForm ? 'unknown-region' : 'bad-region';
  const severity = isForm ? 'note' : 'error';
  return [finding(code, params, about, { severity, ...common(seat, region), cure })];
}

function common({ ref }: RegionPlace, { place }: FoundValue) {
  return { place, tools: readerNames, profile: ref.kind === 'profile' ? ref.name : null };
}

function cureOf({ ref, file, key }: RegionPlace, value: string): Cure {
  return setKey(file, ref, key, value);
}

function askFor({ ref, file, key }: RegionPlace, suggestions: readonly string[]): Cure {
  return askForKey(file, ref, key, suggestions);
}

/** An availability zone, other letters, blanks instead of hyphens; or one region that is a single slip away. */
function meantRegion(value: string, regions: readonly string[]): string | null {
  const plain = value
    .replaceAll(/["']/g, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-')
    .replace(/(\d)[a-z]$/, '$1');
  if (regions.includes(plain)) return plain;
  const near = regions.filter((region) => isOneSlipAway(plain, region));
  return near.length === 1 ? (near[0] ?? null) : null;
}
