/** The config file of the demo: two sessions, one legacy profile, and the everyday profiles of a developer. */

export const startUrls = {
  corp: 'https://d-9067c1f2aa.awsapps.com/start',
  lab: 'https://d-936714b08e.awsapps.com/start',
  legacy: 'https://acme-partners.awsapps.com/start',
} as const;

export const demoConfig = `# Shared with the AWS CLI and every SDK.
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
sso_account_id = 100000000001
sso_role_name = AdministratorAccess
region = eu-west-1

[profile audit]
sso_session = corp
sso_account_id = 100000000002
sso_role_name = ReadOnlyAccess
region = eu-west-1

[profile experiments]
sso_session = lab
sso_account_id = 100000000003
sso_role_name = PowerUserAccess
region = us-east-1

# Written by an older version of "aws configure sso".
[profile partners]
sso_start_url = ${startUrls.legacy}
sso_region = eu-central-1
sso_account_id = 100000000004
sso_role_name = ReadOnlyAccess
region = eu-central-1
`;
