/** What is said where role credentials cannot be had, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const credentialsProblem = {
  'session-not-signed-in': {
    message: 'You’re not signed in to {{session}}.',
    action: 'Sign in to {{session}}, then try again.',
  },
  'role-refused': {
    message: 'AWS rejected role {{roleName}} in account {{accountId}}.',
    action:
      'Check both names; a new assignment can take several minutes. If it’s still rejected, sign out and in again, or ask your AWS administrator.',
  },
  'role-other-case': {
    message: 'Account {{accountId}} has no role {{roleName}}, but it has {{listed}}.',
    action: 'Role names are case-sensitive: use {{listed}}.',
  },
  'role-invalid': {
    message: 'AWS doesn’t recognize role {{roleName}} in account {{accountId}}.',
    action: 'Correct sso_account_id (the account ID’s 12 digits) or sso_role_name (a permission set).',
  },
  'assume-invalid': {
    message: 'AWS rejected the settings of profile {{profile}} for {{roleArn}}.',
    action:
      'Correct role_arn, role_session_name, external_id or duration_seconds. A role assumed from another role lasts one hour at most.',
  },
  'assume-refused': {
    message: 'AWS doesn’t let profile {{profile}} assume {{roleArn}}.',
    action:
      'Ask the owner of this role: its trust policy must allow the role before it, with the profile’s external ID if there is one.',
  },
  'keys-refused': {
    message: 'AWS rejected the credentials that profile {{profile}} assumes its role with.',
    action: 'Check this computer’s clock, then try again.',
  },
  'serving-address-invalid': {
    message: '{{address}} isn’t a single address of this computer.',
    action: 'Use an IP address such as 169.254.170.2 or 172.17.0.1.',
  },
  'serving-other-address': {
    message: 'Daypass already serves roles at {{address}}, and uses one address for all.',
    action: 'Stop serving those first, or use the same address.',
  },
  'serving-not-opened': {
    message: 'Can’t serve credentials at {{address}} ({{reason}}).',
    action: 'Try another address or port.',
  },
  'variables-not-copied': {
    message: 'Daypass’s folder has a name that your shell can’t use as it is.',
    action: 'Run daypass serve --profile NAME -- program instead.',
  },
  'profile-missing': {
    message: 'Your AWS config has no profile {{profile}}.',
    action: 'Check the name; the config check lists all profiles.',
  },
  'profile-without-sign-in': {
    message: 'Profile {{profile}} doesn’t get its credentials from IAM Identity Center.',
    action: 'Choose a profile with a session, an account and a role.',
  },
  'profile-needs-mfa': {
    message: 'Profile {{profile}} asks for an MFA code each time (mfa_serial).',
    action:
      'Daypass can’t ask for MFA codes. Use the AWS CLI for this profile, or remove mfa_serial if the role doesn’t require it.',
  },
  'profile-source-missing': {
    message: 'Profile {{profile}} gets its credentials from profile {{source}}, which doesn’t exist.',
    action: 'Fix source_profile; the config check helps.',
  },
  'profile-circle': {
    message: 'Profile {{profile}} refers back to itself: {{circle}}.',
    action: 'Point one of them to a profile with a session, an account and a role.',
  },
  'profile-session-missing': {
    message: 'Profile {{profile}} names an sso-session that doesn’t exist.',
    action: 'Fix sso_session; the config check helps.',
  },
  'profile-not-usable': {
    message: 'No AWS tool can use profile {{profile}} as it is.',
    action: 'The config check shows the problem and can fix it.',
  },
} as const satisfies Partial<ProblemTexts>;
