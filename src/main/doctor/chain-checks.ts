/** Profiles that get a role through another profile, or through the computer, and those that the AWS CLI cannot use at all. */
import { readerNames } from '../aws/config/readers/read-as.ts';
import type { ReaderName } from '../aws/config/readers/reading.ts';
import type { ConfigSection } from '../aws/config/document.ts';
import { type Examination, type Profile, sectionAbove } from './examination.ts';
import { askForKey, type Cure, type Finding, finding, instruction, mostSuggestions, setKey, shown } from './finding.ts';
import { commentedOut } from './line-edits.ts';
import { perExamination } from './per-examination.ts';
import { credentialSources, type Fault } from './resolution.ts';

export function checkChains(examination: Examination): readonly Finding[] {
  const told = new Set<string>();
  return examination.profiles.flatMap((profile) => {
    const resolution = examination.resolve(profile.name);
    const found = [...unknownServices(examination, profile), ...withoutRole(profile, resolution.kind === 'none')];
    if (resolution.kind !== 'broken') return found;
    const { fault } = resolution;
    const key = `${fault.code} ${fault.at}`;
    if (told.has(key)) return found;
    told.add(key);
    const at = examination.profileNamed(fault.at);
    return [...found, ...(at ? faultFinding(examination, at, fault) : [])];
  });
}

/** The other faults have findings of their own, in words that fit them better. */
function faultFinding(examination: Examination, profile: Profile, fault: Fault): readonly Finding[] {
  const { name } = profile;
  const tell = <Code extends ChainCode>(code: Code, params: ParamsOf<Code>, key: string, tools: Tools, cure: Cure) => {
    const place = profile.values.get(key)?.place ?? profile.place;
    return [finding(code, params, [name], { severity: 'error', place, tools, cure, profile: name })];
  };
  const [source = ''] = fault.names;
  const asking = (): Cure => askForSource(examination, profile);
  switch (fault.code) {
    case 'role-without-source':
      return tell(fault.code, { profile: name }, 'role_arn', ['botocore', 'rust'], asking());
    case 'two-sources':
      return tell(
        fault.code,
        { profile: name },
        'credential_source',
        ['botocore', 'go'],
        oneSource(examination, profile),
      );
    case 'unknown-source': {
      const params = { profile: name, source: shown(source) };
      return tell(fault.code, params, 'source_profile', readerNames, otherSource(examination, profile, source));
    }
    case 'source-without-credentials':
      return tell(fault.code, { profile: name, source: shown(source) }, 'source_profile', readerNames, asking());
    case 'bad-credential-source': {
      const value = profile.values.get('credential_source');
      const ref = { kind: 'profile', name } as const;
      const cure = askForKey(value?.in ?? 'config', ref, 'credential_source', credentialSources);
      return tell(
        fault.code,
        { profile: name, value: shown(value?.value ?? '') },
        'credential_source',
        readerNames,
        cure,
      );
    }
    case 'source-circle':
      return tell(
        fault.code,
        { profile: name, circle: circleText(fault.names) },
        'source_profile',
        readerNames,
        asking(),
      );
    case 'chain-too-long':
      return tell(fault.code, { profile: name }, 'source_profile', ['botocore'], asking());
    case 'half-keys':
      return tell(fault.code, { profile: name }, 'aws_access_key_id', readerNames, instruction);
    case 'missing-role-arn': {
      const params = { section: profile.title, key: 'role_arn' };
      const place = profile.values.get('web_identity_token_file')?.place ?? profile.place;
      const cure = askForKey(fileOf(profile), { kind: 'profile', name }, 'role_arn');
      const details = { severity: 'error', place, tools: readerNames, cure, profile: name } as const;
      return [finding('missing-key', params, [profile.title, 'role_arn'], details)];
    }
    case 'refused':
    case 'no-such-profile':
    case 'unknown-session':
    case 'conflicting-keys':
    case 'missing-sso-keys':
      return [];
  }
}

type ChainCode =
  | 'role-without-source'
  | 'two-sources'
  | 'unknown-source'
  | 'source-without-credentials'
  | 'bad-credential-source'
  | 'source-circle'
  | 'chain-too-long'
  | 'half-keys';
type ParamsOf<Code extends ChainCode> = Parameters<typeof finding<Code>>[1];
type Tools = readonly ReaderName[];

