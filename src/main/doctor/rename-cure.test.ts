/** Tests of the cure that gives a section another name: what follows it, and what is told to a person instead. */
import { expect, test } from 'vitest';
import { diagnose } from './diagnose.ts';
import { mend } from './mend.ts';
import { found, machine, type Situation } from '../../../testing/support/doctor-inputs.ts';

const role = 'role_arn = arn:aws:iam::111122223333:role/R\n';
const keys = 'aws_access_key_id = A\naws_secret_access_key = S\n';

/** Each place that a name can stand in. */
const config = `[profile my dev]
${keys}
[profile through]
${role}source_profile = my dev

[profile process]
credential_process = tool --profile "my dev" --json

[profile longer]
credential_process = tool --profile "my dev-2"

[services s]
sso =
  endpoint_url = https://example.com/my dev
`;

function renamed(situation: Situation): string {
  const input = machine(situation);
  const one = found(situation, 'name-not-seen');
  const result = mend(input, one, diagnose(input));
  return result.ok ? result.value.after : result.problem.code;
}

test('profiles that take their credentials from it follow, and nothing else changes', () => {
  const after = config
    .replace('[profile my dev]', '[profile my-dev]')
    .replace('source_profile = my dev', 'source_profile = my-dev');
  expect(renamed({ config })).toBe(after);
});

test('other mentions are told: a process, a nested value, a variable; a longer name is none', () => {
  const { params } = found({ config, env: { AWS_PROFILE: 'my dev' } }, 'name-not-seen');
  expect(params).toMatchObject({ section: 'profile my dev', also: 'config:10, config:17, AWS_PROFILE' });
});

test('a variable with another name is no mention', () => {
  const { params } = found({ config, env: { AWS_PROFILE: 'dev' } }, 'name-not-seen');
  expect(params).toMatchObject({ also: 'config:10, config:17' });
});

test('more places than a sentence can hold are cut short', () => {
  const processes = Array.from({ length: 8 }, (_, at) => `[profile p${at}]\ncredential_process = x "my dev"\n`).join(
    '',
  );
  const { params } = found({ config: `[profile my dev]\n${keys}${processes}` }, 'name-not-seen');
  expect(params).toMatchObject({ also: 'config:5, config:7, config:9, config:11, config:13, …' });
});

test('a session takes its profiles along', () => {
  const session = (name: string): string =>
    `[sso-session ${name}]\nsso_start_url = https://d-1.awsapps.com/start\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n[profile dev]\nsso_session = ${name}\nsso_account_id = 123456789012\nsso_role_name = R\n`;
  expect(renamed({ config: session('my corp') })).toBe(session('my-corp'));
});
