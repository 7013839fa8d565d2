/** Tests of settings that tools read differently, and of names that not all of them find. */
import { describe, expect, test } from 'vitest';
import type { FindingCode } from '../../shared/findings.ts';
import { diagnose } from './diagnose.ts';
import { codesOf, corp, credentialsFile, cured, dev, found, machine } from '../../../testing/support/doctor-inputs.ts';

const clean = `${corp}\n${dev}`;

describe('settings', () => {
  test.each<[FindingCode, string, string, readonly string[]]>([
    ['comment-in-value', 'region = eu-west-1 # home', '# home\nregion = eu-west-1', ['botocore']],
    ['comment-in-value', 'region = eu-west-1 ; home', '; home\nregion = eu-west-1', ['botocore']],
    ['colon-delimiter', 'region: eu-west-1', 'region = eu-west-1', ['javascript', 'rust', 'java']],
    ['upper-case-key', 'Region = eu-west-1', 'region = eu-west-1', ['javascript', 'java']],
    ['quoted-value', 'region = "eu-west-1"', 'region = eu-west-1', ['botocore', 'javascript', 'rust', 'java']],
    ['quoted-value', "region = 'eu-west-1' # home", '', []],
  ])('%s: %s', (code, line, mended, tools) => {
    const config = `${corp}\n${dev.replace('region = eu-west-1', line)}`;
    if (mended === '') return expect(codesOf({ config })).toContain('comment-in-value');
    expect(found({ config }, code)).toMatchObject({ tools, profile: 'dev', place: { line: 10 } });
    const after = cured({ config }, code);
    expect(after.config).toBe(clean.replace(/region = eu-west-1\n$/, `${mended}\n`));
    expect(codesOf(after)).toEqual([]);
  });

  test.each(['credential_process_x = "C:\\a b" --x "y"', 'output = a#b', '# region = eu-west-1 # x', 'x = "quoted"'])(
    'nothing odd: %s',
    (line) => expect(codesOf({ config: `${clean}${line}\n` })).toEqual([]),
  );

  test('in a command a sign may be meant', () => {
    const config = '[profile p]\ncredential_process = sh -c "x # y"\n';
    expect(found({ config }, 'comment-in-value').cure).toEqual({ kind: 'instruction' });
  });

  test('indented settings', () => {
    const config = `${corp}\n${dev.replaceAll('\n', '\n  ').trimEnd()}\n`;
    expect(found({ config }, 'indented-key')).toMatchObject({ tools: ['rust', 'java'], place: { line: 7, column: 3 } });
    expect(cured({ config }, 'indented-key').config).toBe(clean);
  });

  test('one that is indented deeper than the others is a part of the value above for the AWS CLI', () => {
    const config = clean.replace('sso_region', '    sso_region');
    expect(found({ config }, 'indented-key').tools).toEqual(['botocore', 'rust', 'java']);
    expect(cured({ config }, 'indented-key').config).toBe(clean);
  });

  test('nested blocks are no mistake', () => {
    expect(codesOf({ config: `${clean}s3 =\n  max_concurrent_requests = 20\n  x = a#b\n` })).toEqual([]);
  });
});

