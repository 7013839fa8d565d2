/** What one edit does to a file, byte by byte, and what is not written because some tool would not find it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from './apply.ts';
import { parseConfig } from './document.ts';
import { type ConfigEdit, isNewProfileName, type SectionRef } from './edit.ts';
import { readAs, readerNames } from './readers/read-as.ts';
import type { AwsFileKind } from './readers/reading.ts';

const a: SectionRef = { kind: 'profile', name: 'a' };
const set = (key: string, value: string, section = a): ConfigEdit => ({ kind: 'set-key', section, key, value });
const unset = (key: string, section = a): ConfigEdit => ({ kind: 'remove-key', section, key });
const remove = (section: SectionRef): ConfigEdit => ({ kind: 'remove-section', section });
const rename = (to: string, section = a): ConfigEdit => ({ kind: 'rename-section', section, to });
const add = (name: string, settings: readonly (readonly [string, string])[] = [['k', 'v']]): ConfigEdit => {
  return { kind: 'add-section', section: { kind: 'profile', name }, settings };
};
const named = (name: string): SectionRef => ({ kind: 'profile', name });

/** The new text, or the problem's code and parameters. */
function apply(text: string, edits: readonly ConfigEdit[], file: AwsFileKind = 'config'): string {
  const result = applyEdits(parseConfig(text), edits, file);
  if (result.ok) return result.value;
  return [result.problem.code, ...Object.values(result.problem.params)].join(' | ');
}

