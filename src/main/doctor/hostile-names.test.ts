/** Tests that no name in the files, however it is made, reaches the panel as it is, or takes a button its work. */
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { doctorCommandSchemas } from '../../shared/doctor-commands.ts';
import { isFileCure } from './cure.ts';
import { diagnose } from './diagnose.ts';
import { summaryOf } from './finding.ts';
import { mend } from './mend.ts';
import { hiddenIn } from './invisible.ts';
import { corp, credentialsFile, machine } from '../../../testing/support/doctor-inputs.ts';

const command = v.union(doctorCommandSchemas);
const bits = [
  'a',
  'corp',
  ' ',
  '"',
  "'",
  '\\',
  '|',
  '#',
  '#2',
  ']',
  '[',
  '//',
  '@',
  '://u:p@h',
  '\t',
  '\u0000',
  '\u0007',
];
const signs = [
  '\u200b',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\u00a0',
  '\u001b[31m',
  '\ud800',
  '\udc00',
  '𝒳',
  '日本',
  '__proto__',
];
const longs = ['x'.repeat(200), '\u202e'.repeat(300), 'y '.repeat(3000)];
const hostileName = fc
  .array(fc.constantFrom(...bits, ...signs, ...longs), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''));

/** Every way in which the files name something. */
function filesWith(names: readonly string[]) {
  const [a = '', b = '', c = ''] = names;
  const role = 'role_arn = arn:aws:iam::111122223333:role/R';
  const config = [
    corp,
    `[profile ${a}]\nsso_session = ${b}\nsso_account_id = 1\nsso_role_name = R`,
    `[profile ${b}]\n${role}\nsource_profile = ${c}`,
    `[profile ${c}]\n${role}\nsource_profile = ${b}\n${a} = x\nregion = ${a}`,
    `[sso-session ${a}]\nsso_region = ${b}\nsso_start_url = ${c}`,
    `[services ${a}]\nsso =\n  endpoint_url = http://${b}`,
    `[profile x]\nservices = ${a}\nendpoint_url = http://example.com/${a}\nsso_session = corp\nca_bundle = ${c}`,
    `[${a}]\nregion = eu-west-1`,
    `[profile ${b}\n${c}`,
  ];
  return { config: `${config.join('\n')}\n`, credentials: `[${a}]\naws_access_key_id = A\n[profile ${b}]\n${c} = d\n` };
}

/** All strings within, but for the places of files. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

test('what is told of a finding is short and plain, whatever names there are', { timeout: 240_000 }, () => {
  fc.assert(
    fc.property(fc.array(hostileName, { minLength: 3, maxLength: 3 }), (names) => {
      const input = machine({ ...filesWith(names), env: { AWS_PROFILE: names[0] } });
      for (const { id, params, profile } of diagnose(input).map(summaryOf)) {
        for (const text of stringsIn([params, profile])) {
          expect(hiddenIn(text), id).toEqual([]);
          expect(text.isWellFormed(), id).toBe(true);
          expect(text.length, `${id} ${text}`).toBeLessThan(700);
        }
        expect(v.is(command, { type: 'preview-cure', findingId: id, value: '' }), id).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});

test('a cure is found by its id, however long the name', () => {
  const name = 'n'.repeat(20_000);
  const input = machine({ credentials: `[profile ${name}]\naws_access_key_id = A\naws_secret_access_key = S\n` });
  const findings = diagnose(input);
  const told = findings.map(summaryOf).find(({ cure }) => cure.kind === 'edit');
  const same = findings.find(({ id }) => id === told?.id);
  expect(told?.id.length).toBeLessThan(100);
  expect(same && isFileCure(same.cure) && mend(input, same, findings)).toMatchObject({
    ok: true,
    value: { file: 'credentials', after: expect.stringMatching(/^\[n{20000}\]\n/) as unknown },
  });
  expect(told?.place?.file).toBe(credentialsFile);
});

test('two names that would make one id have ids of their own', () => {
  const config = `${corp}[profile a]\nsso_session = b|c\n[profile a|b]\nsso_session = c\n`;
  const ids = diagnose(machine({ config })).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
