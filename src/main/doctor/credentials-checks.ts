/** Sections of the credentials file that not every tool finds, and credentials that come before the sign-in. */
import type { ConfigSection } from '../aws/config/document.ts';
import { isNewProfileName } from '../aws/config/edit.ts';
import { readerNames } from '../aws/config/readers/read-as.ts';
import { isIdentifier, type AwsFileKind, type ReaderName } from '../aws/config/readers/reading.ts';
import { type Examination, isSso, type Profile } from './examination.ts';
import { placeOf } from '../aws/config/sections.ts';
import { type Cure, type Finding, finding, instruction, type ValueCure } from './finding.ts';
import { profileOf } from './form-checks.ts';
import { commentedOut, plainHeaderLine } from './line-edits.ts';
import { otherMentions } from './mentions.ts';
import { plainName } from './name-checks.ts';
import { inCredentials, perExamination, profilesNaming } from './per-examination.ts';
import { withValue } from './value-cures.ts';

export function checkCredentials(examination: Examination): readonly Finding[] {
  return [...credentialNames(examination), ...examination.profiles.flatMap((one) => winners(examination, one))];
}

function credentialNames(examination: Examination): readonly Finding[] {
  const { documents, files, readings } = examination;
  const { sections } = documents.credentials;
  return sections.flatMap((section) => {
    const { header, settings } = section;
    const title = header.title.trim();
    if (!header.closed || title === '' || !settings.some(({ line }) => line.value !== '')) return [];
    const place = placeOf(header, files.credentials.file);
    const [, name] = /^profile\s+(\S+)$/.exec(title) ?? [];
    if (name !== undefined) {
      const isTaken = inCredentials(examination, name).length > 0;
      const fits = isIdentifier(name) && !isTaken;
      const touches = [name, title, `profile.${name}`];
      const lines = [plainHeaderLine(header, name)];
      const cure: Cure = fits ? { kind: 'lines', file: 'credentials', lines, touches } : instruction;
      const details = { severity: 'error', place, tools: readerNames, cure, profile: name } as const;
      return [finding('prefix-in-credentials', { section: title }, [title], details)];
    }
    if (isIdentifier(title)) return [];
    const tools = readerNames.filter((reader) => {
      const { profiles, refusal } = readings[reader];
      return refusal ? refusal.file === 'credentials' && refusal.line === header.number : !profiles.has(title);
    });
    if (tools.length === 0) return [];
    const details = { severity: 'warning', place, tools, cure: renamed(examination, section), profile: title } as const;
    const params = { section: title, also: otherMentions(examination, title, null) };
    return [finding('name-not-seen', params, ['credentials', title], details)];
  });
}

const isConfigProfile = perExamination(({ documents }) => {
  return new Set(documents.config.sections.map((section) => profileOf(section, 'config')));
});

/** Not where the config file has the profile as well: one profile would become two. */
function renamed(examination: Examination, { header }: ConfigSection): Cure {
  const name = header.title.trim();
  // Indented, with another name it may be a part of the value above.
  if (header.column > 1) return instruction;
  const isSplit = isConfigProfile(examination).has(name);
  const isUsed = profilesNaming(examination, 'source_profile', name).length > 0;
  if (isSplit || isUsed) return instruction;
  const asking: ValueCure = {
    kind: 'value',
    file: 'credentials',
    asked: { for: 'name', section: { kind: 'profile', name }, mentions: [] },
    suggestions: [],
  };
  const to = plainName(name);
  const isFree = isNewProfileName(to, 'credentials') && !examination.profileNamed(to);
  return isFree ? withValue(asking, to) : asking;
}

const staticKeys = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'];

/** JavaScript and Go ask for keys before they ask for a sign-in, JavaScript also for a process; the others do not. */
function winners(examination: Examination, profile: Profile): readonly Finding[] {
  const { name, values } = profile;
  if (!isSso(profile) || values.has('role_arn')) return [];
  const accessKey = values.get('aws_access_key_id');
  const process = values.get('credential_process');
  const told = (
    code: 'static-keys-win' | 'process-wins',
    found: NonNullable<typeof process>,
    tools: readonly ReaderName[],
    keys: readonly string[],
  ): Finding => {
    const cure = withoutKeys(examination, profile, keys);
    const place = found.place;
    return finding(code, { profile: name }, [name], { severity: 'warning', place, tools, cure, profile: name });
  };
  return [
    ...(accessKey && values.has('aws_secret_access_key')
      ? [told('static-keys-win', accessKey, ['javascript', 'go'], staticKeys)]
      : []),
    ...(process ? [told('process-wins', process, ['javascript'], ['credential_process'])] : []),
  ];
}

/** As comments: keys that are gone cannot be had again from AWS. */
function withoutKeys({ documents }: Examination, { name, values }: Profile, keys: readonly string[]): Cure {
  const files = new Set(keys.flatMap((key) => values.get(key)?.in ?? []));
  const [file] = files;
  if (!file || files.size > 1) return instruction;
  const settings = documents[file].sections
    .filter((section) => isOf(section, name, file))
    .flatMap((one) => one.settings);
  const found = settings.filter(({ line }) => keys.includes(line.key));
  if (found.length === 0) return instruction;
  const lines = found.flatMap(({ line, below }) => [line, ...below]).map(commentedOut);
  return { kind: 'lines', file, lines, touches: [name] };
}

function isOf(section: ConfigSection, name: string, file: AwsFileKind): boolean {
  return section.header.closed && profileOf(section, file) === name;
}
