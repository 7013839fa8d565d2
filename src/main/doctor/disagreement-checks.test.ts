/** A good file damaged at every place: where two tools see different values of a key that matters, a finding says so. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FindingCode } from '../../shared/findings.ts';
import { readAs, readerNames } from '../aws/config/readers/read-as.ts';
import type { AwsFileKind } from '../aws/config/readers/reading.ts';
import { diagnose } from './diagnose.ts';
import type { Finding } from './finding.ts';
import { differing } from './seen-values.ts';
import { codesOf, corp, cured, dev, found, machine, type Situation } from '../../../testing/support/doctor-inputs.ts';

const config = `[default]
region = us-east-1

# the company's
${corp}
${dev}output = json

[profile up]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = dev
s3 =
  max_concurrent_requests = 20
credential_process_x = /bin/x --y "z"
[services local]
sso =
  endpoint_url = https://sso.example.org
`;
const credentials = `[keys]
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = secret
# comment
[other]
credential_process = /bin/x --for me
region = eu-west-1
`;
const good: Situation = { config, credentials };

/** Every odd white space of Unicode, what nobody sees, controls, and the signs that mean something to some reader. */
const characters = [
  ...Array.from(
    '\t\n\v\f\r \x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2003\u2007\u200a\u2028\u2029\u202f\u205f\u3000\uFEFF',
  ),
  ...Array.from(
    '\0\x01\b\x1b\x7f\xad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u202a\u202e\u2060\u2066\u3164\ufe0f',
  ),
  ...Array.from('"\'#;=:[]\\/%@+*,.-_aZ0'),
  '\r\n',
  '\n ',
  '\n\t',
  '\n# x\n',
  '\n  # x\n',
  '\n[x]\n',
  '\n  [profile x]\n',
  ' #',
  ' ; x',
  '""',
  "''",
  '\n  a = b\n',
  '\nregion = x\n',
  'İ',
  '𝒳',
];

/** Codes by which a finding says that tools read a file, a section or a setting differently, or not at all. */
const telling =
  /^(byte-order|carriage|duplicate|unclosed|not-a-setting|outside|file-refused|comment-in|colon|upper|quoted|indented|invisible|lone-quote|tools-disagree|section-not-seen|name-not|odd-header|same-name|shadowed|misspelled|missing-)|prefix/;

/** What is wrong with what the doctor says of these files; empty if nothing is. Each tool reads them by itself here. */
function silences(situation: Situation, findings: readonly Finding[]): readonly string[] {
  const texts = { config: situation.config ?? '', credentials: situation.credentials ?? '' };
  const all = readerNames.map((reader) => [reader, readAs(reader, texts)] as const);
  const wrong: string[] = [];
  for (const [reader, { refusal }] of all) {
    if (refusal && !findings.some(({ tools, severity }) => severity === 'error' && tools.includes(reader))) {
      wrong.push(`${reader} refuses line ${refusal.line}`);
    }
  }
  const seeing = all.filter(([, { refusal }]) => refusal === null);
  for (const { group, name, seen } of differing(seeing)) {
    if (findings.some(({ code, severity }) => severity !== 'note' && telling.test(code))) continue;
    wrong.push(`${group} ${name}: ${JSON.stringify([...seen].map(([reader, one]) => [reader, ...one]))}`);
  }
  return wrong;
}

function* damaged(text: string): Generator<string> {
  for (let at = 0; at <= text.length; at++) {
    for (const character of characters) yield text.slice(0, at) + character + text.slice(at);
    yield text.slice(0, at) + text.slice(at + 1);
  }
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    yield lines.toSpliced(at, 1).join('\n');
    yield lines.toSpliced(at, 0, line).join('\n');
    yield lines.toSpliced(at, 1, `  ${line}`).join('\n');
    yield lines.toSpliced(at, 1, line.replace('=', ':')).join('\n');
    yield lines.toSpliced(at, 1, line.toUpperCase()).join('\n');
    yield lines.toSpliced(at, 1, line.replace('] ', ']').replace('[', '[ ').replace(']', ' ]')).join('\n');
  }
}

