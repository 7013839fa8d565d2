/** Sections that not every tool finds under the name that they seem to have. */
import type { ConfigSection } from '../aws/config/document.ts';
import { isNewProfileName } from '../aws/config/edit.ts';
import { hasPlainHeader } from '../aws/config/plain.ts';
import { sectionKey } from '../aws/config/section-name.ts';
import { isNewSessionName } from '../../shared/session-values.ts';
import { readerNames } from '../aws/config/readers/read-as.ts';
import { isIdentifier, type ReaderName } from '../aws/config/readers/reading.ts';
import { type Examination, sectionAbove } from './examination.ts';
import { placeOf } from '../aws/config/sections.ts';
import { type Cure, type Finding, finding, instruction, type ValueCure } from './finding.ts';
import { profileOf } from './form-checks.ts';
import { asComments, plainHeaderLine } from './line-edits.ts';
import { isNear } from './near-names.ts';
import { otherMentions } from './mentions.ts';
import { merged } from './merged-sections.ts';
import { inCredentials, profilesNaming } from './per-examination.ts';
import { withValue } from './value-cures.ts';
import { withoutTrailing } from '../../shared/text-ends.ts';

export function checkNames(examination: Examination): readonly Finding[] {
  const named = examination.documents.config.sections.filter(({ header }) => header.closed && header.title !== '');
  const byName = Map.groupBy(named, sectionKey);
  // The first of the spellings that another section has is among the first two.
  const spellings = new Map([...byName].map(([key, same]) => [key, firstSpellings(same)]));
  return named.flatMap((section) => {
    const rival = spellings.get(sectionKey(section))?.find(({ header }) => header.title !== section.header.title);
    if (rival) return rivalNames(examination, section, rival);
    if (section.kind === 'other') return unknownKind(examination, section, byName);
    return section.kind === 'services' ? [] : unseenName(examination, section);
  });
}

function firstSpellings(same: readonly ConfigSection[]): readonly ConfigSection[] {
  const [first] = same;
  const second = same.find(({ header }) => header.title !== first?.header.title);
  return [first, second].flatMap((one) => one ?? []);
}

/** `[default]` beside `[profile default]`, or one name with and without quotes: told once, at the one that loses. */
function rivalNames(examination: Examination, section: ConfigSection, rival: ConfigSection): readonly Finding[] {
  const other = rival.header.title.trim();
  const line = rival.header.number;
  const params = { section: section.header.title.trim(), other, line };
  const isDefault = section.kind === 'default' || rival.kind === 'default';
  if (isDefault && section.kind !== 'default') return [];
  if (!isDefault && section.header.number < line) return [];
  const place = placeOf(section.header, examination.files.config.file);
  const profile = profileOf(section, 'config');
  if (!isDefault) {
    const [isPlain, isOther] = [section, rival].map((one) => hasPlainHeader(one, 'config'));
    // The header stays that all tools know: `[profiles dev]` is one to the AWS CLI only.
    const header = isPlain && !isOther ? [plainHeaderLine(rival.header, section.header.title)] : [];
    const lines = [...merged(examination.documents.config.sections, rival, [section]), ...header];
    const touches = [section.name, ...titlesOf(section), ...titlesOf(rival)];
    // To most tools an indented header belongs to the section above, so there it is more than two that change.
    const isIndented = section.header.column > 1 || rival.header.column > 1;
    const cure: Cure = isIndented ? instruction : { kind: 'lines', file: 'config', lines, touches };
    const details = { severity: 'error', place, tools: ['botocore', 'go', 'rust', 'java'], cure, profile } as const;
    return [finding('same-name-twice', params, [params.section, other], details)];
  }
  // All SDKs let `[profile default]` win wherever it stands; for the AWS CLI the later one does.
  const tools: readonly ReaderName[] = section.header.number > line ? ['botocore'] : readerNames;
  const cure = withoutSection(section, ['default']);
  return [finding('shadowed-section', params, ['default'], { severity: 'error', place, tools, cure, profile })];
}

