/** Builds the AWS config files of the specs, section by section. */

export interface ProfileText {
  readonly name: string;
  readonly accountId?: string;
  readonly roleName?: string;
}

export interface SessionText {
  readonly name?: string;
  readonly startUrl?: string;
  readonly region?: string;
  /** The value of `sso_registration_scopes`; null leaves the key out. */
  readonly scopes?: string | null;
  /** Profiles that use the session, written below it. */
  readonly profiles?: readonly ProfileText[];
}

export interface LegacyProfileText extends ProfileText {
  readonly startUrl?: string;
  readonly region?: string;
}

/** The start URL that the builders use unless another one is given; the simulated organisation knows it. */
export const usualStartUrl = 'https://d-1234567890.awsapps.com/start';
export const usualRegion = 'eu-west-1';
export const usualScopes = 'sso:account:access';

/** An `[sso-session]` section, and its profiles; without arguments the session `corp`. Concatenate for several. */
export function sessionConfig(session: SessionText = {}): string {
  const {
    name = 'corp',
    startUrl = usualStartUrl,
    region = usualRegion,
    scopes = usualScopes,
    profiles = [],
  } = session;
  return (
    section(`sso-session ${name}`, {
      sso_start_url: startUrl,
      sso_region: region,
      sso_registration_scopes: scopes,
    }) + profiles.map((profile) => profileSection(profile, { sso_session: name })).join('')
  );
}

/** A legacy profile: `sso_start_url` and `sso_region` stand in the profile itself. */
export function legacyConfig({
  startUrl = usualStartUrl,
  region = usualRegion,
  ...profile
}: LegacyProfileText): string {
  return profileSection(profile, { sso_start_url: startUrl, sso_region: region });
}

type Settings = Readonly<Record<string, string | null>>;

function profileSection({ name, accountId, roleName }: ProfileText, signIn: Settings): string {
  const header = name === 'default' ? name : `profile ${name}`;
  return section(header, { ...signIn, sso_account_id: accountId ?? null, sso_role_name: roleName ?? null });
}

function section(header: string, settings: Settings): string {
  const lines = Object.entries(settings).flatMap(([key, value]) => (value === null ? [] : [`${key} = ${value}`]));
  return `[${[header, ...lines].join('\n').replace('\n', ']\n')}\n\n`;
}
