/** What the readers make of the two files together, of odd headers and of odd lines; JavaScript's own loader agrees. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyEdits } from '../apply.ts';
import { anyConfigText } from '../../../../../testing/arbitraries/config-text.ts';
import { parseConfig } from '../document.ts';
import { oddRuns, oddText } from '../../../../../testing/arbitraries/odd-config.ts';
import { edit, layout, model, render } from '../../../../../testing/arbitraries/config-model.ts';
import { loadWithJavaScript } from '../../../../../testing/support/javascript-loader.ts';
import { readAs, readerNames } from './read-as.ts';
import type { ReaderName, Reading } from './reading.ts';

const read = (reader: ReaderName, config: string, credentials = '') => readAs(reader, { config, credentials });
const keysOf = (reading: Reading, profile: string) => Object.fromEntries(reading.profiles.get(profile) ?? []);

describe('the credentials file', () => {
  const config = '[default]\nregion = a\noutput = json\n[profile p]\nregion = b\n';

  test.each(readerNames)('wins over the config file, key by key: %s', (reader) => {
    const reading = read(reader, config, '[default]\nregion = z\n[q]\nregion = y\n');
    expect(keysOf(reading, 'default')).toEqual({ region: 'z', output: 'json' });
    expect(keysOf(reading, 'q')).toEqual({ region: 'y' });
    expect(keysOf(reading, 'p')).toEqual({ region: 'b' });
  });

  test('Go takes only the keys that it knows into a profile that the config file has', () => {
    const keys = '[p]\naws_access_key_id = i\naws_secret_access_key = s\noutput = text\nsso_region = r\n';
    expect(keysOf(read('go', config, keys), 'p')).toEqual({
      region: 'b',
      aws_access_key_id: 'i',
      aws_secret_access_key: 's',
      sso_region: 'r',
    });
    expect(keysOf(read('go', config, '[p]\naws_access_key_id = i\n'), 'p')).toEqual({ region: 'b' });
  });

  test.each<[ReaderName, readonly string[], readonly string[]]>([
    ['botocore', ['profile x', 'sso-session s'], []],
    ['javascript', ['profile.x'], []],
    ['go', [], ['s']],
    ['rust', [], []],
    ['java', [], []],
  ])('headers of the other file: %s', (reader, profiles, sessions) => {
    const reading = read(reader, '', '[profile x]\na = b\n[sso-session s]\nsso_region = r\n');
    expect([...reading.profiles.keys()]).toEqual(profiles);
    expect([...reading.ssoSessions.keys()]).toEqual(sessions);
  });

  test.each<[ReaderName, boolean]>([
    ['botocore', false],
    ['javascript', true],
    ['go', true],
    ['rust', false],
    ['java', false],
  ])('that is refused hides the config file too, or not: %s', (reader, isSeen) => {
    const reading = read(reader, config, '[a]\nx\n[a]\nregion\n[__proto__]\nb = c\n');
    expect(reading.profiles.has('p')).toBe(isSeen);
    if (reader !== 'go') expect(reading.refusal?.file).toBe('credentials');
  });
});

describe('both headers of the default profile', () => {
  const texts = ['[default]\na = 1\n[profile default]\nb = 2\n', '[profile default]\nb = 2\n[default]\na = 1\n'];
  test.each(readerNames)('%s', (reader) => {
    const seen = texts.map((text) => keysOf(read(reader, text), 'default'));
    expect(seen).toEqual([{ b: '2' }, reader === 'botocore' ? { a: '1' } : { b: '2' }]);
  });
});

describe('reasons', () => {
  test.each<[string, string, Partial<Record<ReaderName, string>>]>([
    ['one header twice', '[profile a]\n[profile a]\n', { botocore: '2 duplicate-section' }],
    ['a key twice', '[profile a]\nb = 1\nB = 2\n', { botocore: '3 duplicate-key' }],
    ['a word', '[default]\na\n', { botocore: '2 not-a-setting', rust: '2 not-a-setting', java: '2 not-a-setting' }],
    ['an indented first line', '[default]\n a = b\n', { rust: '2 stray-indent', java: '2 stray-indent' }],
    [
      'no bracket',
      '[default\n',
      { botocore: '1 unclosed-header', rust: '1 unclosed-header', java: '1 unclosed-header' },
    ],
    ['no header', '\na = b\n', { botocore: '2 outside-section', rust: '2 outside-section', java: '2 outside-section' }],
    [
      'a word in a block',
      '[default]\na =\n  b\n',
      { botocore: '2 not-a-setting', rust: '3 not-a-setting', java: '3 not-a-setting' },
    ],
    ['a name of every object', '[default]\n[__proto__]\na = b\n', { javascript: '2 forbidden-name' }],
    ['a name of every function', '[valueOf]\nlength = b\n', { javascript: '2 forbidden-name' }],
    ['one quotation mark', '[default]\na = "\n', { go: '2 lone-quote' }],
    [
      'one apostrophe',
      "[default]\r\na: '\t\r\n",
      { go: '2 lone-quote', rust: '2 not-a-setting', java: '2 not-a-setting' },
    ],
    ['one before a comment', '[default]\na = " # b\n', { go: '2 lone-quote' }],
    ['one in a block', '[default]\ns3 =\n  a = "\n', { go: '3 lone-quote' }],
    ['one in a line that continues another', '[default]\na = b\n  c = "\n', { go: '3 lone-quote' }],
    ['one in a section that Go leaves out', '[plugins]\na = "\n', { go: '2 lone-quote' }],
    [
      'one above the first header',
      "a = '\n[default]\n",
      { botocore: '1 outside-section', go: '1 lone-quote', rust: '1 outside-section', java: '1 outside-section' },
    ],
    ['two, and one among others', '[default]\na = ""\nb = it\'s\nc = "x\n', {}],
  ])('%s', (_, config, expected) => {
    const told = readerNames.flatMap((reader) => {
      const { refusal } = read(reader, config);
      return refusal ? [[reader, `${refusal.line} ${refusal.reason}`]] : [];
    });
    expect(Object.fromEntries(told)).toEqual(expected);
  });
});

test('Go refuses one quotation mark in the credentials file as well, and sees nothing then', () => {
  const reading = read('go', '[default]\na = b\n', '[x]\naws_access_key_id = "\n');
  expect(reading).toMatchObject({ refusal: { file: 'credentials', line: 2, reason: 'lone-quote' } });
  expect(reading.profiles.size).toBe(0);
});

describe('names that every object has', () => {
  const names = Object.getOwnPropertyNames(Object.prototype);
  const texts = names.flatMap((name) =>
    [
      `[${name} x]`,
      `[${name}]`,
      `[profile ${name}]`,
      `[sso-session ${name}]`,
      `[services ${name}]`,
      `[x]\n${name} = y`,
    ].map((header) => `[profile a]\nregion = b\n${header}\nregion = c\n`),
  );
  test.each(readerNames)('hide nothing and break nothing: %s', (reader) => {
    for (const text of texts) {
      for (const reading of [read(reader, text), read(reader, '[profile a]\nregion = b\n', text)]) {
        if (reading.refusal === null) expect(keysOf(reading, 'a'), text).toEqual({ region: 'b' });
        else expect([reader, reading.refusal.reason]).toEqual(['javascript', 'forbidden-name']);
      }
    }
  });

  test.each(readerNames.filter((reader) => reader !== 'javascript'))('are names like any other: %s', (reader) => {
    for (const name of names) {
      const reading = read(reader, `[profile ${name}]\nregion = b\n[sso-session ${name}]\nsso_region = c\n`);
      expect(keysOf(reading, name)).toEqual({ region: 'b' });
      expect(reading.ssoSessions.get(name)?.get('sso_region')).toBe('c');
    }
  });
});

test('a section whose only key is __proto__ is there for JavaScript, and empty', () => {
  const reading = read('javascript', '[profile a]\n__proto__ = b\n[profile c]\n');
  expect([...reading.profiles]).toEqual([['a', new Map()]]);
});

test('Go lower-cases letter by letter', () => {
  expect(keysOf(read('go', '[default]\nİX = a\nΑΣ = b\nŽ: c\n'), 'default')).toEqual({ ix: 'a', ασ: 'b', ž: 'c' });
});

test('Go takes login_session from the credentials file', () => {
  const reading = read('go', '[default]\nregion = a\n', '[default]\nlogin_session = b\n');
  expect(keysOf(reading, 'default')).toEqual({ region: 'a', login_session: 'b' });
});

test('[DEFAULT] lends to every section in botocore, and what it lends is not copied from one to another', () => {
  const reading = read('botocore', '[DEFAULT]\na = 1\n[profile p]\na = 2\n[sso-session s]\nb = 3\n[DEFAULT]\nc = 4\n');
  expect(keysOf(reading, 'p')).toEqual({ a: '2', c: '4' });
  expect(Object.fromEntries(reading.ssoSessions.get('s') ?? [])).toEqual({ a: '1', b: '3', c: '4' });
});

test('nothing makes a reader fail or hang', () => {
  fc.assert(
    fc.property(anyConfigText, anyConfigText, (config, credentials) => {
      for (const reader of readerNames) expect(read(reader, config, credentials).profiles).toBeInstanceOf(Map);
    }),
  );
  const long = `[profile a]\nx = ${' '.repeat(200_000)}y${' #'.repeat(100_000)}\n`;
  for (const reader of readerNames) expect(read(reader, long).profiles.size).toBe(1);
});

describe('the loader of the AWS SDK for JavaScript', () => {
  let folder = '';
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'daypass-loader-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('sees the same', { timeout: 3_600_000 }, async () => {
    let number = 0;
    const text = fc.oneof(
      anyConfigText,
      { weight: 6, arbitrary: oddText },
      fc.tuple(model, layout).map((one) => render(...one)),
      fc.tuple(model, layout, edit).map(([sections, look, change]) => {
        const result = applyEdits(parseConfig(render(sections, look)), [change]);
        return result.ok ? result.value : '';
      }),
    );
    await fc.assert(
      fc.asyncProperty(text, text, async (config, credentials) => {
        fc.pre(config.isWellFormed() && credentials.isWellFormed());
        const file = join(folder, String(number++));
        writeFileSync(file, config);
        writeFileSync(`${file}.keys`, credentials);
        const loaded = await loadWithJavaScript({ config: file, credentials: `${file}.keys` });
        const reading = read('javascript', config, credentials);
        expect(plain(reading.profiles)).toEqual(loaded.profiles);
        expect(plain(reading.ssoSessions)).toEqual(loaded.ssoSessions);
        // One by one: many thousands at the end would take longer than a hook may.
        rmSync(file);
        rmSync(`${file}.keys`);
      }),
      oddRuns(300),
    );
  });
});

function plain(sections: Reading['profiles']): unknown {
  return Object.fromEntries([...sections].map(([name, settings]) => [name, Object.fromEntries(settings)]));
}