describe('an edit', () => {
  test.each<[string, string, ConfigEdit, string]>([
    ['sets a value where it stands', '[profile a]\nk=1\nb = 2', set('k', '3'), '[profile a]\nk=3\nb = 2'],
    ['keeps indentation and tabs', '[profile a]\n\tk\t=\t1\n', set('k', '3'), '[profile a]\n\tk\t=\t3\n'],
    ['fills an empty value', '[profile a]\nk =\nb = 2\n', set('k', '3'), '[profile a]\nk = 3\nb = 2\n'],
    ['writes a colon as =', '[profile a]\n  K : 1\n', set('k', '3'), '[profile a]\n  k = 3\n'],
    ['saves a comment after it', '[profile a]\nk = 1 # c\n', set('k', '3'), '[profile a]\n# c\nk = 3\n'],
    [
      'takes the rest of a value away',
      '[profile a]\nk = 1\n  --2\nb = 2\n',
      set('k', '3'),
      '[profile a]\nk = 3\nb = 2\n',
    ],
    ['takes the same value for done', '[profile a]\nk=1\n', set('k', '1'), '[profile a]\nk=1\n'],
    [
      'adds after the last key',
      '[profile a]\ns3 =\n  b = 1\n\n# d\n[profile c]\nx = y\n',
      set('k', '3'),
      '[profile a]\ns3 =\n  b = 1\nk = 3\n\n# d\n[profile c]\nx = y\n',
    ],
    [
      'adds to an empty section',
      '[profile a]\n\n[profile b]\nx = y\n',
      set('k', '3'),
      '[profile a]\nk = 3\n\n[profile b]\nx = y\n',
    ],
    ['adds at the open end', '[profile a]\r\nb = 2', set('k', '3'), '[profile a]\r\nb = 2\r\nk = 3\r\n'],
    [
      'ends lines as the neighbour',
      '[profile b]\nx = 1\n[profile a]\r\nb = 2\r\n',
      set('k', '3'),
      '[profile b]\nx = 1\n[profile a]\r\nb = 2\r\nk = 3\r\n',
    ],
    ['finds quotes', '[profile "a"]\nk = 1\n', set('k', '3'), '[profile "a"]\nk = 3\n'],
    [
      'takes the last one of two',
      '[profile a]\nk = 1\n[profile a]\nk = 2\n',
      set('k', '3'),
      '[profile a]\nk = 1\n[profile a]\nk = 3\n',
    ],
    ['takes the last line of two', '[profile a]\nk = 1\nk = 2\n', set('k', '3'), '[profile a]\nk = 1\nk = 3\n'],
    ['removes a key', '[profile a]\nk = 1\n# c\nb = 2\n', unset('k'), '[profile a]\n# c\nb = 2\n'],
    ['removes a block', '[profile a]\ns3 =\n  b = 1\n\n  c = 2\nb = 2\n', unset('s3'), '[profile a]\nb = 2\n'],
    [
      'shows what [DEFAULT] lends',
      '[DEFAULT]\nk = 0\n[profile a]\nk = 1\nb = 2\n',
      unset('k'),
      '[DEFAULT]\nk = 0\n[profile a]\nb = 2\n',
    ],
    ['removes no key that is not there', '[profile a]\nb = 2\n', unset('k'), '[profile a]\nb = 2\n'],
    [
      'removes a section with its comments',
      '# top\n[profile a]\nk = 1\n# mine\n\n# next\n[profile b]\nx = y\n',
      remove(a),
      '# top\n# next\n[profile b]\nx = y\n',
    ],
    ['removes the last section', '[profile b]\nx = y\n\n[profile a]\nk = 1\n', remove(a), '[profile b]\nx = y\n'],
    [
      'removes both of a name',
      '[profile a]\nk = 1\n[profile b]\nx = y\n[profile a]\nk = 2\n',
      remove(a),
      '[profile b]\nx = y\n',
    ],
    ['renames, and keeps a comment', '[profile a] # c\nk = 1\n', rename('b'), '[profile b] # c\nk = 1\n'],
    ['renames without quotes', '[profile "a b"]\nk = 1\n', rename('b', named('a b')), '[profile b]\nk = 1\n'],
    ['makes a default profile', '[profile a]\nk = 1\n', rename('default'), '[default]\nk = 1\n'],
    ['makes a profile of the default one', '[default]\nk = 1\n', rename('b', named('default')), '[profile b]\nk = 1\n'],
    ['adds the default profile', '', add('default'), '[default]\nk = v\n'],
    ['cures a file', '\uFEFF[profile a]\nk = 1\n[profile a]\n', remove(a), '\uFEFF'],
  ])('%s', (_, before, edit, after) => {
    expect(apply(before, [edit])).toBe(after);
  });

  // For botocore the later default profile is the only one, so it would not see this: but it sees nothing anyway.
  test.each(['[profile z]\nk = 1\nk = 2\n', '[profile z]\nword\n', '[profile z]\n[profile z]\n'])(
    'has no reader against it that refuses the file, here for %j',
    (start) => {
      const defaults = (value: string) => `${start}[profile default]\nb = ${value}\n[default]\na = 1\n`;
      expect(apply(defaults('2'), [set('b', '3', named('default'))])).toBe(defaults('3'));
      expect(apply(defaults('2').slice(start.length), [set('b', '3', named('default'))])).toBe(
        'config-edit-unsafe | default | AWS CLI',
      );
    },
  );

  test('works in the credentials file, whose headers have no kind', () => {
    const text = '[default]\nk = 1\n[profile a]\nk = 1\n[a]\nk = 1\n';
    const edits = [set('k', '2'), rename('b'), add('c'), remove(named('default'))];
    expect(apply(text, edits, 'credentials')).toBe('[profile a]\nk = 1\n[b]\nk = 2\n[c]\nk = v\n');
  });

  test('added and removed again leaves no trace', () => {
    for (const text of ['', '[default]\nx = y\n', '[default]\r\nx = y\r\n', '# c\n']) {
      expect(apply(text, [add('b'), remove(named('b'))])).toBe(text);
      expect(apply(apply(text, [add('b')]), [remove(named('b'))])).toBe(text);
    }
  });
});

