/** What the doctor can find in the AWS files, around them and in Daypass's own settings, as a closed union of codes; texts live in the messages. */
/** Where in which file: 1-based line and column. */
export interface ConfigPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Parameters of each code; every value is shown to people as it is, so none may ever be a secret. */
export interface FindingParams {
  /** The form of the files: what makes a tool refuse a file, or lose a part of it. */
  readonly 'file-not-utf8': { readonly file: string };
  /** Zero bytes, as a file in UTF-16 has them. */
  readonly 'zero-bytes': { readonly file: string };
  /** `reason` is the system's code. */
  readonly 'file-not-read': { readonly file: string; readonly reason: string };
  readonly 'byte-order-mark': Empty;
  /** One header more than once; `lines` as a list, such as "3, 9". `section` is always the header's text. */
  readonly 'duplicate-section': { readonly section: string; readonly lines: string };
  readonly 'duplicate-key': { readonly section: string; readonly key: string; readonly lines: string };
  readonly 'unclosed-header': { readonly text: string };
  readonly 'not-a-setting': { readonly text: string };
  readonly 'outside-section': { readonly key: string };
  /** A reader that refuses the file at this line, for a reason that no other code names. */
  readonly 'file-refused': Empty;

  /** Settings that tools read differently. */
  readonly 'comment-in-value': InSection;
  readonly 'colon-delimiter': InSection;
  readonly 'upper-case-key': InSection;
  readonly 'quoted-value': InSection;
  readonly 'indented-key': InSection;
  /** `characters` by their numbers, such as "U+FEFF, U+200B". */
  readonly 'invisible-character': InSection & { readonly characters: string };
  /** The value is a single quotation mark. */
  readonly 'lone-quote': InSection;
  /** Lines that end with a carriage return alone; `lines` as a list, the first ones. */
  readonly 'carriage-return': { readonly lines: string };
  /** What no other code explains: two tools see different values of the key. */
  readonly 'tools-disagree': InSection & { readonly views: readonly ToolView[] };
  /** The same for a whole section, which some tools do not see at all. */
  readonly 'section-not-seen': { readonly section: string };

  /** Names that some tools do not see. */
  /** `also`: lines that mention the name in other words than a rename can follow, such as "3, 9"; empty if none do. */
  readonly 'name-not-seen': { readonly section: string; readonly also: string };
  readonly 'odd-header': { readonly section: string };
  /** Two spellings of one name; `other` is on `line`. */
  readonly 'same-name-twice': { readonly section: string; readonly other: string; readonly line: number };
  readonly 'shadowed-section': { readonly section: string; readonly other: string; readonly line: number };
  /** The type of the section is nearly `sso-session`. */
  readonly 'misspelled-session': { readonly section: string; readonly name: string };
  readonly 'missing-prefix': { readonly section: string };
  readonly 'prefix-in-credentials': { readonly section: string };

  /** Sign-in. */
  readonly 'unknown-session': { readonly profile: string; readonly session: string };
  /** `keys` as a list, such as "sso_start_url, sso_region". */
  readonly 'conflicting-keys': { readonly profile: string; readonly session: string; readonly keys: string };
  readonly 'repeated-session-keys': { readonly profile: string; readonly session: string; readonly keys: string };
  readonly 'missing-key': InSection;
  readonly 'legacy-form': { readonly profile: string };
  readonly 'missing-scope': { readonly section: string };
  /** The scopes of a session are for something else, and a profile of it (its title) wants a role. */
  readonly 'missing-account-scope': { readonly section: string; readonly profile: string };
  readonly 'similar-start-urls': { readonly section: string; readonly other: string };
  readonly 'bad-start-url': { readonly section: string; readonly value: string };
  readonly 'bad-region': InSection & { readonly value: string };
  readonly 'unknown-region': InSection & { readonly value: string };
  /** The same start URL is known with the region `expected`. */
  readonly 'other-region': InSection & { readonly value: string; readonly expected: string };
  readonly 'bad-account-id': { readonly profile: string; readonly value: string };
  readonly 'role-not-assigned': { readonly profile: string; readonly accountId: string; readonly roleName: string };
  /** The user has no role at all there. */
  readonly 'account-not-assigned': { readonly profile: string; readonly accountId: string };
  readonly 'static-keys-win': { readonly profile: string };
  readonly 'process-wins': { readonly profile: string };

  /** Roles that are taken with the credentials of another profile. */
  readonly 'role-without-source': InProfile;
  readonly 'two-sources': InProfile;
  readonly 'unknown-source': InProfile & { readonly source: string };
  readonly 'source-without-credentials': InProfile & { readonly source: string };
  readonly 'bad-credential-source': InProfile & { readonly value: string };
  /** `circle` such as "a → b → a". */
  readonly 'source-circle': InProfile & { readonly circle: string };
  readonly 'chain-too-long': InProfile;
  /** A key id without its secret. */
  readonly 'half-keys': InProfile;
  readonly 'unknown-services': InProfile & { readonly services: string };
  /** For the AWS CLI the profile leads nowhere, for a reason that no other code names. */
  readonly 'profile-unusable': InProfile;

