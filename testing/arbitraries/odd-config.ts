/** Odd AWS files for property tests: what people, editors and other tools may do to a file, much of it at once. */
import fc from 'fast-check';

/**
 * How many files a property looks at: a few hundred, or as many as `DAYPASS_ODD_FILES` says. `DAYPASS_ODD_SEED` makes the
 * same ones again.
 */
export function oddRuns(usual: number): { readonly numRuns: number; readonly seed?: number } {
  const { DAYPASS_ODD_FILES: files, DAYPASS_ODD_SEED: seed } = process.env;
  return {
    numRuns: files === undefined ? usual : Number(files),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  };
}

/** White space and line ends of one language or another: each of them is nothing special to some reader. */
const separators = [
  '\v',
  '\f',
  '\x1c',
  '\x1d',
  '\x1e',
  '\x1f',
  '\x85',
  '\u2028',
  '\u2029',
  '\xa0',
  '\u3000',
  '\uFEFF',
  '\0',
];
const separator = fc.constantFrom(...separators);

const often = <T>(weight: number, usual: T, ...rare: readonly fc.Arbitrary<T>[]): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, ...rare.map((arbitrary) => ({ weight: 1, arbitrary })));

const indent = often(8, '', fc.constantFrom(' ', '  ', '\t', '    ', '\t '), separator);
const gap = often(12, '', fc.constantFrom(' ', '  ', '\t'), separator);

/** One of the words. */
const oneOf = (words: string) => fc.constantFrom(...words.split(' '));

const plainName = oneOf('a b c corp dev prod.eu x@y A default DEFAULT it#s 7');
const oddName = fc.oneof(
  fc.constantFrom(
    ...Object.getOwnPropertyNames(Object.prototype),
    '',
    'ΑΣ',
    'İx',
    'žluť',
    'a b',
    'corp # c',
    'corp]',
    '[corp',
  ),
  fc.tuple(plainName, fc.constantFrom('"', "'", '\\', '"q"', "''")).map(([name, quote]) => quote + name),
  fc.tuple(plainName, fc.constantFrom('"', "'")).map(([name, quote]) => quote + name + quote),
  fc.tuple(plainName, separator).map(([name, end]) => name + end),
);
const name = fc.oneof({ weight: 6, arbitrary: plainName }, { weight: 1, arbitrary: oddName });

const kind = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('profile ', 'profile ', 'sso-session ', 'sso-session ') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      'services ',
      'profile\t',
      'profile  ',
      'sso-session  ',
      'Profile ',
      'profile',
      'profile.',
      'sso-session.',
      'constructor ',
      '__proto__ ',
    ),
  },
);
const title = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(kind, name).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.constantFrom('default', 'DEFAULT', 'DEFAULT', '', 'plugins') },
);
const headerEnd = often(
  12,
  ']',
  fc.constantFrom('', ' ]', '] # c', '];c', ']]', '] x', '] ', ']\t'),
  separator.map((end) => `]${end}`),
);
const header = fc
  .tuple(indent, gap, title, headerEnd)
  .map(([before, inner, text, end]) => `${before}[${inner}${text}${end}`);

const key = fc.oneof(
  {
    weight: 12,
    arbitrary: oneOf(
      'sso_start_url sso_region sso_session sso_account_id sso_role_name region output sso_registration_scopes',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'SSO_Region',
      'aws_access_key_id',
      'login_session',
      's3',
      '__proto__',
      'İx',
      'ΑΣ',
      '',
      'k k',
      'endpoint_url',
      'toString',
    ),
  },
);
const value = fc.oneof(
  {
    weight: 12,
    arbitrary: oneOf(
      'https://d-1.awsapps.com/start https://d-2.awsapps.com/start/#/ eu-west-1 us-east-1 corp a 111111111111 Dev sso:account:access',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      '"',
      "'",
      '""',
      '"eu-west-1"',
      'eu-west-1 # c',
      'eu-west-1\t;c',
      'corp # c',
      'x;y#z',
      'a = b',
      '[profile a]',
      'k : v',
      'a\\nb',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('corp', 'eu-west-1', ''), separator).map((parts) => parts.join('')),
  },
);
const delimiter = often(
  10,
  ' = ',
  fc.constantFrom('=', ':', ': ', ' =', '\t=\t', ' ', '=='),
  separator.map((one) => ` =${one}`),
);
const setting = fc.tuple(indent, key, delimiter, value).map((parts) => parts.join(''));

const other = fc.oneof(
  fc
    .tuple(
      indent,
      fc.constantFrom(
        '',
        '# c',
        ';c',
        '#[profile a]',
        '# a = b',
        '; [DEFAULT]',
        'word',
        '--flag x',
        ']',
        '[',
        '=',
        '= x',
      ),
    )
    .map((parts) => parts.join('')),
  separator,
  fc.string({ unit: 'binary', maxLength: 4 }),
);

const oddLine = fc.oneof(
  { weight: 4, arbitrary: header },
  { weight: 7, arbitrary: setting },
  { weight: 1, arbitrary: other },
);

/** A good section, whose keys stand once: without them nearly every file would be refused. */
const goodSection = fc
  .tuple(
    fc.constantFrom('profile', 'sso-session'),
    fc.constantFrom('a', 'b', 'c', 'corp', 'dev', 'e', 'f', 'g', 'h'),
    fc.shuffledSubarray(
      [
        'sso_start_url = https://d-1.awsapps.com/start',
        'sso_region = eu-west-1',
        'sso_session = corp',
        'sso_account_id = 111111111111',
        'sso_role_name = Dev',
        'output = json',
      ],
      { minLength: 1 },
    ),
  )
  .map(([which, called, settings]) => [`[${which} ${called}]`, ...settings]);
const block = fc.oneof(
  { weight: 3, arbitrary: goodSection },
  { weight: 4, arbitrary: fc.array(oddLine, { minLength: 1, maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ['[DEFAULT]', 'sso_region = us-west-2'],
      ['s3 =', '  a = b'],
      [''],
      ['[default]', 'output = text'],
    ),
  },
);

const ending = often(14, '\n', fc.constantFrom('\r\n', '\r', '\n\n', '\r\r\n', '\n\r'));

/** A file of both sorts: much of it good, with odd lines at any place. */
export const oddText: fc.Arbitrary<string> = fc
  .tuple(
    often(12, '', fc.constantFrom('\uFEFF', '\uFEFF\uFEFF', '# c\n', '\n', '\r')),
    fc.array(block, { maxLength: 6 }),
    fc.infiniteStream(ending),
    fc.constantFrom('', '\n', '\n', '  '),
  )
  .map(([start, blocks, endings, end]) => {
    const lines = blocks.flat().map((line) => line + String(endings.next().value));
    return start + lines.join('').replace(/[\r\n]+$/, '') + end;
  })
  // Half a pair of surrogates is in no file.
  .map((text) => text.toWellFormed());

/** A credentials file in the same manner. */
export const oddCredentials: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  { weight: 2, arbitrary: oddText },
  { weight: 3, arbitrary: oddText.map((text) => text.replaceAll(/^(\s*\[\s*)(profile|sso-session) /gm, '$1')) },
);
