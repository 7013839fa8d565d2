/** Profiles of IAM Identity Center that do not lead to a role, or not in every tool. */
import type { SessionId } from '../../shared/app-state.ts';
import type { ConfigEdit } from '../aws/config/edit.ts';
import { isNewSessionName } from '../../shared/session-values.ts';
import { filledValue } from '../aws/config/sections.ts';
import { readerNames } from '../aws/config/readers/read-as.ts';
import type { ReaderName } from '../aws/config/readers/reading.ts';
import { type Examination, type FoundIn, isChained, isSso, type Profile, sessionOf } from './examination.ts';
import { askForKey, type Cure, type Finding, finding, instruction, mostSuggestions, setKey, shown } from './finding.ts';
import { profileOf } from './form-checks.ts';
import { asComments } from './line-edits.ts';
import { isUnclosedSession, profilesNaming } from './per-examination.ts';
import { profileRegion } from './region-checks.ts';
import { isLegacy } from './start-urls.ts';

export function checkProfiles(examination: Examination): readonly Finding[] {
  return examination.profiles.flatMap((profile) => [
    ...profileRegion(examination, profile),
    // What such a profile says of a sign-in no tool looks at; its source has findings of its own.
    ...(isSso(profile) && !isChained(profile) ? ssoFindings(examination, profile) : []),
  ]);
}

function ssoFindings(examination: Examination, profile: Profile): readonly Finding[] {
  return [
    ...unknownSession(examination, profile),
    ...repeatedKeys(examination, profile),
    ...missingKeys(examination, profile),
    ...legacyForm(profile),
    ...badAccountId(examination, profile),
    ...unassignedRole(examination, profile),
  ];
}

function detailsOf({ name, place }: Profile, found: FoundIn | undefined) {
  return { severity: 'error', place: found?.place ?? place, tools: readerNames, profile: name } as const;
}

function unknownSession(examination: Examination, profile: Profile): readonly Finding[] {
  const named = profile.values.get('sso_session');
  if (!named || sessionOf(examination, profile)) return [];
  // A session whose header is not closed has a finding of its own, and the profiles do name what was meant.
  if (isUnclosedSession(examination, named.value)) return [];
  const names = examination.sessions.slice(0, mostSuggestions).map(({ name }) => name);
  const near = examination.nearSessions(named.value);
  const [meant] = near.length > 0 ? near : names;
  const isSure = meant !== undefined && (near.length === 1 || names.length === 1);
  const ref = { kind: 'profile', name: profile.name } as const;
  const cure = isSure ? setKey(named.in, ref, 'sso_session', meant) : otherSession();
  const params = { profile: profile.name, session: shown(named.value) };
  return [finding('unknown-session', params, [profile.name], { ...detailsOf(profile, named), cure })];

  function otherSession(): Cure {
    const isNameable = named !== undefined && isNewSessionName(named.value);
    if (names.length === 0 && isNameable) return { kind: 'add-session', name: named.value };
    return askForKey(named?.in ?? 'config', ref, 'sso_session', [...near, ...names]);
  }
}

/** What a profile says and its session says as well: the AWS CLI and Go refuse a difference, Rust refuses it at all. */
function repeatedKeys(examination: Examination, profile: Profile): readonly Finding[] {
  const session = sessionOf(examination, profile);
  if (!session) return [];
  const repeated = [...session.all.keys()].filter((key) => filledValue(session, key) && profile.values.has(key));
  const own = repeated.flatMap((key) => {
    const found = profile.values.get(key);
    // What `[DEFAULT]` lends is in both, and cannot be taken out of one.
    const isLent = found?.in === 'config' && !profile.section?.own.has(key);
    return found && !isLent ? [{ key, found, differs: found.value !== session.all.get(key)?.value }] : [];
  });
  const different = own.filter(({ differs }) => differs);
  const strict = own.filter(({ key }) => key === 'sso_start_url' || key === 'sso_region');
  const told = different.length > 0 ? different : strict;
  const [first] = told;
  if (!first) return [];
  const cure = withoutKeys(
    profile,
    told.map(({ key }) => key),
  );
  const params = { profile: profile.name, session: session.name, keys: told.map(({ key }) => key).join(', ') };
  const details = { ...detailsOf(profile, first.found), cure };
  if (different.length === 0) {
    const tools: readonly ReaderName[] = ['rust'];
    return [finding('repeated-session-keys', params, [profile.name], { ...details, tools, severity: 'warning' })];
  }
  // JavaScript takes the session's value without a word.
  const tools = readerNames.filter((reader) => reader !== 'javascript');
  return [finding('conflicting-keys', params, [profile.name], { ...details, tools })];
}

function withoutKeys({ name, values }: Profile, keys: readonly string[]): Cure {
  const files = new Set(keys.flatMap((key) => values.get(key)?.in ?? []));
  const [file] = files;
  if (!file || files.size > 1) return instruction;
  const edits = keys.map((key): ConfigEdit => ({ kind: 'remove-key', section: { kind: 'profile', name }, key }));
  return { kind: 'edit', file, edits };
}

