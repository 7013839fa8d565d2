/** Config files that nobody writes by hand: one thing many thousand times over, up to the size that Daypass still opens. */

const good = `[sso-session corp]\nsso_start_url = https://d-1.awsapps.com/start\nsso_region = eu-west-1\n`;
const repeated = (count: number, line: (index: number) => string): string =>
  good + Array.from({ length: count }, (_, index) => line(index)).join('');

/** Of about that many lines; of as many kB where there is one line only. */
export const hostileTexts: readonly (readonly [name: string, text: (lines: number) => string])[] = [
  ['blank lines', (lines) => repeated(lines, () => '\n')],
  ['comments', (lines) => repeated(lines, (index) => `# ${index}\n`)],
  [
    'profiles',
    (lines) =>
      repeated(lines / 3, (index) => `[profile p${index}]\nsso_session = corp\nsso_account_id = 111111111111\n`),
  ],
  [
    'profiles of sessions that are not there',
    (lines) => repeated(lines / 2, (index) => `[profile p${index}]\nsso_session = s${index}\n`),
  ],
  [
    'legacy profiles',
    (lines) =>
      repeated(
        lines / 3,
        (index) => `[profile p${index}]\nsso_start_url = https://d-1.awsapps.com/start\nsso_region = x\n`,
      ),
  ],
  ['headers', (lines) => repeated(lines, (index) => `[profile p${index}]\n`)],
  [
    'profiles with a mistake each',
    (lines) =>
      repeated(lines / 3, (index) => `[profile p${index}]\nsso_session = corp # ours\nsso_account_id = 1111\n`),
  ],
  [
    'profiles, with CRLF',
    (lines) =>
      repeated(lines / 3, (index) => `[profile p${index}]\r\nsso_session = corp\r\nsso_account_id = 111111111111\r\n`),
  ],
  [
    'nested blocks',
    (lines) =>
      repeated(
        lines / 5,
        (index) => `[profile p${index}]\ns3 =\n  max_queue_size = 1\n  addressing_style = path\nregion = x\n`,
      ),
  ],
  [
    'deeper and deeper',
    (lines) =>
      `${good}s3 =\n${Array.from({ length: lines / 100 }, (_, index) => `${' '.repeat((index % 1000) + 1)}a = x\n`).join('')}`,
  ],
  ['one section repeated', (lines) => repeated(lines, () => '[profile a]\n')],
  ['one section repeated, with keys', (lines) => repeated(lines / 2, (index) => `[profile a]\nkey${index} = x\n`)],
  [
    'sections with one name',
    (lines) =>
      repeated(
        lines / 2,
        (index) => `[profile ${' '.repeat((index % 20) + 1)}"a"]${' '.repeat((index / 20) % 20)}\nregion = x\n`,
      ),
  ],
  ['one key repeated', (lines) => repeated(lines, () => 'sso_region = eu-west-1\n')],
  ['keys of one section', (lines) => repeated(lines, (index) => `key${index} = x\n`)],
  ['one value that goes on', (lines) => repeated(lines, () => '  x\n')],
  [
    'one nested block',
    (lines) => `${good}s3 =\n${repeated(lines, (index) => `  key${index} = x\n`).slice(good.length)}`,
  ],
  ['indented headers', (lines) => repeated(lines / 2, (index) => `  [profile p${index}]\n  region = x\n`)],
  ['headers without an end', (lines) => repeated(lines, (index) => `[profile p${index}\n`)],
  ['rubbish', (lines) => repeated(lines, () => 'rubbish\n')],
  [
    'keys with [DEFAULT]',
    (lines) =>
      `${good}[DEFAULT]\nregion = x\n${repeated(lines / 2, (index) => `[profile p${index}]\noutput = json\n`)}`,
  ],
  ['lone CRs', (lines) => repeated(lines, (index) => `# ${index}\r`)],
  ['one line of brackets', (lines) => good + '['.repeat(lines * 10) + ']'.repeat(lines * 10)],
  ['one line of brackets and blanks', (lines) => `${good}[${'] '.repeat(lines * 10)}`],
  ['one line of quotes', (lines) => `${good}[profile ${'"'.repeat(lines * 20 + 1)}]\n`],
  ['one line of backslashes', (lines) => `${good}[profile "${'\\x'.repeat(lines * 10)}]\n`],
  ['one line of blanks', (lines) => `${good}x = ${' '.repeat(lines * 20)}y\n`],
  ['one line of tabs', (lines) => `${good}${'\t'.repeat(lines * 20)}y\n`],
  ['one line of comment signs', (lines) => `${good}x = y${' #'.repeat(lines * 10)}\n`],
];
