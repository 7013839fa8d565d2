/** What a person wrote behind a header outlives every cure of that header. */
import { describe, expect, test } from 'vitest';
import { curedText, isFileCure } from './cure.ts';
import { diagnose } from './diagnose.ts';
import { shown } from './finding.ts';
import { codesOf, corp, cured, dev, machine } from '../../../testing/support/doctor-inputs.ts';

const keys = 'aws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = s\n';
const rests = [' mine, ask Eve', ' # ask Eve', '; ask Eve', 'region = ask-Eve'];

describe.each(rests)('%j behind a header', (rest) => {
  test.each([
    ['a header with it', 'config', `${corp}${dev}`.replace('[profile dev]', `[profile dev]${rest}`)],
    ['a header with odd blanks', 'config', `${corp}${dev}`.replace('[profile dev]', `[ profile  dev ]${rest}`)],
    ['a header without its word', 'config', `${corp}${dev}`.replace('[profile dev]', `[dev]${rest}`)],
    ['a section twice', 'config', `${corp}${dev}[profile dev]${rest}\noutput = json\n`],
    ['a name twice', 'config', `${corp}${dev}[profile "dev"]${rest}\noutput = json\n`],
    ['a word too many', 'credentials', `[profile keys]${rest}\n${keys}`],
  ] as const)('%s', (_, file, text) => {
    const cures = diagnose(machine({ [file]: text })).flatMap(({ cure }) => (isFileCure(cure) ? [cure] : []));
    const done = cures.map((cure) => curedText(text, cure)).flatMap((one) => (one.ok ? [one.value] : []));
    for (const after of done) expect(after).toMatch(/ask.Eve/);
    // A comment behind a good header is no mistake.
    expect(done.length > 0 || codesOf({ [file]: text }).length === 0).toBe(true);
  });
});

test('a name and password of a URL are shown in no message, however long they are', () => {
  expect(shown(`https://me:${'s3cr3t'.repeat(100)}@host.example.org/start`)).toBe('https://…@host.example.org/start');
});

test('a start URL of any number of slashes is looked at in one pass', { timeout: 240_000 }, () => {
  // By the square of its length this would take hours.
  const config = corp.replace('/start', `/start${'/'.repeat(3_000_000)}y`);
  expect(codesOf({ config })).toContain('bad-start-url');
});

test('of two headers for one name the one stays that every tool knows', () => {
  const text = `${corp}[profiles dev]\noutput = json\n\n${dev}`;
  expect(cured({ config: text }, 'same-name-twice').config).toBe(
    `${corp}${dev.replace('[profile dev]', '[profile dev]\noutput = json\n')}`,
  );
});

test.each(['\x1c', '\x1d', '\x1e', '\x1f', '\x85', '\u2028', '\xa0'])(
  '%j between two words makes no one word of them',
  (sign) => {
    const text = `${corp}${dev}`.replace('= Developer', `= Power${sign}User`);
    expect(cured({ config: text }, 'invisible-character').config).toContain('= Power User\n');
  },
);