test('the good files have no findings', () => expect(codesOf(good)).toEqual([]));

/**
 * All of them (`DAYPASS_DAMAGE_STEP=1`) take many minutes; over the places every character has its turn, and chance adds others.
 */
const step = Number(process.env['DAYPASS_DAMAGE_STEP'] ?? 307);
const patience = 120_000 + 40_000_000 / step;

describe.each<AwsFileKind>(['config', 'credentials'])('%s', (file) => {
  test('characters put in, left out, lines twice, indented, in other letters', { timeout: patience }, () => {
    let count = 0;
    for (const text of damaged(good[file] ?? '')) {
      if (count++ % step === 0) expectSaid({ ...good, [file]: text });
    }
    expect(count).toBeGreaterThan(10_000);
  });

  test('two at once, anywhere', { timeout: 120_000 }, () => {
    const text = good[file] ?? '';
    const place = fc.tuple(fc.nat(text.length), fc.constantFrom(...characters, ''));
    const broken = fc
      .tuple(place, place)
      .map((places) =>
        places.reduce((now, [at, put]) => now.slice(0, at) + put + now.slice(put === '' ? at + 1 : at), text),
      );
    fc.assert(
      fc.property(broken, (changed) => expectSaid({ ...good, [file]: changed })),
      { numRuns: 100 },
    );
  });
});

function expectSaid(situation: Situation): void {
  expect(silences(situation, diagnose(machine(situation))), JSON.stringify(situation)).toEqual([]);
}

describe('what tools see, and the change that brings them together', () => {
  const clean = `${corp}\n${dev}`;

  test.each<[FindingCode, string, string, string]>([
    ['invisible-character', 'sso_session = corp', 'sso_session = corp\uFEFF', 'sso_session = corp'],
    ['invisible-character', 'sso_session = corp', 'sso_session\u00a0= corp', 'sso_session = corp'],
    ['invisible-character', 'sso_session = corp', 'sso_\u200bsession = corp', 'sso_session = corp'],
    ['invisible-character', 'sso_role_name = Dev', 'sso_role_name = \u202eDev', 'sso_role_name = Dev'],
    ['tools-disagree', 'sso_session = corp', 'sso_session = corp\n  # mine', 'sso_session = corp\n# mine'],
    ['tools-disagree', 'sso_session = corp', 'sso_session = corp\n  and more', 'sso_session = corp\n# and more'],
    ['carriage-return', 'sso_session = corp\n', 'sso_session = corp\r', 'sso_session = corp\n'],
    ['carriage-return', 'sso_session = corp\n', 'sso_se\rssion = corp\n', 'sso_session = corp\n'],
    ['lone-quote', 'sso_session = corp\n', 'sso_session = corp\noutput = "\n', 'sso_session = corp\n# output = "\n'],
  ])('%s: %s -> %j', (code, right, wrong, mended) => {
    const broken = clean.replace(right, wrong);
    expect(codesOf({ config: broken })).toContain(code);
    expect(cured({ config: broken }, code).config).toBe(clean.replace(right, mended));
    expect(codesOf(cured({ config: broken }, code))).toEqual([]);
  });

  test('which tool sees what, without what may be a secret', () => {
    const told = found({ config: clean.replace('sso_session = corp', 'sso_session = corp\n  # x') }, 'tools-disagree');
    expect(told).toMatchObject({ severity: 'error', profile: 'dev', place: { line: 7 }, tools: ['rust', 'java'] });
    expect(told.params).toMatchObject({
      section: 'profile dev',
      key: 'sso_session',
      views: [
        { tools: 'AWS CLI, boto3, AWS SDK for JavaScript, CDK, AWS SDK for Go, Terraform', text: 'corp' },
        { tools: 'AWS SDK for Rust, AWS SDK for Java', text: 'corp⟨U+000A⟩# x' },
      ],
    });
    const secret = found({ config: '[profile p]\ncredential_process = "/bin/x --key s3cr3t"\n' }, 'tools-disagree');
    expect(JSON.stringify(secret.params)).not.toContain('s3cr3t');
    expect(secret.cure).toEqual({ kind: 'instruction' });
  });
});
