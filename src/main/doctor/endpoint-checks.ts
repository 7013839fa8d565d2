/** Addresses in the place of AWS's own, where sign-ins and tokens go then: in the config file and in the environment. */
import { isIP } from 'node:net';
import type { ConfigSection, SettingLine } from '../aws/config/document.ts';
import { readerNames } from '../aws/config/readers/read-as.ts';
import type { Severity } from '../../shared/findings.ts';
import { type Examination } from './examination.ts';
import { placeOf } from '../aws/config/sections.ts';
import { type Cure, type Finding, finding, instruction, shown } from './finding.ts';
import { commentedOut } from './line-edits.ts';
import { unset, variable } from './shell-cures.ts';

/** The services that take part in a sign-in, as a services section and the variables name them. */
const services = ['sso', 'sso_oidc', 'sts'] as const;
/** With the one that gives consoles to keys, which no services section leads elsewhere here. */
const variables = [
  'AWS_ENDPOINT_URL',
  ...[...services, 'signin'].map((name) => `AWS_ENDPOINT_URL_${name.toUpperCase()}`),
];

/**
 * Daypass itself takes none of the file's addresses. The AWS CLI takes those of the profile that it is told, the
 * JavaScript SDK those of the profile that is chosen (`AWS_PROFILE`, else `default`) for every sign-in that it renews.
 */
export function checkEndpoints(examination: Examination): readonly Finding[] {
  const { env, platform } = examination;
  if (variable(env, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', platform)?.toLowerCase() === 'true') return [];
  return [...inFile(examination), ...inEnvironment(examination)];
}

function inFile(examination: Examination): readonly Finding[] {
  const users = Map.groupBy(examination.profiles, ({ values }) => values.get('services')?.value);
  return examination.documents.config.sections.flatMap((section) => {
    const { kind, name } = section;
    if (kind === 'services') {
      const names = (users.get(name) ?? []).map((profile) => profile.name);
      return nestedEndpoints(section).flatMap((line) => fileFinding(examination, section, line, names));
    }
    if (kind !== 'default' && kind !== 'profile') return [];
    const line = section.settings.findLast((one) => one.line.key === 'endpoint_url' && one.line.value !== '')?.line;
    return line ? fileFinding(examination, section, line, [name]) : [];
  });
}

function nestedEndpoints({ settings }: ConfigSection): readonly SettingLine[] {
  return settings.flatMap(({ line, below }) => {
    if (!services.some((service) => service === line.key)) return [];
    return below.filter(
      (one): one is SettingLine => one.kind === 'nested' && one.key === 'endpoint_url' && one.value !== '',
    );
  });
}

function fileFinding(
  examination: Examination,
  section: ConfigSection,
  line: SettingLine,
  names: readonly string[],
): readonly Finding[] {
  const concerned = names.filter((name) => signsIn(examination, name));
  const isDefault = names.includes('default');
  if (concerned.length === 0 && !isDefault) return [];
  const title = section.header.title.trim();
  const profiles = listOf(concerned.length === 0 ? ['default'] : concerned);
  const params = { section: title, value: addressOf(line.value), profiles };
  const severity = severityOf(line.value);
  const place = placeOf(line, examination.files.config.file);
  const about = [title, line.key, String(line.column > 1)];
  const [profile = null] = names.length === 1 ? concerned : [];
  if (severity === 'error') {
    const cure: Cure = { kind: 'lines', file: 'config', lines: [commentedOut(line)], touches: [section.name, title] };
    return [finding('endpoint-unencrypted', params, about, { severity, place, tools: readerNames, cure, profile })];
  }
  const code = isDefault ? 'endpoint-of-all' : 'endpoint-set';
  const tools = isDefault ? (['botocore', 'javascript'] as const) : readerNames;
  return [finding(code, params, about, { severity, place, tools, cure: instruction })];
}

/** Itself or through others; what neither signs in nor chooses for others concerns no sign-in. */
function signsIn({ resolve, profileNamed }: Examination, name: string): boolean {
  const { kind } = resolve(name);
  const ignores = profileNamed(name)?.values.get('ignore_configured_endpoint_urls')?.value.toLowerCase() === 'true';
  return (kind === 'sso' || kind === 'token') && !ignores;
}

function inEnvironment({ env, platform }: Examination): readonly Finding[] {
  return variables.flatMap((name) => {
    const value = variable(env, name, platform);
    if (!value) return [];
    const severity = severityOf(value);
    const code = severity === 'error' ? 'environment-endpoint-unencrypted' : 'environment-endpoint';
    const params = { variable: name, value: addressOf(value) };
    const details = { severity, place: null, tools: readerNames, cure: unset([name], platform) } as const;
    return [finding(code, params, [name], details)];
  });
}

/** This computer itself is no other machine; any other one without encryption reads the tokens with everybody on the way. */
function severityOf(value: string): Severity {
  const url = URL.parse(value);
  if (url && isLoopback(url.hostname)) return 'note';
  return url?.protocol === 'http:' ? 'error' : 'warning';
}

function isLoopback(hostname: string): boolean {
  const plain = hostname.replace(/^\[|\]$/g, '');
  if (plain === 'localhost' || plain.endsWith('.localhost') || plain === '::1') return true;
  return isIP(plain) === 4 && plain.startsWith('127.');
}

/** Scheme and host only: anybody may have pasted anything there. */
function addressOf(value: string): string {
  const url = URL.parse(value);
  return url && url.host !== '' ? shown(`${url.protocol}//${url.host}`) : '…';
}

/** As many names as a sentence can hold. */
const mostNames = 5;

function listOf(names: readonly string[]): string {
  const told = names.slice(0, mostNames).map(shown).join(', ');
  return names.length > mostNames ? `${told}, …` : told;
}
