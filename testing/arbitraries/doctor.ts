/** Config files for the doctor's property tests: some with which there is nothing wrong, and the mistakes that people make. */
import fc from 'fast-check';

const name = fc.constantFrom('a', 'corp', 'prod.eu', 'me@corp+x/y%z:1', 'X-1_2', 'default', '0');
const sessionNames = fc.uniqueArray(name, { minLength: 1, maxLength: 3 });
const newline = fc.constantFrom('\n', '\r\n');
const extra = fc.constantFrom(
  '',
  'output = json',
  '# region = x # y',
  's3 =\n  max_concurrent_requests = 20',
  'x = "y z"',
);

/** Files with which there is nothing wrong, in the usual layouts. */
export const clean: fc.Arbitrary<string> = fc
  .tuple(sessionNames, fc.uniqueArray(fc.tuple(name, extra), { selector: ([one]) => one, maxLength: 4 }), newline)
  .map(([sessions, profiles, end]) => {
    const sections = [
      ...sessions.map((session, index) =>
        [
          `[sso-session ${session}]`,
          `sso_start_url = https://d-${index}.awsapps.com/start`,
          'sso_region = eu-west-1',
          'sso_registration_scopes = sso:account:access',
        ].join('\n'),
      ),
      ...profiles.map(([profile, more], index) =>
        [
          profile === 'default' ? '[default]' : `[profile ${profile}]`,
          `sso_session = ${sessions[index % sessions.length]}`,
          'sso_account_id = 012345678901',
          'sso_role_name = Dev',
          'region = us-east-1',
          more,
        ]
          .join('\n')
          .trimEnd(),
      ),
    ];
    return `${sections.join('\n\n')}\n`.replaceAll('\n', end);
  });

export type Mutation = (text: string) => string;
export const mutations: readonly Mutation[] = [
  (text) => `\uFEFF${text}`,
  (text) => `${text}[profile a]\noutput = text\n`,
  (text) => text.replace(/(sso_region)(.*)/, '$1$2\n$1$2'),
  (text) => text.replace(/(\[profile \S+)\]/, '$1'),
  (text) => text.replace(/\[profile (\S+)\]/, '[profile "$1"]'),
  (text) => text.replace(/\[profile (\S+)\]/, "[profile 'x $1']"),
  (text) => text.replace(/\[profile (\S+)\]/, '[$1]'),
  (text) => text.replace(/\[profile (\S+)\]/, '  [profile $1]'),
  (text) => text.replace(/\[sso-session (\S+)\]/, "[sso-session 'my $1']"),
  (text) => text.replace(/(sso_role_name = \w+)/, '$1\nsso_region = us-east-1\nsso_start_url = https://x.example.org'),
  (text) => text.replace('us-east-1', 'us-east-1 # home'),
  (text) => text.replace('us-east-1', '"us-east-1"'),
  (text) => text.replace('region = us', 'Region: us'),
  (text) => text.replace('sso_account_id', '   sso_account_id'),
  (text) => text.replace('sso_session =', 'sso_session = x'),
  (text) => text.replace('012345678901', '12345678901'),
  (text) => text.replace('/start', '/start/#/'),
  (text) => `rubbish\n${text}`,
  (text) => text.replace('sso_account_id', 'rubbish\nsso_account_id'),
  (text) => text.replace(/sso_registration_scopes.*\n/, ''),
  (text) => text.replace('eu-west-1', 'eu-west-1a'),
  (text) => text.replace(/(sso_role_name.*)/, '$1\naws_access_key_id = A\naws_secret_access_key = B'),
];
/** With one to three mistakes. */
export const mutated = fc
  .tuple(clean, fc.array(fc.constantFrom(...mutations), { minLength: 1, maxLength: 3 }))
  .map(([text, changes]) => changes.reduce((changed, change) => change(changed), text));
