/** Tests of what makes tools refuse a whole file: found with its lines, cured without loss. */
import { describe, expect, test } from 'vitest';
import { summaryOf } from './finding.ts';
import { codesOf, configFile, corp, cured, dev, found } from '../../../testing/support/doctor-inputs.ts';

const clean = `${corp}\n${dev}`;

test('a clean file has no findings, nor has no file', () => {
  expect(codesOf({ config: clean })).toEqual([]);
  expect(codesOf({})).toEqual([]);
  expect(
    codesOf({ config: clean, credentials: '[other]\naws_access_key_id = A\naws_secret_access_key = B\n' }),
  ).toEqual([]);
});

test('a byte order mark', () => {
  const marked = { config: `\uFEFF${clean}` };
  expect(found(marked, 'byte-order-mark')).toMatchObject({
    place: { file: configFile, line: 1, column: 1 },
    tools: ['botocore', 'rust', 'java', 'go'],
  });
  expect(codesOf(marked)).toEqual(['byte-order-mark']);
  expect(cured(marked, 'byte-order-mark')).toEqual({ config: clean });
});

describe('a repeated section', () => {
  const twice = {
    config: `${clean}\n# more\n[profile dev]\nregion = us-east-1\noutput = json\n\n[profile z]\nregion = us-east-1\n`,
  };

  test('is told once, with all its lines', () => {
    expect(codesOf(twice)).toEqual(['duplicate-section']);
    expect(found(twice, 'duplicate-section')).toMatchObject({
      params: { section: 'profile dev', lines: '6, 13' },
      place: { file: configFile, line: 13, column: 1 },
      tools: ['botocore'],
      profile: 'dev',
    });
  });

  test('becomes one, in which the last value of a key stays', () => {
    expect(cured(twice, 'duplicate-section').config).toBe(
      `${clean.slice(0, clean.lastIndexOf('region'))}\n# more\nregion = us-east-1\noutput = json\n\n` +
        '[profile z]\nregion = us-east-1\n',
    );
  });

  test('whose lines stand apart are put together, with their comments', () => {
    const config =
      '[profile a]\nregion = us-east-1\n\n[profile z]\nregion = us-east-1\n\n[profile a]\n# mine\noutput = json\n';
    expect(cured({ config }, 'duplicate-section').config).toBe(
      '[profile a]\nregion = us-east-1\n# mine\noutput = json\n\n[profile z]\nregion = us-east-1\n\n',
    );
  });

  test('in a file that ends without a newline, three times', () => {
    const config = '[default]\nregion = us-east-1\n[default]\noutput = json\n[default]\nregion = eu-west-1';
    expect(found({ config }, 'duplicate-section').params).toEqual({ section: 'default', lines: '1, 3, 5' });
    expect(cured({ config }, 'duplicate-section').config).toBe('[default]\noutput = json\nregion = eu-west-1');
  });

  test('in the credentials file', () => {
    const credentials = '[a]\naws_access_key_id = A\n[a]\naws_secret_access_key = B\n';
    expect(cured({ credentials }, 'duplicate-section').credentials).toBe(
      '[a]\naws_access_key_id = A\naws_secret_access_key = B\n',
    );
  });

  test('[DEFAULT] may be repeated, and one name may be a profile and a session', () => {
    expect(codesOf({ config: `${clean}[profile corp]\nregion = us-east-1\n` })).toEqual([]);
    expect(codesOf({ config: '[DEFAULT]\nx = y\n[DEFAULT]\nz = y\n' })).toEqual([]);
  });
});

describe('a repeated key', () => {
  test('the last line stays', () => {
    const config = clean.replace('region = eu-west-1\nsso_reg', 'region = eu-west-1\nsso_region = eu-west-1\nsso_reg');
    expect(codesOf({ config })).toEqual(['duplicate-key']);
    expect(found({ config }, 'duplicate-key').params).toEqual({
      section: 'sso-session corp',
      key: 'sso_region',
      lines: '3, 4',
    });
    expect(cured({ config }, 'duplicate-key').config).toBe(clean);
  });

  test('in other letters: JavaScript had read the other one, so it is kept as a comment', () => {
    const config = '[profile a]\nregion = us-east-1\nRegion = eu-west-1\n';
    const after = cured({ config }, 'duplicate-key');
    expect(after.config).toBe('[profile a]\n# region = us-east-1\nRegion = eu-west-1\n');
    expect(cured(after, 'upper-case-key').config).toBe('[profile a]\n# region = us-east-1\nregion = eu-west-1\n');
  });
});

describe('lines that are no settings', () => {
  test('a missing bracket is added where the name is clear', () => {
    const config = clean.replace('[profile dev]', '[profile dev');
    expect(codesOf({ config })).toContain('unclosed-header');
    expect(cured({ config }, 'unclosed-header').config).toBe(clean);
  });

  test('and not where the section is there already', () => {
    const config = `${clean}[profile dev\n`;
    expect(found({ config }, 'unclosed-header').cure).toEqual({ kind: 'instruction' });
  });

  test('a line without "=" becomes a comment, and the good part is judged as well', () => {
    const config = `${clean}garbage here\n\n[profile other]\nsso_session = nobody\n`;
    expect(codesOf({ config })).toEqual(['not-a-setting', 'unknown-session']);
    expect(cured({ config }, 'not-a-setting').config).toBe(config.replace('garbage', '# garbage'));
  });

  test('what may be a secret is not told', () => {
    const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY';
    expect(found({ credentials: `[a]\n${secret}\n` }, 'not-a-setting').params).toEqual({ text: 'wJalrXUt…' });
    expect(JSON.stringify(summaryOf(found({ credentials: `${secret} = x\n` }, 'outside-section')))).not.toContain(
      'FEMI',
    );
  });

  test('an indented header below a nested block comes to the left edge, and is a section then', () => {
    const config = `${clean}s3 =\n  max_concurrent_requests = 20\n\n  [a]\nregion = us-east-1\n`;
    const after = cured({ config }, 'not-a-setting');
    expect(after.config).toBe(config.replace('  [a]', '[a]'));
    expect(codesOf(after)).toEqual(['missing-prefix']);
  });

  test('a setting before the first section', () => {
    const config = `region = us-east-1\n${clean}`;
    expect(codesOf({ config })).toEqual(['outside-section']);
    expect(cured({ config }, 'outside-section').config).toBe(`# ${config}`);
  });

  test('what only one tool refuses', () => {
    const config = `${clean}s3 =\n  # a comment\n  max_concurrent_requests = 20\n`;
    expect(found({ config }, 'file-refused')).toMatchObject({ tools: ['rust', 'java'], place: { line: 12 } });
    expect(cured({ config }, 'file-refused').config).toBe(config.replace('  # a', '# a'));
  });

  test('what the AWS CLI refuses in a nested block becomes a comment', () => {
    const config = `${clean}s3 =\n  max_concurrent_requests = 20\n  garbage\n`;
    const after = cured({ config }, 'not-a-setting');
    expect(codesOf(after)).toEqual([]);
    expect(after.config).toBe(config.replace('  garbage', '# garbage'));
  });
});
