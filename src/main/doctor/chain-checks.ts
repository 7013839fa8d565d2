/** Profiles that get a role through another profile, or through the computer, and those that the AWS CLI cannot use at all. */
import type { ConfigPlace, FindingCode, FindingParams } from '../../shared/findings.ts';
import { readerNames } from '../aws/config/readers/read-as.ts';
import type { ReaderName } from '../aws/config/readers/reading.ts';
import type { ConfigSection } from '../aws/config/document.ts';
import { type Examination, type Profile, sectionAbove } from './examination.ts';
import { askForKey, type Cure, type Finding, finding, instruction, mostSuggestions, setKey, shown } from './finding.ts';
import { commentedOut } from './line-edits.ts';
import { perExamination } from './per-examination.ts';
import { credentialSources, type Fault } from '../profiles/resolution.ts';

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

function faultFinding(examination: Examination, profile: Profile, fault: Fault): readonly Finding[] {
  const { name, values } = profile;
  const told = toldOf(examination, profile, fault);
  if (told) {
    const { code, params, key, tools, cure } = told;
    const place = values.get(key)?.place ?? profile.place;
    return [finding(code, params, [name], { severity: 'error', place, tools, cure, profile: name })];
  }
  // The other faults have findings of their own, in words that fit them better.
  if (fault.code !== 'missing-role-arn') return [];
  return [missingRole(profile, values.get('web_identity_token_file')?.place ?? profile.place)];
}

/** How a fault of the chain is told: at which key, for which tools, and what cures it. */
type ToldFault = {
  readonly [Code in ChainCode]: { readonly code: Code; readonly params: FindingParams[Code] };
}[ChainCode] & { readonly key: string; readonly tools: readonly ReaderName[]; readonly cure: Cure };

function toldOf(examination: Examination, profile: Profile, { code, names }: Fault): ToldFault | null {
  const { name, values } = profile;
  const [first = ''] = names;
  const [own, source] = [{ profile: name }, shown(first)];
  const ofSource = { key: 'source_profile', tools: readerNames } as const;
  const asking = (): Cure => askForSource(examination, profile);
  switch (code) {
    case 'role-without-source':
      return { code, params: own, key: 'role_arn', tools: ['botocore', 'rust'], cure: asking() };
    case 'two-sources': {
      const cure = oneSource(examination, profile);
      return { code, params: own, key: 'credential_source', tools: ['botocore', 'go'], cure };
    }
    case 'unknown-source':
      return { ...ofSource, code, params: { ...own, source }, cure: otherSource(examination, profile, first) };
    case 'source-without-credentials':
      return { ...ofSource, code, params: { ...own, source }, cure: asking() };
    case 'bad-credential-source': {
      const key = 'credential_source';
      const found = values.get(key);
      const cure = askForKey(found?.in ?? 'config', { kind: 'profile', name }, key, credentialSources);
      return { code, params: { ...own, value: shown(found?.value ?? '') }, key, tools: readerNames, cure };
    }
    case 'source-circle':
      return { ...ofSource, code, params: { ...own, circle: circleText(names) }, cure: asking() };
    case 'chain-too-long':
      return { ...ofSource, code, params: own, tools: ['botocore'], cure: asking() };
    case 'half-keys':
      return { code, params: own, key: 'aws_access_key_id', tools: readerNames, cure: instruction };
    default:
      return null;
  }
}

type ChainCode = Extract<Fault['code'], (FindingCode & `${string}source${string}`) | 'chain-too-long' | 'half-keys'>;

/** A source and no role to take with it: no tool does anything with that. */
function withoutRole(profile: Profile, hasNothing: boolean): readonly Finding[] {
  const source = profile.values.get('source_profile') ?? profile.values.get('credential_source');
  return source && hasNothing && !profile.values.has('role_arn') ? [missingRole(profile, source.place)] : [];
}

function missingRole(profile: Profile, place: ConfigPlace): Finding {
  const { name, title } = profile;
  const cure = askForKey(fileOf(profile), { kind: 'profile', name }, 'role_arn');
  const details = { severity: 'error', place, tools: readerNames, cure, profile: name } as const;
  return finding('missing-key', { section: title, key: 'role_arn' }, [title, 'role_arn'], details);
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