/** As a comment, so that nothing of it is lost. */
function withoutSection(section: ConfigSection, touches: readonly string[]): Cure {
  return { kind: 'lines', file: 'config', lines: asComments(section), touches };
}

/** Keys by which a section is known for a profile that lacks the word. */
const profileKeys = /^(sso_|aws_|region$|output$|role_arn$|source_profile$|credential_process$)/;
const rawSections: ReadonlySet<string> = new Set(['plugins', 'preview', 'toolkit', 'integ']);

/** A section of no known kind that has what profiles have. */
export function isMeantAsProfile({ kind, header, settings }: ConfigSection): boolean {
  if (kind !== 'other' || rawSections.has(header.title.trim())) return false;
  return settings.some(({ line }) => profileKeys.test(line.key));
}

/** In other words than `sso-session` in whatever case: `sso_session`, `ssosession`, `sso session` or one slip away from that. */
function isNearlySession(typed: string): boolean {
  if (!/^[a-z]+[-_ \t]?[a-z]*$/i.test(typed) || typed.toLowerCase() === 'sso-session') return false;
  return isNear(typed.replace(/[-_ \t]/, '').toLowerCase(), 'ssosession');
}

function unknownKind(
  examination: Examination,
  section: ConfigSection,
  byName: ReadonlyMap<string, readonly ConfigSection[]>,
): readonly Finding[] {
  const title = section.header.title.trim();
  const place = placeOf(section.header, examination.files.config.file);
  if (!isMeantAsProfile(section)) return [];
  if (title === 'DEFAULT') {
    const details = { severity: 'warning', place, tools: readerNames, cure: asDefault(examination, section) } as const;
    return [finding('odd-header', { section: title }, [title], details)];
  }
  const [, typed = '', last = ''] = /^(\S+|\S+\s\S+)\s+(\S+)$/.exec(title) ?? [];
  const isMisspelled = isNearlySession(typed);
  const isKind = isMisspelled || /^(profile|sso-session)$/i.test(typed);
  const kind = isMisspelled ? 'sso-session' : isKind ? typed : 'profile';
  const spelled = isKind ? last : title;
  const name = spelled.replace(/^default$/i, 'default');
  const wanted = `${kind.toLowerCase()} ${name}`;
  const [rival] = byName.get(wanted) ?? [];
  if (rival) {
    const params = { section: title, other: rival.header.title.trim(), line: rival.header.number };
    const details = { severity: 'warning', place, tools: readerNames, cure: withoutSection(section, []) } as const;
    return [finding('shadowed-section', params, [title], details)];
  }
  const fits = kind.toLowerCase() === 'profile' ? isNewProfileName(name) : isNewSessionName(name);
  const cure = fits
    ? newHeader(section, wanted === 'profile default' ? 'default' : wanted, [name, ...nameAbove(examination, section)])
    : instruction;
  if (isMisspelled) {
    const details = { severity: 'error', place, tools: readerNames, cure } as const;
    return [finding('misspelled-session', { section: title, name }, [title], details)];
  }
  const code = title === spelled ? 'missing-prefix' : 'odd-header';
  return [finding(code, { section: title }, [title], { severity: 'error', place, tools: readerNames, cure })];
}

/** Only where it is the only section: what Python lends from there to all others may be wanted. */
function asDefault({ documents }: Examination, section: ConfigSection): Cure {
  if (documents.config.sections.length > 1) return instruction;
  return newHeader(section, 'default', ['DEFAULT', 'default']);
}

function newHeader({ header }: ConfigSection, title: string, touches: readonly string[]): Cure {
  return { kind: 'lines', file: 'config', lines: [plainHeaderLine(header, title)], touches };
}

