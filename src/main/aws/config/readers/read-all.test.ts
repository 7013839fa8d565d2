/** All five readings at once are those of the five readers, whatever stands in the files. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyConfigText } from '../../../../../testing/arbitraries/config-text.ts';
import { parseAnew, parseConfig } from '../document.ts';
import { oddCredentials, oddRuns, oddText } from '../../../../../testing/arbitraries/odd-config.ts';
import { edit, layout, model, render } from '../../../../../testing/arbitraries/config-model.ts';
import { applyEdits } from '../apply.ts';
import { clearSections } from '../plain.ts';
import { readAll } from './read-all.ts';
import { readAs, readerNames } from './read-as.ts';

/** Odd lines among sections that all readers take: what is read once beside what each reads for itself. */
const mixed = fc
  .tuple(model, layout, anyConfigText, fc.nat(), fc.constantFrom('', '\uFEFF', '[DEFAULT]\nregion = lent\n'))
  .map(([sections, look, odd, place, start]) => {
    const parts = sections.map((one) => render([one], { ...look, endsOpen: false }));
    const lines = odd.split(/(?<=\n)/).slice(0, 3);
    return start + parts.toSpliced(place % (parts.length + 1), 0, ...lines).join('');
  });
const regular = fc.tuple(model, layout).map(([sections, look]) => render(sections, look));
const changed = fc.tuple(model, layout, edit).map(([sections, look, change]) => {
  const applied = applyEdits(parseConfig(render(sections, look)), [change]);
  return applied.ok ? applied.value : '';
});
const config = fc.oneof(mixed, mixed, regular, changed, anyConfigText);
const credentials = fc.oneof(
  fc.constant(''),
  regular.map((text) => text.replaceAll(/^\[profile /gm, '[')),
  mixed,
);

test('the same as reader by reader', () => {
  let shared = 0;
  fc.assert(
    fc.property(config, credentials, (one, other) => {
      const documents = { config: parseConfig(one), credentials: parseConfig(other) };
      shared += clearSections(documents.config).length;
      const all = readAll(documents);
      for (const reader of readerNames) {
        expect(all[reader], reader).toEqual(readAs(reader, { config: one, credentials: other }));
      }
    }),
    { numRuns: 3000 },
  );
  // So many that the shared readings were tried at all; about a thousand is usual.
  expect(shared).toBeGreaterThan(500);
});

test('the same as reader by reader, in odd files', { timeout: 3_600_000 }, () => {
  let [shared, read] = [0, 0];
  fc.assert(
    fc.property(oddText, oddCredentials, (one, other) => {
      const documents = { config: parseAnew(one), credentials: parseAnew(other) };
      shared += clearSections(documents.config).length;
      const all = readAll(documents);
      for (const reader of readerNames) {
        expect(all[reader], reader).toEqual(readAs(reader, { config: one, credentials: other }));
        if (all[reader].refusal === null) read++;
      }
    }),
    oddRuns(1000),
  );
  console.log(`${read} files were accepted by a reader, and ${shared} sections read once.`);
  expect(shared).toBeGreaterThan(100);
});

test.each([
  ['indented headers', '[a]\nregion = x\n  [b]\n  aws_access_key_id = K\n'],
  ['headers behind a separator', '\x1c[b]\naws_access_key_id = K\n'],
  ['headers behind a next line', 'x = y\x85\n\x85[b]\naws_access_key_id = K\n'],
  ['headers in quotes', '["b"]\naws_access_key_id = K\n[ b ]\nregion = y\n'],
  ['[DEFAULT] behind a separator', '\x1d[DEFAULT]\naws_access_key_id = K\n[b]\nregion = z\n'],
])('sections that are named in the credentials file by %s', (_, credentials) => {
  const config = '[profile a]\nregion = u\n[profile b]\nregion = v\n[profile c]\nregion = w\n';
  const files: readonly (readonly [string, string])[] = [
    [config, credentials],
    [`${config}${credentials.replaceAll('b]', 'profile b]')}`, ''],
    [`${credentials.replaceAll('b]', 'profile b]')}${config}`, credentials],
  ];
  for (const [one, other] of files) {
    const all = readAll({ config: parseAnew(one), credentials: parseAnew(other) });
    for (const reader of readerNames) {
      expect(all[reader], reader).toEqual(readAs(reader, { config: one, credentials: other }));
    }
  }
});

test.each([
  ['below sections that are read once', '[profile a]\nx = y\n\n[profile b]\nrubbish\n'],
  [
    'below lone CRs, at which not all of them count a line',
    '# a\r# b\r# c\n[profile a]\nx = y\n[profile b]\nrubbish\n',
  ],
])('each reader refuses the line that it refuses by itself: %s', (_, text) => {
  const all = readAll({ config: parseConfig(text), credentials: parseConfig('') });
  for (const reader of readerNames) {
    expect(all[reader].refusal, reader).toEqual(readAs(reader, { config: text, credentials: '' }).refusal);
  }
});

test.each([
  ['a value in quotes', '[profile a]\nx = "y"\n'],
  ['a value that is quoted later', '[profile a]\nx = "q" = b\n'],
  ['a comment behind a value', '[profile a]\nx = y #z\n'],
  ['an empty value', '[profile a]\nx =\n'],
  ['another alphabet', '[profile a]\nx = ž\n'],
  ['no key at all', '[profile a]\n'],
  ['a name that JavaScript loses', '[profile constructor]\nx = y\n'],
  ['a name twice', '[profile a]\nx = y\n[profile "a"]\nx = z\n'],
  ['a key twice', '[profile a]\nx = y\nx = z\n'],
  ['what [DEFAULT] lends', '[DEFAULT]\nz = y\n[profile a]\nx = y\n'],
  ['a header behind it that not all take', '[profile a]\nx = y\n  [profile b]\nx = y\n'],
])('not clear to all: %s', (_, text) => expect(clearSections(parseConfig(text))).toEqual([]));

test('clear to all', () => {
  const text = '# mine\n[default]\nx=a  b;c#d\n\n[profile a]\n# c\nx\t= \'s "q\n';
  expect(clearSections(parseConfig(text)).map(({ name }) => name)).toEqual(['default']);
  const plain = text.replace("'s", "it's");
  expect(clearSections(parseConfig(plain)).map(({ name }) => name)).toEqual(['default', 'a']);
});