/** A source and no role to take with it: no tool does anything with that. */
function withoutRole(profile: Profile, hasNothing: boolean): readonly Finding[] {
  const { name, title, values } = profile;
  const source = values.get('source_profile') ?? values.get('credential_source');
  if (!source || !hasNothing || values.has('role_arn')) return [];
  const cure = askForKey(fileOf(profile), { kind: 'profile', name }, 'role_arn');
  const details = { severity: 'error', place: source.place, tools: readerNames, cure, profile: name } as const;
  return [finding('missing-key', { section: title, key: 'role_arn' }, [title, 'role_arn'], details)];
}

/** botocore needs the section as soon as it looks for an endpoint (configprovider.py `_get_services_config`). */
function unknownServices({ readings }: Examination, { name, values }: Profile): readonly Finding[] {
  const services = values.get('services');
  if (!services || readings.botocore.refusal || readings.botocore.services.has(services.value)) return [];
  const ref = { kind: 'profile', name } as const;
  const cure = askForKey(services.in, ref, 'services', [...readings.botocore.services.keys()]);
  const params = { profile: name, services: shown(services.value) };
  const details = { severity: 'error', place: services.place, tools: ['botocore'], cure, profile: name } as const;
  return [finding('unknown-services', params, [name], details)];
}

function fileOf({ section }: Profile): 'config' | 'credentials' {
  return section ? 'config' : 'credentials';
}

/** As many as a person looks through. */
const mostNames = 5;

function circleText(names: readonly string[]): string {
  const told = names.length > mostNames ? [...names.slice(0, mostNames - 1), '…', names.at(-1) ?? ''] : names;
  return told.map(shown).join(' → ');
}

/** Any profile that has credentials and does not come back to this one. */
function possibleSources(examination: Examination, { name }: Profile): readonly string[] {
  return goodSources(examination).flatMap(({ source, via }) => (source === name || via.includes(name) ? [] : [source]));
}

interface GoodSource {
  readonly source: string;
  readonly via: readonly string[];
}

/** The first ones, once for all profiles that need one. */
const goodSources = perExamination(({ profiles, resolve }): readonly GoodSource[] => {
  const found: GoodSource[] = [];
  for (const { name } of profiles) {
    if (found.length > mostSuggestions) break;
    const way = resolve(name);
    if (way.kind === 'sso' || way.kind === 'other') found.push({ source: name, via: way.via });
  }
  return found;
});

function askForSource(examination: Examination, profile: Profile): Cure {
  const file = profile.values.get('source_profile')?.in ?? fileOf(profile);
  const ref = { kind: 'profile', name: profile.name } as const;
  return askForKey(file, ref, 'source_profile', possibleSources(examination, profile));
}

/** The one name that is a slip away, if it is a way out. */
function otherSource(examination: Examination, profile: Profile, source: string): Cure {
  const near = examination.nearProfiles(source).filter((name) => name !== profile.name);
  const [meant] = near;
  const way = meant !== undefined && near.length === 1 ? examination.resolve(meant) : null;
  const isGood = (way?.kind === 'sso' || way?.kind === 'other') && !way.via.includes(profile.name);
  if (meant === undefined || !isGood) return askForSource(examination, profile);
  const file = profile.values.get('source_profile')?.in ?? fileOf(profile);
  return setKey(file, { kind: 'profile', name: profile.name }, 'source_profile', meant);
}

/** The profile that is named stays, if it has credentials: the other word is there for computers at AWS. */
function oneSource(examination: Examination, profile: Profile): Cure {
  const { name, values } = profile;
  const source = examination.resolve(values.get('source_profile')?.value ?? '');
  const found = values.get('credential_source');
  const isGood = source.kind === 'sso' || source.kind === 'other';
  if (!found || !isGood || source.via.includes(name)) return instruction;
  const line = examination.documents[found.in].lines[found.place.line - 1];
  const section: ConfigSection | undefined = line && sectionAbove(examination.documents[found.in], line.number);
  if (line?.kind !== 'setting' || !section) return instruction;
  return { kind: 'lines', file: found.in, lines: [commentedOut(line)], touches: [name, section.name] };
}

/** The last of all: what the AWS CLI cannot use has a finding, whatever the reason. */
export function checkUsable(examination: Examination, found: readonly Finding[]): readonly Finding[] {
  const explained = new Set(
    found.flatMap(({ severity, profile }) => (severity === 'error' && profile !== null ? [profile] : [])),
  );
  return examination.profiles.flatMap(({ name, place }) => {
    const way = examination.resolve(name);
    if (way.kind !== 'broken' || way.fault.code === 'refused') return [];
    if ([name, ...way.via, way.fault.at].some((one) => explained.has(one))) return [];
    const details = { severity: 'error', place, tools: ['botocore'], profile: name } as const;
    return [finding('profile-unusable', { profile: name }, [name], details)];
  });
}
