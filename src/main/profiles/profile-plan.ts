/** Plans the profiles for chosen roles: which are new, which are there already, whose names clash, and the edits. */
import { type ChosenRole, longestName, type RenderedName, renderName } from '../../shared/profile-names.ts';
import type { Clash, GoneProfile, PlannedProfile, ProfileRequest } from '../../shared/profile-plans.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { failure, type Result } from '../../shared/result.ts';
import type { ConfigDocument } from '../aws/config/document.ts';
import { checkSetting, type ConfigEdit, isNewProfileName, type NewSetting } from '../aws/config/edit.ts';
import { effectiveSections } from '../aws/config/sections.ts';
import { isNewRegion } from '../../shared/session-values.ts';
import { mark, roleOf } from './gone-profiles.ts';

/** Both files: a profile of the credentials file would be merged with a new one of its name. */
export interface AwsDocuments {
  readonly config: ConfigDocument;
  readonly credentials: ConfigDocument;
}

export interface ProfilePlan {
  /** One for each role, in the order of the request. */
  readonly profiles: readonly PlannedProfile[];
  readonly removed: readonly string[];
  /** First what goes, then what comes: at the end of the file. */
  readonly edits: readonly ConfigEdit[];
}

/**
 * Never plans a second profile for a role that has one, under whichever name, and never a change of a profile that is
 * there. Roles that come to one name clash all of them, since nobody could tell which of them the name means.
 */
export function planProfiles(
  documents: AwsDocuments,
  request: ProfileRequest,
  gone: readonly GoneProfile[],
): Result<ProfilePlan> {
  const refusal = checkRequest(documents.config, request);
  if (refusal) return failure(refusal);
  const removed = gone.flatMap(({ name }) => (request.remove.includes(name) ? [name] : []));
  const taken = takenNames(documents);
  const there = profilesByRole(documents.config);
  for (const name of removed) {
    taken.delete(name);
    there.delete(name);
  }
  const profiles = named(request, taken, new Map([...there].map(([name, key]) => [key, name])));
  const edits = [
    ...removed.map((name): ConfigEdit => ({ kind: 'remove-section', section: { kind: 'profile', name } })),
    ...profiles.flatMap((one) => (one.kind === 'new' ? [profileEdit(one.name, one.role, request)] : [])),
  ];
  return { ok: true, value: { profiles, removed, edits } };
}

function checkRequest({ sections }: ConfigDocument, { roles, region }: ProfileRequest): Problem | null {
  if (region !== null && !isNewRegion(region)) return problem('region-invalid', { region }, 'user');
  const known = new Set(sections.flatMap(({ kind, name }) => (kind === 'sso-session' ? [name] : [])));
  const unknown = roles.find(({ session }) => !known.has(session));
  return unknown ? problem('config-section-missing', { section: `sso-session ${unknown.session}` }, 'user') : null;
}

/** Of every section that may be a profile to some reader, closed or not. */
function takenNames({ config, credentials }: AwsDocuments): Set<string> {
  return new Set([
    ...config.sections.flatMap(({ kind, name }) => (kind === 'profile' || kind === 'default' ? [name] : [])),
    ...credentials.sections.map(({ header }) => header.title.trim()),
  ]);
}

function profilesByRole(config: ConfigDocument): Map<string, string> {
  // The first of several with one role is the one to be named, so it comes last here.
  const profiles = effectiveSections(config, ['default', 'profile'], '').toReversed();
  return new Map(
    profiles.flatMap((profile) => {
      const role = roleOf(profile);
      return role ? [[profile.name, keyOf(role)] as const] : [];
    }),
  );
}

function keyOf({ session, accountId, roleName }: Omit<ChosenRole, 'accountName'>): string {
  return JSON.stringify([session, accountId, roleName]);
}

function named(
  { roles, template, clashes }: ProfileRequest,
  taken: ReadonlySet<string>,
  there: ReadonlyMap<string, string>,
): readonly PlannedProfile[] {
  const chosen = [...new Map(roles.map((role) => [keyOf(role), role])).values()];
  const rendered = chosen.map((role) => ({ role, ...renderName(template, role), existing: there.get(keyOf(role)) }));
  const counts = new Map<string, number>();
  for (const { name, role, existing } of rendered) {
    // What is left out takes no name from anybody.
    if (!existing && !isOdd(role)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const used = new Set([...taken, ...counts.keys()]);
  return rendered.map(({ existing, ...one }): PlannedProfile => {
    if (existing !== undefined) return { ...one, name: existing, replaced: [], kind: 'exists' };
    const why = isOdd(one.role) ? 'role-name' : fault(one.name);
    if (why) return { ...one, kind: 'invalid', why };
    const clash = clashOf(one, taken, counts);
    if (clash === null) return { ...one, kind: 'new', renamed: null };
    const suggestion = freeName(one, template.separator, used);
    used.add(suggestion);
    if (fault(suggestion) || clashes === 'leave-out') return { ...one, kind: 'clash', clash, suggestion };
    return { ...one, name: suggestion, kind: 'new', renamed: clash };
  });
}

/** The longest name of a role (IAM API reference, `RoleName`). */
const longestRoleName = 64;

/**
 * A role whose name could not be written, so that one such name, which AWS does not allow, does not keep all the others of
 * the selection out of the file.
 */
function isOdd({ roleName }: ChosenRole): boolean {
  return roleName.length > longestRoleName || checkSetting(['sso_role_name', roleName]) !== null;
}

function fault(name: string): 'empty' | 'too-long' | 'reserved' | null {
  if (name === '') return 'empty';
  if (name.length > longestName) return 'too-long';
  return isNewProfileName(name) ? null : 'reserved';
}

function clashOf(
  { name }: RenderedName,
  taken: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
): Clash | null {
  if (taken.has(name)) return 'taken';
  return (counts.get(name) ?? 0) > 1 ? 'same-name' : null;
}

/** With the account's id, which tells accounts of one name apart; with a number, if that is in the name or not enough. */
function freeName(
  { name, role }: RenderedName & { readonly role: ChosenRole },
  separator: string,
  used: ReadonlySet<string>,
): string {
  const base = name.includes(role.accountId) ? name : `${name}${separator}${role.accountId}`;
  if (!used.has(base)) return base;
  for (let number = 2; ; number++) {
    const numbered = `${base}${separator}${number}`;
    if (!used.has(numbered)) return numbered;
  }
}

/** The form that all AWS tools accept, in the order in which `aws configure sso` writes it. */
function profileEdit(name: string, role: ChosenRole, { region, output }: ProfileRequest): ConfigEdit {
  const settings: readonly NewSetting[] = [
    ['sso_session', role.session],
    ['sso_account_id', role.accountId],
    ['sso_role_name', role.roleName],
    ...(region === null ? [] : [['region', region] as const]),
    ...(output === null ? [] : [['output', output] as const]),
    mark,
  ];
  return { kind: 'add-section', section: { kind: 'profile', name }, settings };
}
