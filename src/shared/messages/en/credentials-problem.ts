/** What is said where role credentials cannot be had, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const credentialsProblem = {
  'session-not-signed-in': {
    message: 'You are not signed in to {{session}}.',
    action: 'Sign in to {{session}}, then try again.',
  },
  'role-refused': {
    message: 'AWS refuses the role {{roleName}} in account {{accountId}}.',
    action:
      'Check both names. A new assignment can take AWS several minutes; if it stays refused, sign out and sign in again for a fresh session, or ask your AWS administrator.',
  },
  'role-other-case': {
    message: 'There is no role {{roleName}} in account {{accountId}}, but there is {{listed}}.',
    action: 'AWS tells upper and lower case apart: write {{listed}}.',
  },
  'role-invalid': {
    message: 'AWS does not know what is meant by the role {{roleName}} in account {{accountId}}.',
    action: 'An account ID has 12 digits, and the role is a permission set: correct sso_account_id or sso_role_name.',
  },
  'assume-invalid': {
    message: 'AWS does not take what the profile {{profile}} says about the role {{roleArn}}.',
    action:
      'Correct role_arn, role_session_name, external_id or duration_seconds; a role that is assumed with another one lasts an hour at most.',
  },
  'assume-refused': {
    message: 'AWS does not let you assume {{roleArn}}, which the profile {{profile}} asks for.',
    action:
      'The role has to trust the role before it, with the external ID of the profile if it has one: ask whoever owns it.',
  },
  'keys-refused': {
    message: 'AWS did not take the credentials that the profile {{profile}} is assumed with.',
    action: 'Check the clock of this computer, then try again.',
  },
  'serving-address-invalid': {
    message: '{{address}} is no single address of this computer.',
    action: 'Name one by its numbers, such as 169.254.170.2 or 172.17.0.1.',
  },
  'serving-other-address': {
    message: 'Daypass already serves roles at {{address}}, and all of them at one address.',
    action: 'Stop serving those first, or use the same address.',
  },
  'serving-not-opened': {
    message: 'No credentials can be served at {{address}} ({{reason}}).',
    action: 'Try another address or port.',
  },
  'variables-not-copied': {
    message: 'The folder of Daypass has a name that your shell would not take as it is.',
    action: 'Start the program with daypass serve --profile NAME -- program instead.',
  },
  'profile-missing': {
    message: 'There is no profile {{profile}} in your AWS config.',
    action: 'Check the name; the check of the AWS files shows all profiles.',
  },
  'profile-without-sign-in': {
    message: 'The profile {{profile}} does not get its credentials from IAM Identity Center.',
    action: 'Choose a profile with a session, an account and a role.',
  },
  'profile-needs-mfa': {
    message: 'The profile {{profile}} asks for a code of an MFA device (mfa_serial) each time.',
    action:
      'Daypass cannot ask for such codes: use the AWS CLI for this profile, or take mfa_serial out if the role does not demand it.',
  },
  'profile-source-missing': {
    message: 'The profile {{profile}} gets its credentials from the profile {{source}}, which is not there.',
    action: 'Correct source_profile; the check of the AWS files helps.',
  },
  'profile-circle': {
    message: 'The profile {{profile}} goes round in a circle: {{circle}}.',
    action: 'Let one of them name a profile with a session, an account and a role.',
  },
  'profile-session-missing': {
    message: 'The profile {{profile}} names an sso-session that is not there.',
    action: 'Correct sso_session; the check of the AWS files helps.',
  },
  'profile-not-usable': {
    message: 'No AWS tool can use the profile {{profile}} as it is.',
    action: 'The check of the AWS files tells what is wrong, and cures it.',
  },
} as const satisfies Partial<ProblemTexts>;