describe('names', () => {
  const session = (header: string, name: string): string =>
    clean.replace('[sso-session corp]', header).replace('sso_session = corp', `sso_session = ${name}`);

  test('a session with a blank gets another name, and its profiles follow', () => {
    const config = session("[sso-session 'My Corp']", 'My Corp');
    expect(codesOf({ config })).toEqual(['name-not-seen']);
    expect(found({ config }, 'name-not-seen').tools).toEqual(['javascript', 'go', 'rust', 'java']);
    expect(cured({ config }, 'name-not-seen').config).toBe(session('[sso-session My-Corp]', 'My-Corp'));
  });

  test('a profile too, with those that are built on it', () => {
    const config = `${clean.replace('[profile dev]', '[profile žluť]')}\n[profile up]\nsource_profile = žluť\nrole_arn = arn\n`;
    expect(found({ config }, 'name-not-seen').tools).toEqual(['javascript', 'rust', 'java']);
    expect(cured({ config }, 'name-not-seen').config).toBe(
      config.replace('ž', 'z').replace('ť]', 't]').replace('žluť', 'zlut'),
    );
  });

  test.each([
    ['[profile my dev]', 'name-not-seen', 'my dev'],
    ['[ profile dev]', 'odd-header', 'dev'],
  ])('of a profile that the AWS CLI does not see (%s): told once, as an error', (header, code, profile) => {
    const config = clean.replace('[profile dev]', header);
    expect(diagnose(machine({ config }))).toMatchObject([{ code, severity: 'error', profile }]);
  });

  test('but not to a name that is taken: another one is asked for', () => {
    const config = `[profile "a b"]\nregion = us-east-1\n[profile a-b]\nregion = us-east-1\n`;
    expect(found({ config }, 'name-not-seen').cure).toMatchObject({ kind: 'value', asked: { for: 'name' } });
  });

  test.each([
    ['[profile "dev"]', '[profile dev]'],
    ['  [profile dev]', '[profile dev]'],
    ['[profile dev];mine', ';mine\n[profile dev]'],
    ['[Profile dev]', '[profile dev]'],
    ['[dev]', '[profile dev]'],
  ])('%s becomes plain', (header, mended) => {
    const config = clean.replace('[profile dev]', header);
    const code = header === '[dev]' ? 'missing-prefix' : 'odd-header';
    expect(found({ config }, code).tools.length).toBeGreaterThan(0);
    const after = cured({ config }, code);
    expect(after.config).toBe(clean.replace('[profile dev]', mended));
    expect(codesOf(after)).toEqual([]);
  });

  test.each(['sso_session corp', 'ssosession corp', 'sso-sesion corp', 'SSO session corp'])(
    '[%s] is the session that it was meant to be, and no profile',
    (title) => {
      const config = clean.replace('[sso-session corp]', `[${title}]`);
      expect(config).not.toBe(clean);
      expect(found({ config }, 'misspelled-session')).toMatchObject({
        severity: 'error',
        params: { section: title, name: 'corp' },
      });
      expect(cured({ config }, 'misspelled-session').config).toBe(clean);
    },
  );

  test('a comment after a header, and sections of other programs, are no mistake', () => {
    expect(
      codesOf({ config: `${clean.replace('[profile dev]', '[profile dev] # mine')}[plugins]\na = b\n[x]\ny = z\n` }),
    ).toEqual([]);
  });

  test('a section that is hidden by a profile becomes a comment', () => {
    const config = `${clean}\n[dev]\n# old\nregion = us-east-1\n`;
    expect(found({ config }, 'shadowed-section').params).toEqual({ section: 'dev', other: 'profile dev', line: 6 });
    expect(cured({ config }, 'shadowed-section').config).toBe(`${clean}\n# [dev]\n# old\n# region = us-east-1\n`);
  });

  test('[default] after [profile default] counts for the AWS CLI alone', () => {
    const config = '[profile default]\nregion = us-east-1\n[default]\nregion = eu-west-1\n';
    expect(found({ config }, 'shadowed-section')).toMatchObject({ tools: ['botocore'], place: { line: 3 } });
    expect(cured({ config }, 'shadowed-section').config).toContain('# [default]\n# region = eu-west-1\n');
  });

  test('one name in two spellings', () => {
    const config = `${clean}\n[profile "dev"]\noutput = json\n`;
    expect(found({ config }, 'same-name-twice')).toMatchObject({ place: { line: 12 } });
    expect(cured({ config }, 'same-name-twice').config).toBe(`${clean}\noutput = json\n`);
    const apart = { config: `[profile "a"]\nregion = us-east-1\n${clean}\n[profile a]\n# mine\nregion = eu-west-1\n` };
    const merged = cured(apart, 'same-name-twice');
    expect(merged.config).toBe(`[profile a]\n# mine\nregion = eu-west-1\n${clean}\n`);
    expect(codesOf(merged)).toEqual([]);
  });

  test('the word "profile" in the credentials file', () => {
    const credentials = '[profile keys]\naws_access_key_id = A\naws_secret_access_key = B\n';
    expect(found({ credentials }, 'prefix-in-credentials').place).toEqual({
      file: credentialsFile,
      line: 1,
      column: 1,
    });
    expect(cured({ credentials }, 'prefix-in-credentials').credentials).toBe(credentials.replace('profile ', ''));
    const blank = { credentials: credentials.replace('profile ', 'my ') };
    expect(found(blank, 'name-not-seen').tools).toEqual(['javascript', 'rust', 'java']);
  });
});

describe('[DEFAULT], from which Python lends to all sections', () => {
  test('alone it is what it looks like, in other letters', () => {
    const config = '[DEFAULT]\nregion = us-east-1\n';
    expect(cured({ config }, 'odd-header').config).toBe('[default]\nregion = us-east-1\n');
  });

  test('beside others it is left to a person', () => {
    const config = `[DEFAULT]\nregion = us-east-1\n${clean}`;
    expect(found({ config }, 'odd-header').cure).toEqual({ kind: 'instruction' });
  });
});
