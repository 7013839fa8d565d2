/** The config file of the demo: two sessions, one legacy profile, and the everyday profiles of a developer. */

import type { Account } from '../../testing/identity-center/organisation.ts';

export const startUrls = {
  corp: 'https://d-9067c1f2aa.awsapps.com/start',
  lab: 'https://d-936714b08e.awsapps.com/start',
  legacy: 'https://acme-partners.awsapps.com/start',
} as const;

/** With roles that the person has: profiles of others would be told as faults. */
export function demoConfig(accounts: readonly Account[]): string {
  return `# Shared with the AWS CLI and every SDK.
[default]
region = eu-west-1
output = json

[sso-session corp]
sso_start_url = ${startUrls.corp}
sso_region = eu-west-1
sso_registration_scopes = sso:account:access

[sso-session lab]
sso_start_url = ${startUrls.lab}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile dev]
sso_session = corp
${roleOf(accounts[0])}
region = eu-west-1

[profile audit]
sso_session = corp
${roleOf(accounts[1])}
region = eu-west-1

[profile experiments]
sso_session = lab
${roleOf(accounts[2])}
region = us-east-1

# Written by an older version of "aws configure sso".
[profile partners]
sso_start_url = ${startUrls.legacy}
sso_region = eu-central-1
${roleOf(accounts[3])}
region = eu-central-1
`;
}

function roleOf(account: Account | undefined): string {
  return `sso_account_id = ${account?.accountId ?? ''}\nsso_role_name = ${account?.roles[0] ?? ''}`;
}
