/** What can keep role credentials from being had, or from being used, and can be shown to a person; a part of `ProblemParams`. */

export interface RoleProblems {
  /** Credentials were asked for, and nobody is signed in to the session that they come from. */
  readonly 'session-not-signed-in': { readonly session: string };
  /** AWS refuses a role that nobody has listed either. */
  readonly 'role-refused': { readonly roleName: string; readonly accountId: string };
  /** The same, and the list has the role in other letters: AWS heeds their case. */
  readonly 'role-other-case': { readonly roleName: string; readonly listed: string; readonly accountId: string };
  /** What the profile or the person names is no account or no role to AWS. */
  readonly 'role-invalid': { readonly roleName: string; readonly accountId: string };
  /** The same of what STS was asked for: the ARN, its name, its external ID or its length. */
  readonly 'assume-invalid': { readonly roleArn: string; readonly profile: string };
  /** STS does not let the role before assume this one. */
  readonly 'assume-refused': { readonly roleArn: string; readonly profile: string };
  /** STS does not take the keys that it was asked with. */
  readonly 'keys-refused': { readonly profile: string };
  /** AWS does not let the role do this; `action` as policies name it, such as `ecr:GetAuthorizationToken`. */
  readonly 'action-denied': { readonly action: string };
  /** A service of AWS does not take the keys of the role that was asked for. */
  readonly 'role-keys-refused': Readonly<Record<never, never>>;
  /** CodeArtifact knows no such domain there. */
  readonly 'package-domain-missing': { readonly domain: string; readonly region: string };
  readonly 'profile-missing': { readonly profile: string };
  /** Keys, a process, another sign-in, or nothing. */
  readonly 'profile-without-sign-in': { readonly profile: string };
  readonly 'profile-needs-mfa': { readonly profile: string };
  readonly 'profile-source-missing': { readonly profile: string; readonly source: string };
  readonly 'profile-circle': { readonly profile: string; readonly circle: string };
  readonly 'profile-session-missing': { readonly profile: string };
  /** Something else that the check explains. */
  readonly 'profile-not-usable': { readonly profile: string };
}