describe('refused', () => {
  test.each<[string, string, ConfigEdit, string]>([
    ['no section', '[profile b]\n', set('k', '3'), 'config-section-missing | profile a'],
    ['a header that is not closed', '[profile a\nk = 1\n', set('k', '3'), 'config-section-missing | profile a'],
    ['its name', '[profile a\nk = 1\n', add('a'), 'profile-name-taken | a'],
    ['a name in quotes', '[profile "b"]\nk = 1\n[profile a]\nk = 1\n', rename('b'), 'profile-name-taken | b'],
    ['a block', '[profile a]\ns3 =\n  b = 1\n', set('s3', '3'), 'config-key-nested | profile a | s3'],
    [
      'keys twice',
      '',
      add('a', [
        ['k', '1'],
        ['k', '2'],
      ]),
      'config-key-invalid | k',
    ],
    ['no keys', '', add('a', []), 'config-key-invalid | '],
    // JavaScript and Go have a key `b` here, which is a part of the value for the others.
    [
      'a hidden key',
      '[profile a]\nk = 1\n  b = 2\n',
      set('k', '3'),
      'config-edit-unsafe | profile a | AWS SDK for JavaScript',
    ],
    [
      'two defaults',
      '[default]\nk = 1\n[profile default]\nb = 2\n',
      set('k', '3', named('default')),
      'config-edit-unsafe | default | AWS CLI',
    ],
    // For Rust and Java the comment is a part of the value.
    [
      'a comment that would change hands',
      '[profile a]\nb = 1\nk = 1\n  # c\n',
      unset('k'),
      'config-edit-unsafe | profile a | AWS SDK for Rust',
    ],
    [
      'a header that would no longer begin a line for those who see no line end in CR',
      'k = 1\r[profile a]\n[profile b]\nk = 1\n',
      remove(a),
      'config-edit-unsafe | profile a | AWS SDK for JavaScript',
    ],
    ['CR alone', '[profile a]\rk = 1\r', set('k', '3'), 'config-edit-unsafe | profile a | AWS SDK for JavaScript'],
  ])('%s', (_, before, edit, problem) => {
    expect(apply(before, [edit])).toBe(problem);
  });

  test.each<[string, string]>([
    ['', 'config-value-empty'],
    ['a # b', 'config-value-cut'],
    ['a ;b', 'config-value-cut'],
    ['#', 'config-value-cut'],
    ['a\nb', 'config-value-unreadable'],
    [' a', 'config-value-unreadable'],
    ['a\u00A0', 'config-value-unreadable'],
    ['a\u0000', 'config-value-unreadable'],
    ['a\u2028b', 'config-value-unreadable'],
    ['\uD800', 'config-value-unreadable'],
    ['"a"', 'config-value-quoted'],
    ["'a' 'b'", 'config-value-quoted'],
  ])('the value %j, without telling it', (value, code) => {
    expect(apply('[profile a]\nk = 1\n', [set('k', value)])).toBe(`${code} | k`);
    expect(apply('', [add('a', [['k', value]])])).toBe(`${code} | k`);
  });

  test.each(['Region', '', 'a b', 'a=b', 'a:b', '[a]', '#a', 'é', '__proto__', 'a.b'])('the key %j', (key) => {
    expect(apply('[profile a]\nk = 1\n', [set(key, 'v')])).toBe(`config-key-invalid | ${key}`);
  });

  test.each([
    '',
    'my dev',
    'žluť',
    'a#b',
    'corp\\me',
    '"a"',
    'constructor',
    '__proto__',
    'sso-session.a',
    'x'.repeat(257),
  ])('the profile name %j', (name) => {
    expect(apply('', [add(name)])).toBe(`profile-name-invalid | ${name}`);
    expect(apply('[profile a]\nk = 1\n', [rename(name)])).toBe(`profile-name-invalid | ${name}`);
  });

  test('DEFAULT in the credentials file, and sessions there', () => {
    expect(apply('', [add('DEFAULT')], 'credentials')).toBe('profile-name-invalid | DEFAULT');
    const session: ConfigEdit = {
      kind: 'add-section',
      section: { kind: 'sso-session', name: 's' },
      settings: [['k', 'v']],
    };
    expect(apply('', [session], 'credentials')).toBe('session-name-invalid | s');
  });
});

const odd = fc.string({ unit: fc.constantFrom(...'aZ09._-/%@:+ \t#;=[]"\'\\\u00A0\u0085\u001cé'.split('')) });

test('a name is good exactly if every reader finds it', () => {
  const name = fc.oneof(
    odd,
    fc.constantFrom('constructor', 'toString', 'DEFAULT', 'default', 'sso-session.x', 'profile.x'),
  );
  const kinds = fc.constantFrom<AwsFileKind>('config', 'credentials');
  fc.assert(
    fc.property(name, kinds, (one, file) => {
      const header = file === 'credentials' || one === 'default' ? `[${one}]` : `[profile ${one}]`;
      const texts = { config: '', credentials: '', [file]: `${header}\nk = v\n` };
      const isFound = readerNames.every((reader) => readAs(reader, texts).profiles.get(one)?.get('k') === 'v');
      expect(isNewProfileName(one, file)).toBe(isFound && one !== '');
    }),
    { numRuns: 2000 },
  );
});

test('a value is good only if every reader reads it as it is', () => {
  const value = fc.oneof(odd, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
  let good = 0;
  fc.assert(
    fc.property(value, (one) => {
      const text = apply('', [add('a', [['k', one]])]);
      if (text.startsWith('config-')) return;
      good++;
      for (const reader of readerNames) {
        expect(readAs(reader, { config: text, credentials: '' }).profiles.get('a')).toEqual(new Map([['k', one]]));
      }
    }),
    { numRuns: 2000 },
  );
  expect(good).toBeGreaterThan(100);
});
