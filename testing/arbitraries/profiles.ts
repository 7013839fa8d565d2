/** Roles, wishes and config files for the property tests of profiles. */
import fc from 'fast-check';
import { type ChosenRole, letterCases, type NameTemplate, separators } from '../../src/shared/profile-names.ts';
import { outputs, type ProfileRequest } from '../../src/shared/profile-plans.ts';
import { layout, model, render } from './config-model.ts';

/** Few of each, so that roles repeat and names clash. */
export const role: fc.Arbitrary<ChosenRole> = fc.record({
  session: fc.constantFrom('corp', 'other'),
  accountId: fc.constantFrom('012345678901', '111111111111', '222222222222'),
  accountName: fc.constantFrom('Prod', 'prod', 'Prod (EU)', '本番', '-', null, 'a]b"c', 'x'.repeat(120)),
  roleName: fc.constantFrom('Admin', 'ReadOnly', 'Power+User@x.y', 'a=b,c', 'constructor'),
});

const template: fc.Arbitrary<NameTemplate> = fc.record({
  pattern: fc.constantFrom('{account}-{role}', '{role}@{accountId}', '{session}.{account}', 'dev', '{role}', '[{x}] #'),
  letterCase: fc.constantFrom(...letterCases),
  separator: fc.constantFrom(...separators),
});

export const request: fc.Arbitrary<ProfileRequest> = fc.record({
  roles: fc.array(role, { maxLength: 12 }),
  template,
  region: fc.constantFrom(null, 'eu-central-1'),
  output: fc.constantFrom(null, ...outputs),
  clashes: fc.constantFrom('leave-out', 'rename'),
  remove: fc.subarray(['gone', 'kept', 'dev', 'a']),
});

const sessions =
  '[sso-session corp]\nsso_start_url = https://d-1.awsapps.com/start\nsso_region = us-east-1\n' +
  '[sso-session other]\nsso_start_url = https://d-2.awsapps.com/start\nsso_region = us-east-1\n';
const marked = (name: string, accountId: string): string =>
  `[profile ${name}]\nsso_session = corp\nsso_account_id = ${accountId}\nsso_role_name = Admin\ncreated_by = daypass\n`;
const written = fc
  .subarray(['gone', 'kept', 'Prod-Admin', 'x1'])
  .map((names) => names.map((name) => marked(name, name === 'gone' ? '999999999999' : '012345678901')).join('\n'));

/** Files with both sessions, with profiles of other kinds and with some that Daypass wrote. */
export const configText: fc.Arbitrary<string> = fc.tuple(model, layout, written).map(([sections, look, ours]) => {
  const others = sections.filter(({ ref }) => ref.kind === 'profile' && !['corp', 'other'].includes(ref.name));
  const text = render(others, { ...look, newline: '\n', endsOpen: false });
  return text + sessions + ours;
});
