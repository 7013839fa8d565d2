/** Where to sign in: start URLs, regions and scopes of sessions and legacy profiles. */
import { accountScope } from '../../shared/account-access.ts';
import { scopesIn } from '../aws/config/sign-in-keys.ts';
import { isRegion, isStartUrl } from '../aws/values.ts';
import { portalKey } from '../../shared/portal-sessions.ts';
import { filledValue, type FoundValue } from '../aws/config/sections.ts';
import { readerNames } from '../aws/config/readers/read-as.ts';
import type { Examination } from './examination.ts';
import { askForKey, type Finding, finding, instruction, mostSuggestions, setKey, shown } from './finding.ts';
import { profilesNaming } from './per-examination.ts';
import { regionFinding } from './region-checks.ts';
import { type Connection, connectionsOf, plainSpelling, type PortalRegions, portalRegions } from './start-urls.ts';

export function checkSessions(examination: Examination): readonly Finding[] {
  const connections = connectionsOf(examination);
  const portals = portalRegions(examination, connections);
  return [
    ...missingKeys(examination, connections, portals),
    ...missingScopes(examination),
    ...similarUrls(connections),
    ...badUrls(connections),
    ...connections.flatMap((one) => regionFinding(examination, one, portals)),
  ];
}

function missingKeys(
  examination: Examination,
  connections: readonly Connection[],
  portals: PortalRegions,
): readonly Finding[] {
  const urls = [...new Set(connections.map(({ startUrl }) => startUrl.value))].slice(0, mostSuggestions);
  return examination.sessions.flatMap((session) =>
    ['sso_start_url', 'sso_region'].flatMap((key) => {
      if (filledValue(session, key)) return [];
      const ref = { kind: 'sso-session', name: session.name } as const;
      const startUrl = filledValue(session, 'sso_start_url')?.value;
      const region = startUrl === undefined ? null : knownRegion(startUrl, portals);
      const suggestions = key === 'sso_region' ? examination.regions : urls;
      const cure =
        key === 'sso_region' && region !== null
          ? setKey('config', ref, key, region)
          : askForKey('config', ref, key, suggestions);
      const place = session.all.get(key)?.place ?? session.place;
      const details = { severity: 'error', place, tools: readerNames, cure } as const;
      return [finding('missing-key', { section: session.title, key }, [session.title, key], details)];
    }),
  );
}

/** From the URL itself, from a sign-in that worked, from another section with the same portal. */
function knownRegion(startUrl: string, portals: PortalRegions): string | null {
  const known = portals.sure(startUrl) ?? portals.common(startUrl);
  return known !== null && isRegion(known) ? known : null;
}

/** Without the scope AWS gives no refresh token to a client of the device authorization (aws-cli issues 7656, 7692). */
function missingScopes(examination: Examination): readonly Finding[] {
  return examination.sessions.flatMap((session) => {
    const scopes = session.all.get('sso_registration_scopes');
    const list = scopesIn(scopes?.value ?? '');
    if (list.includes(accountScope)) return [];
    const ref = { kind: 'sso-session', name: session.name } as const;
    const isReadable = list.every((scope) => /^\S+$/.test(scope));
    const cure = isReadable
      ? setKey('config', ref, 'sso_registration_scopes', [...list, accountScope].join(','))
      : instruction;
    const place = scopes?.place ?? session.place;
    const details = { place, tools: readerNames, cure } as const;
    // Without the line the AWS CLI asks for this scope by itself, but not with --use-device-code.
    if (list.length === 0)
      return [finding('missing-scope', { section: session.title }, [session.title], { ...details, severity: 'note' })];
    // Other scopes are right for a session of something else (AWS documents such files for CodeCatalyst), which renews as well.
    const users = profilesNaming(examination, 'sso_session', session.name);
    const user = users.find(({ values }) => values.has('sso_account_id') && values.has('sso_role_name'));
    if (!user) return [];
    const params = { section: session.title, profile: user.title };
    return [finding('missing-account-scope', params, [session.title], { ...details, severity: 'error' })];
  });
}

/** The plain spelling is to stay, whoever has it: an odd one never comes into a section that has the plain one. */
function similarUrls(connections: readonly Connection[]): readonly Finding[] {
  return [...Map.groupBy(connections, ({ startUrl }) => portalKey(startUrl.value))].flatMap(([, group]) => {
    const [first] = group;
    if (!first || group.every(({ startUrl }) => startUrl.value === first.startUrl.value)) return [];
    const plain = plainSpelling(first.startUrl.value);
    const model = group.find(({ startUrl }) => startUrl.value === plain);
    return group.flatMap((one, at) => {
      const { ref, title, file, startUrl } = one;
      const other = model ?? (at === 0 ? group[1] : first);
      if (startUrl.value === plain || !other) return [];
      const details = {
        severity: 'warning',
        place: startUrl.place,
        tools: readerNames,
        cure: setKey(file, ref, 'sso_start_url', plain),
        profile: ref.kind === 'profile' ? ref.name : null,
      } as const;
      return [finding('similar-start-urls', { section: title, other: other.title }, [title], details)];
    });
  });
}

function badUrls(connections: readonly Connection[]): readonly Finding[] {
  const urls = connections.flatMap((one) => (isStartUrl(one.startUrl.value) ? [one.startUrl.value] : []));
  const others = [...new Set(urls)].slice(0, mostSuggestions);
  return connections.flatMap(({ ref, title, file, startUrl }) => {
    if (isStartUrl(startUrl.value)) return [];
    const repaired = repairedUrl(startUrl);
    const cure =
      repaired === null ? askForKey(file, ref, 'sso_start_url', others) : setKey(file, ref, 'sso_start_url', repaired);
    const profile = ref.kind === 'profile' ? ref.name : null;
    const details = { severity: 'error', place: startUrl.place, tools: readerNames, cure, profile } as const;
    return [finding('bad-start-url', { section: title, value: shown(startUrl.value) }, [title], details)];
  });
}

/** AWS's own portals without, or with the wrong scheme. */
function repairedUrl({ value }: FoundValue): string | null {
  const [, rest] = /^(?:http:\/\/)?([a-z0-9-]+\.awsapps\.com\/start[#/]*)$/i.exec(value) ?? [];
  return rest === undefined ? null : `https://${rest}`;
}
