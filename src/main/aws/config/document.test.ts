/** The line model: nothing is lost, and every line is classified as the AWS CLI reads it. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyConfigText } from '../../../../testing/arbitraries/config-text.ts';
import { type ConfigLine, parseConfig } from './document.ts';
import { effectiveSections } from './sections.ts';

describe('nothing is lost', () => {
  test('for any text', () => {
    fc.assert(
      fc.property(anyConfigText, (text) => parseConfig(text).toString() === text),
      { numRuns: 2000 },
    );
  });

  test.each([
    '',
    '\n',
    '\r',
    '\r\n\r\r\n\n',
    '\uFEFF',
    '\uFEFF\uFEFF[default]\r\n',
    '[a\u0000b]\n\u0000\t=\u0000',
    '[profile a]\n  \t\nregion\u2028=\u0085x\f',
    '\uD800 = \uDFFF',
    '[default]\u2028aws_access_key_id = AKIA\u2029\n[prod.eu]\r\naws_session_token=x==\r',
    `[a]\nk = ${'v '.repeat(500_000)}\n${' '.repeat(500_000)}\n${'# '.repeat(100_000)}`,
    '[[[]]]=[',
  ])('in %j', (text) => {
    expect(parseConfig(text).toString()).toBe(text);
  });

  test('and every line is in the preamble or in one section', () => {
    fc.assert(
      fc.property(anyConfigText, (text) => {
        const { lines, preamble, sections } = parseConfig(text);
        expect([...preamble, ...sections.flatMap(({ header, body }) => [header, ...body])]).toEqual(lines);
        expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1));
      }),
    );
  });
});

test('the headers of a credentials file have no kind', () => {
  const { sections } = parseConfig('[default]\na = 1\n[prod.eu]\na = 2\n[profile x]\n');
  expect(sections.map(({ kind, name }) => [kind, name])).toEqual([
    ['default', 'default'],
    ['other', 'prod.eu'],
    ['profile', 'x'],
  ]);
});

test('classifies lines, with their places', () => {
  const text = [
    '# about',
    '  [profile a] ; main',
    '  region=x # prod',
    '\tsso_region: eu-west-1',
    's3 =',
    '  max = 1#1 ; c',
    '  ; c',
    '',
    '  broken',
    'credential_process = /bin/x',
    '  --flag y',
    '',
    '  --more',
    '[profile b',
    'see https://example.com',
    '= x',
    '  [plugins]',
  ].join('\r\n');
  expect(parseConfig(text).lines.map(summary)).toEqual([
    'comment @1',
    'header @3 "profile a"',
    'setting @3 region@10 = "x"',
    // Deeper than `region` only for a reader that counts a tab as more than one column.
    'setting @2 sso_region@14 = "eu-west-1"',
    'setting @1 s3@5 = ""',
    'nested @3 max@9 = "1#1"',
    'comment @3',
    'blank @1',
    'invalid @3',
    'setting @1 credential_process@22 = "/bin/x"',
    'continuation @3 "--flag y"',
    'blank @1',
    'continuation @3 "--more"',
    'header @1 "profile b" unclosed',
    'invalid @1',
    'invalid @1',
    'header @3 "plugins"',
  ]);
});

test.each([
  ['[profile a] # see [x]', 'profile a'],
  ['[profile a];c', 'profile a'],
  ['[profile a]b]', 'profile a]b'],
  ['[profile a] junk', 'profile a'],
  ['[profile "a]b"]', 'profile "a]b"'],
  ['[ profile a ]\t', ' profile a '],
  ['[]', ''],
])('the title of %s is %j', (text, title) => {
  expect(parseConfig(text).sections.map(({ header }) => [header.title, header.closed])).toEqual([[title, true]]);
});

test('an indented header of a known kind opens a section, any other continues the value above', () => {
  const { sections } = parseConfig('[profile a]\nregion = x\n  [sso-session s]\nsso_region = y\n  [other]\n');
  expect(sections.map(({ kind, name, settings }) => [kind, name, settings.map(({ line }) => line.key)])).toEqual([
    ['profile', 'a', ['region']],
    ['sso-session', 's', ['sso_region']],
  ]);
});

test('settings hold what stands below them', () => {
  const { sections } = parseConfig('[services s]\nSSO =\n  Endpoint_URL = http://x\n\n# c\n  b = 2\nx = 1\n  2\n');
  const settings = sections[0]?.settings.map(({ line, below }) => [
    line.key,
    below.map((next) => (next.kind === 'continuation' ? next.value : [next.key, next.value])),
  ]);
  expect(settings).toEqual([
    [
      'sso',
      [
        ['Endpoint_URL', 'http://x'],
        ['b', '2'],
      ],
    ],
    ['x', ['2']],
  ]);
});

interface Row {
  readonly id: string;
  readonly text: string;
  /** What botocore's `load_config` answers; nested blocks as an empty value. */
  readonly awsCli: 'rejects the file' | Sections;
  /** Where Daypass reads more or something else, and why. */
  readonly daypass?: Sections;
  readonly why?: string;
}
type Sections = Readonly<Record<string, Readonly<Record<string, string>>>>;

const rows = JSON.parse(readFileSync(new URL('fixtures/config-dialect.json', import.meta.url), 'utf8')) as Row[];

describe('the dialect, next to what the AWS CLI answers', () => {
  test.each(rows)('$id', ({ text, awsCli, daypass }) => {
    const kinds = ['default', 'profile', 'sso-session', 'services'] as const;
    const document = parseConfig(text);
    const seen = kinds.flatMap((kind) =>
      effectiveSections(document, [kind], 'config').map(({ name, all }) => [
        `${kind === 'default' ? 'profile' : kind} ${name}`,
        Object.fromEntries([...all].map(([key, { value }]) => [key, value])),
      ]),
    );
    expect(Object.fromEntries(seen)).toEqual(daypass ?? awsCli);
  });
});

function summary(line: ConfigLine): string {
  const start = `${line.kind} @${line.column}`;
  if (line.kind === 'header') return `${start} ${JSON.stringify(line.title)}${line.closed ? '' : ' unclosed'}`;
  if (line.kind === 'setting' || line.kind === 'nested') {
    return `${start} ${line.key}@${line.valueColumn} = ${JSON.stringify(line.value)}`;
  }
  return line.kind === 'continuation' ? `${start} ${JSON.stringify(line.value)}` : start;
}
