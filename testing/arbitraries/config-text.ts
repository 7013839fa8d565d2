/** Config files for property tests: regular ones, broken ones, and any text at all. */
import fc from 'fast-check';

const sectionName = fc.constantFrom('a', 'corp', "'my org'", '"x"', 'a b', 'corp\\me', 'žluť', 'a]b', '"open', '');
const title = fc
  .tuple(fc.constantFrom('profile ', 'sso-session ', 'services ', 'default', 'DEFAULT', 'profile', ' '), sectionName)
  .map((parts) => parts.join(''));
const header = fc
  .tuple(fc.constantFrom('', '', '  '), title, fc.constantFrom(']', ']', '', '] # c', '];c', ']]'))
  .map(([indent, text, end]) => `${indent}[${text}${end}`);
const setting = fc
  .tuple(
    fc.constantFrom('', '', '  ', '\t'),
    fc.constantFrom('sso_session', 'sso_start_url', 'sso_region', 'Region', 's3', '', '[x'),
    fc.constantFrom(' = ', '=', ': ', ' '),
    fc.constantFrom('corp', 'https://d-1.awsapps.com/start/#/', 'us-east-1', '', 'a b # c', 'http://x', '"q"'),
  )
  .map((parts) => parts.join(''));
const other = fc.oneof(fc.constantFrom('', '  ', '# c', ' ; c', '\u0000', '  --flag'), fc.string({ unit: 'binary' }));
const line = fc.oneof(header, setting, setting, other);

/** Anything from a good file to noise, with every kind of line ending, mixed. */
export const anyConfigText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .tuple(
      fc.constantFrom('', '', '\uFEFF'),
      fc.array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n', '\r')), { maxLength: 25 }),
      fc.constantFrom('', '[profile last]', '  '),
    )
    .map(([mark, lines, end]) => mark + lines.flat().join('') + end),
);