/** JavaScript has no sections without values, so those are passed over. */
function unseenName(examination: Examination, section: ConfigSection): readonly Finding[] {
  const { kind, name, header, settings } = section;
  if (!settings.some(({ line }) => line.value !== '')) return [];
  const title = header.title.trim();
  const plain = kind === 'default' ? 'default' : `${kind} ${name}`;
  const fits = kind === 'sso-session' ? isNewSessionName(name) : isNewProfileName(name);
  if (fits && (header.text === `[${plain}]` || header.text === '[profile default]')) return [];
  const tools = blindReaders(examination, section);
  if (tools.length === 0) return [];
  const place = placeOf(header, examination.files.config.file);
  const details = { severity: 'warning', place, tools, profile: profileOf(section, 'config') } as const;
  if (fits || header.column > 1) {
    // At the left edge first: indented, the header is a part of the value above it.
    const plainTitle = fits ? plain : title;
    const before = nameAbove(examination, section);
    const cure = newHeader(section, plainTitle, [name, ...titlesOf(section), ...before]);
    return [finding('odd-header', { section: title }, [title], { ...details, cure })];
  }
  const cure = renamed(examination, section);
  const followed = cure.kind === 'instruction' ? null : mentionKey(section);
  const params = { section: title, also: otherMentions(examination, section.name, followed) };
  return [finding('name-not-seen', params, [title], { ...details, cure })];
}

/** As the readers may name the section: Go keeps the quotes as a part of the name. */
function titlesOf({ header }: ConfigSection): readonly string[] {
  const titles = [header.title, header.title.trim()];
  // What is white space to one reader is a part of the name to another.
  return titles.flatMap((title) => [title, title.replace(/^\S+\s+/, ''), title.replace(/^\S+[ \t]+/, '')]);
}

/** A header that a reader does not take for one leaves its settings to the section above. */
function nameAbove({ documents }: Examination, { header }: ConfigSection): readonly string[] {
  const previous = sectionAbove(documents.config, header.number);
  return previous ? [previous.name] : [];
}

/** Those that do not see the section, or see no file at all because of its header. */
function blindReaders({ readings }: Examination, { kind, name, header }: ConfigSection): readonly ReaderName[] {
  return readerNames.filter((reader) => {
    const { profiles, ssoSessions, refusal } = readings[reader];
    const isRefusedHere = refusal?.file === 'config' && refusal.line === header.number;
    // A file that is refused elsewhere tells nothing about this section.
    if (refusal && reader !== 'javascript') return isRefusedHere;
    return !(kind === 'sso-session' ? ssoSessions : profiles).has(name);
  });
}

/** The key by which profiles name such a section: an exact edit follows it. */
function mentionKey({ kind }: Pick<ConfigSection, 'kind'>): 'sso_session' | 'source_profile' {
  return kind === 'sso-session' ? 'sso_session' : 'source_profile';
}

/** Another name, and every mention of the old one; asked for where none can be made of the letters that are there. */
function renamed(examination: Examination, { kind, name }: ConfigSection): Cure {
  const { sessionNamed, profileNamed } = examination;
  const isSession = kind === 'sso-session';
  const plain = plainName(name);
  const to = isSession || isNewProfileName(plain) ? plain : `${plain}-profile`;
  const isTaken = (isSession ? sessionNamed(to) : profileNamed(to)) !== undefined;
  const fits = (isSession ? isNewSessionName(to) : isNewProfileName(to)) && isIdentifier(to);
  if (inCredentials(examination, name).length > 0) return instruction;
  const key = mentionKey({ kind });
  const users = profilesNaming(examination, key, name);
  if (users.some(({ values }) => values.get(key)?.in === 'credentials')) return instruction;
  const section = { kind: isSession ? 'sso-session' : 'profile', name } as const;
  const own = users.filter((user) => user.section?.own.get(key)?.value === name);
  const mentions = own.map((user) => ({ profile: user.name, key }) as const);
  const asking: ValueCure = {
    kind: 'value',
    file: 'config',
    asked: { for: 'name', section, mentions },
    suggestions: [],
  };
  return plain !== '' && fits && !isTaken ? withValue(asking, to) : asking;
}

/** In letters that every reader takes; empty if nothing is left. */
export function plainName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^\w\-/.%@:+]+/g, '-');
  return withoutTrailing(plain.replace(/^-+/, ''), '-');
}
