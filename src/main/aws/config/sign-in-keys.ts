/** What the keys of a section say about a sign-in, as the AWS CLI takes them. */

/**
 * Scopes are taken apart at commas, trimmed, and empty ones dropped (customizations/sso/utils.py,
 * `parse_sso_registration_scopes`).
 */
export function scopesIn(text: string): readonly string[] {
  return text.split(',').flatMap((scope) => (scope.trim() === '' ? [] : [scope.trim()]));
}

/** Whether a profile has a key with a value: at all, and in a section of its own. */
interface ProfileKeys {
  readonly has: (key: string) => boolean;
  readonly hasOwn: (key: string) => boolean;
}

/**
 * A profile of the older form: without `sso_session`, with a start URL or a region of its own. What `[DEFAULT]` lends makes a
 * profile one only if the profile itself names an account or a role, as that triggers the provider in botocore.
 */
export function isLegacyForm({ has, hasOwn }: ProfileKeys): boolean {
  if (has('sso_session')) return false;
  if (hasOwn('sso_start_url') || hasOwn('sso_region')) return true;
  return has('sso_start_url') && (hasOwn('sso_account_id') || hasOwn('sso_role_name'));
}