  /** Other addresses than AWS's own; `value` is scheme and host, `profiles` a list. */
  readonly 'endpoint-set': Endpoint;
  /** In the profile that tools take where they are told none. */
  readonly 'endpoint-of-all': Endpoint;
  /** Without encryption, and not this computer. */
  readonly 'endpoint-unencrypted': Endpoint;
  readonly 'environment-endpoint': Variable & { readonly value: string };
  readonly 'environment-endpoint-unencrypted': Variable & { readonly value: string };

  /** The machine. `mode` is octal, such as 0644. */
  readonly 'permissions-open': { readonly file: string; readonly mode: string };
  readonly 'folder-open': { readonly folder: string; readonly mode: string };
  readonly 'certificates-missing': InSection & { readonly file: string };
  readonly 'environment-certificates': Variable & { readonly file: string };
  readonly 'homes-differ': { readonly home: string; readonly userProfile: string };
  readonly 'environment-profile': Variable & { readonly value: string };
  readonly 'environment-profile-missing': Variable & { readonly value: string };
  /** Keys in the environment; never their values. */
  readonly 'environment-keys': Variable;
  readonly 'environment-file': Variable & { readonly value: string };
  readonly 'environment-region': Variable & { readonly value: string };

  /** Daypass's own settings, and those of an administrator. `used`: what counts in the place of `value`; both as JSON. */
  readonly 'setting-invalid': {
    readonly file: string;
    readonly name: string;
    readonly value: string;
    readonly used: string;
  };
  /** Of a list or a table of them: only some entries. */
  readonly 'setting-partly-invalid': { readonly file: string; readonly name: string };
  /** The file is no JSON, or cannot be read: all settings are the defaults. */
  readonly 'settings-unreadable': { readonly file: string };
  /** As the panel tells them (settings-problems.ts). */
  readonly 'managed-not-trusted': { readonly place: string };
  readonly 'managed-unreadable': { readonly place: string; readonly reason: string };
  readonly 'managed-value-invalid': { readonly place: string; readonly name: string };
}

/** The codes of what is about Daypass alone: no AWS tool knows it. */
export const ownCodes = [
  'setting-invalid',
  'setting-partly-invalid',
  'settings-unreadable',
  'managed-not-trusted',
  'managed-unreadable',
  'managed-value-invalid',
] as const satisfies readonly FindingCode[];

/** One of them, before it is a finding. */
export type OwnFault = Extract<FindingDetails, { readonly code: (typeof ownCodes)[number] }>;

export function isOwn({ code }: Pick<FindingDetails, 'code'>): boolean {
  return (ownCodes as readonly FindingCode[]).includes(code);
}

/** What some tools see; `text` is null for nothing, and for what may be a secret. */
export interface ToolView {
  /** Proper names, as a list. */
  readonly tools: string;
  readonly sees: 'nothing' | 'secret' | 'text';
  readonly text: string | null;
}

interface InSection {
  readonly section: string;
  readonly key: string;
}
interface InProfile {
  readonly profile: string;
}
interface Endpoint {
  readonly section: string;
  readonly value: string;
  readonly profiles: string;
}
interface Variable {
  readonly variable: string;
}
type Empty = Readonly<Record<never, never>>;

export type FindingCode = keyof FindingParams;

/** `error`: a tool fails. `warning`: tools disagree, or more sign-ins than needed. `note`: good to know. */
export type Severity = 'error' | 'warning' | 'note';

/** Whose language a command is in: bash, zsh and their like, or PowerShell. */
export type Shell = 'posix' | 'powershell';

/** What cures a finding, in the panel. */
export type CureSummary =
  /** There is an exact change to preview. */
  | { readonly kind: 'edit' | 'permissions' }
  /** The same, once a person has told a value: for this key, or a new name for the section where there is none. */
  | { readonly kind: 'value'; readonly key: string | null; readonly suggestions: readonly string[] }
  | { readonly kind: 'add-session'; readonly name: string | null }
  /** To be copied, and run where the variable is set. */
  | { readonly kind: 'command'; readonly shell: Shell; readonly command: string }
  /** It is only said. */
  | { readonly kind: 'instruction' };

/** What is told of a finding. */
export type FindingDetails = {
  readonly [Code in FindingCode]: { readonly code: Code; readonly params: FindingParams[Code] };
}[FindingCode];

export type FindingSummary = FindingDetails & {
  /** The same for the same mistake as long as it is there, whatever else changes in the files. */
  readonly id: string;
  readonly severity: Severity;
  /** The profile concerned, if it is about one. */
  readonly profile: string | null;
  /** Null for what is in no file. */
  readonly place: ConfigPlace | null;
  /** Proper names of the tools concerned. */
  readonly tools: readonly string[];
  readonly cure: CureSummary;
};