function missingKeys(examination: Examination, profile: Profile): readonly Finding[] {
  const { name, title, values, section } = profile;
  const file = section ? 'config' : 'credentials';
  const ref = { kind: 'profile', name } as const;
  const told = (key: SsoKey, known?: Cure): Finding => {
    const cure = known ?? askForKey(file, ref, key, likelyValues(examination, profile, key));
    const empty = section?.all.get(key)?.place;
    const details = detailsOf(profile, undefined);
    return finding('missing-key', { section: title, key }, [title, key], {
      ...details,
      place: empty ?? profile.place,
      cure,
    });
  };
  const hasRole = values.has('sso_role_name');
  const half = hasRole === values.has('sso_account_id') ? [] : [told(hasRole ? 'sso_account_id' : 'sso_role_name')];
  if (values.has('sso_session')) return half;
  const hasUrl = values.has('sso_start_url');
  if (hasUrl && values.has('sso_region')) return half;
  if (hasUrl) return [...half, told('sso_region')];
  if (values.has('sso_region')) return [...half, told('sso_start_url')];
  const [first, second] = examination.sessions;
  if (!first) return [...half, told('sso_session', { kind: 'add-session', name: null })];
  return [...half, second ? told('sso_session') : told('sso_session', setKey(file, ref, 'sso_session', first.name))];
}

type SsoKey = 'sso_session' | 'sso_start_url' | 'sso_region' | 'sso_account_id' | 'sso_role_name';

/** What the sessions have, and what AWS has said that the user may have. */
function likelyValues(examination: Examination, profile: Profile, key: SsoKey): readonly string[] {
  const { sessions, regions, assigned } = examination;
  const ofSessions = (own: string): readonly string[] => sessions.flatMap((one) => filledValue(one, own)?.value ?? []);
  const roles = assigned.get(sessionIdOf(profile)) ?? new Map<string, readonly string[] | null>();
  switch (key) {
    case 'sso_session':
      return sessions.map(({ name }) => name);
    case 'sso_start_url':
      return ofSessions(key);
    case 'sso_region':
      return [...ofSessions(key), ...regions];
    case 'sso_account_id': {
      const role = profile.values.get('sso_role_name')?.value;
      return [...roles].flatMap(([id, names]) => (role === undefined || names?.includes(role) ? [id] : []));
    }
    case 'sso_role_name':
      return roles.get(profile.values.get('sso_account_id')?.value ?? '') ?? [];
  }
}

function legacyForm(profile: Profile): readonly Finding[] {
  const { name, values } = profile;
  const startUrl = values.get('sso_start_url');
  if (!startUrl || !values.has('sso_region') || !isLegacy(profile)) return [];
  const cure: Cure = startUrl.in === 'config' ? { kind: 'convert', profile: name } : instruction;
  const details = { ...detailsOf(profile, startUrl), severity: 'warning', cure } as const;
  return [finding('legacy-form', { profile: name }, [name], details)];
}

function badAccountId(examination: Examination, profile: Profile): readonly Finding[] {
  const { name, values } = profile;
  const accountId = values.get('sso_account_id');
  if (!accountId || /^\d{12}$/.test(accountId.value)) return [];
  const digits = accountId.value.replaceAll(/[-\s]/g, '');
  // A spreadsheet takes leading zeros away.
  const isClear = /^\d{9,12}$/.test(digits);
  const ref = { kind: 'profile', name } as const;
  const cure = isClear
    ? setKey(accountId.in, ref, 'sso_account_id', digits.padStart(12, '0'))
    : askForKey(accountId.in, ref, 'sso_account_id', likelyValues(examination, profile, 'sso_account_id'));
  const params = { profile: name, value: shown(accountId.value) };
  return [finding('bad-account-id', params, [name], { ...detailsOf(profile, accountId), cure })];
}

function unassignedRole(examination: Examination, profile: Profile): readonly Finding[] {
  const { assigned } = examination;
  const { name, values } = profile;
  const accountId = values.get('sso_account_id');
  const role = values.get('sso_role_name');
  const roles = assigned.get(sessionIdOf(profile));
  if (!roles || !accountId || !role || !/^\d{12}$/.test(accountId.value)) return [];
  const inAccount = roles.get(accountId.value) ?? (roles.has(accountId.value) ? null : []);
  if (inAccount === null || inAccount.includes(role.value)) return [];
  if (inAccount.length === 0) {
    const cure = withoutProfile(examination, profile);
    const params = { profile: name, accountId: accountId.value };
    return [finding('account-not-assigned', params, [name], { ...detailsOf(profile, accountId), cure })];
  }
  const same = inAccount.find((roleName) => roleName.toLowerCase() === role.value.toLowerCase());
  const ref = { kind: 'profile', name } as const;
  const cure = same ? setKey(role.in, ref, 'sso_role_name', same) : askForKey(role.in, ref, 'sso_role_name', inAccount);
  const params = { profile: name, accountId: accountId.value, roleName: shown(role.value) };
  return [finding('role-not-assigned', params, [name], { ...detailsOf(profile, role), cure })];
}

/** As comments, so that nothing of it is lost; not where another profile stands on it, or a part is in the other file. */
function withoutProfile(examination: Examination, { name, values }: Profile): Cure {
  const isUsed = profilesNaming(examination, 'source_profile', name).length > 0;
  const isSplit = [...values.values()].some((found) => found.in === 'credentials');
  if (isUsed || isSplit) return instruction;
  const own = examination.documents.config.sections.filter((section) => profileOf(section, 'config') === name);
  return { kind: 'lines', file: 'config', lines: own.flatMap(asComments), touches: [name] };
}

export function sessionIdOf({ values }: Profile): SessionId {
  const session = values.get('sso_session');
  return session ? `sso-session:${session.value}` : `legacy:${values.get('sso_start_url')?.value ?? ''}`;
}
