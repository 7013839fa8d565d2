/** What the AWS CLI sees is what Daypass takes: its sessions, their keys, and the profiles that use them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAwsCli } from '../../../../testing/identity-center/find-aws-cli.ts';
import { asLoaded, openAwsLoader } from '../../../../testing/support/aws-loader.ts';
import { parseAnew } from './document.ts';
import { oddCredentials, oddRuns, oddText } from '../../../../testing/arbitraries/odd-config.ts';
import { readConfiguredSessions } from './configured-sessions.ts';
import { effectiveSections } from './sections.ts';
import { isRegion, isStartUrl } from '../values.ts';
import { readBotocore } from './readers/botocore.ts';
import type { Sections } from './readers/reading.ts';

const file = '/home/me/.aws/config';
const start = 'sso_start_url = https://d-1.awsapps.com/start';
const session = (...lines: readonly string[]) => readConfiguredSessions(`${lines.join('\n')}\n`);

describe('a session that the AWS CLI sees is not lost', () => {
  const good = ['[sso-session corp]', start, 'sso_region = us-east-1'];
  test.each([
    ['blanks inside the brackets, later', [...good, '[ sso-session corp ]', 'output = x']],
    ['blanks inside the brackets, before', ['[ sso-session corp ]', 'output = x', ...good]],
    ['blanks, and keys of its own', [...good, '[\tsso-session corp\t]', 'sso_region = eu-west-1', `${start}/other`]],
    ['an indented key that would override', [...good, 'output = x', '  sso_region = eu-west-1']],
    ['an indented key without a value', [...good, 'output = x', '  sso_start_url =', '  sso_region =']],
    ['an indented key before it', ['[sso-session corp]', 'output = x', '  sso_region = eu-west-1', ...good.slice(1)]],
    ['an indented header below a value', [...good, '  [sso-session corp]', '  sso_region = eu-west-1']],
    ['a no-break space in the header', [...good, '[sso-session corp\u00a0]', 'sso_region = eu-west-1']],
    ['a separator before the header', ['\x1c[sso-session corp]', ...good.slice(1)]],
  ])('%s', (_, lines) => {
    expect(session(...lines).find(({ name }) => name === 'corp')).toMatchObject({
      startUrl: 'https://d-1.awsapps.com/start',
      region: 'us-east-1',
    });
  });

  test.each([
    ['a header that another reader would not take', '[profile dev] x', 1],
    ['an indented key that would name another session', '[profile dev]\noutput = x\n  sso_session = other', 1],
    ['a mark that nobody sees', '[profile dev]\nsso_region = x', 1],
  ])('with its profiles: %s', (_, head, count) => {
    const [corp] = session(...good, ...head.split('\n'), 'sso_session = corp');
    expect(corp?.profiles).toHaveLength(count);
  });

  test('and a value that the AWS CLI takes as it stands is not shortened', () => {
    const lines = ['[sso-session "corp # c"]', ...good.slice(1), ...good, '[profile dev]', 'sso_session = corp # c'];
    expect(session(...lines).map(({ name, profiles }) => [name, profiles.length])).toEqual([
      ['corp # c', 1],
      ['corp', 0],
    ]);
    // U+FEFF is white space to JavaScript alone.
    const [corp] = session(...good, '[profile dev]', 'sso_session = corp\uFEFF');
    expect(corp?.profiles).toEqual([]);
  });
});

/** What no session works with, so that Daypass may take what other readers see. */
const isAsItStands = (value: unknown): boolean => typeof value === 'string' && value !== '' && !/[\n#;]/.test(value);

function expectSame(seen: Sections, taken: ReturnType<typeof effectiveSections>): number {
  let compared = 0;
  for (const [name, settings] of seen) {
    if (name === '') continue;
    const section = taken.find((one) => one.name === name);
    expect(section, `the section ${name}`).toBeDefined();
    for (const [key, value] of settings) {
      if (typeof value === 'string' && !isAsItStands(value)) continue;
      expect(section?.all.get(key)?.value, `${name}: ${key}`).toBe(typeof value === 'string' ? value : '');
      compared++;
    }
  }
  return compared;
}

test('of any file: sections, keys and sessions', { timeout: 600_000 }, () => {
  let [accepted, keys, sessions] = [0, 0, 0];
  fc.assert(
    fc.property(oddText, (text) => {
      const seen = readBotocore({ config: text, credentials: '' });
      const taken = readConfiguredSessions(text);
      if (seen.refusal) return;
      accepted++;
      const document = parseAnew(text);
      keys += expectSame(seen.ssoSessions, effectiveSections(document, ['sso-session'], file));
      keys += expectSame(seen.profiles, effectiveSections(document, ['default', 'profile'], file));
      for (const [name, settings] of seen.ssoSessions) {
        const [startUrl, region] = [settings.get('sso_start_url'), settings.get('sso_region')];
        if (name === '' || typeof startUrl !== 'string' || typeof region !== 'string') continue;
        if (!isStartUrl(startUrl) || !isAsItStands(region) || !isRegion(region)) continue;
        sessions++;
        const users = [...seen.profiles].filter(([one, its]) => one !== '' && its.get('sso_session') === name);
        const found = taken.find(({ id }) => id === `sso-session:${name}`);
        expect(found).toMatchObject({ name, startUrl, region });
        expect(found?.profiles.map((one) => one.name)).toEqual(expect.arrayContaining(users.map(([one]) => one)));
      }
    }),
    oddRuns(600),
  );
  // Files that say something, or nothing would have been shown.
  expect(Math.min(accepted, keys, sessions)).toBeGreaterThan(20);
});

const cli = findAwsCli();
const loader = typeof cli === 'string' ? null : openAwsLoader(cli);
if (loader === null)
  console.log('The reader is not compared with the loader of a real AWS CLI: there is none in Python.');

test.skipIf(loader === null)('the loader of a real AWS CLI sees the same', { timeout: 3_600_000 }, async () => {
  await using real = loader;
  if (real === null) return;
  let [accepted, files] = [0, 0];
  await fc.assert(
    fc.asyncProperty(oddText, oddCredentials, async (config, credentials) => {
      const expected = await real.load({ config, credentials });
      files++;
      if (expected !== null) accepted++;
      expect(asLoaded(readBotocore({ config, credentials }))).toEqual(expected);
    }),
    oddRuns(400),
  );
  console.log(`The loader of the AWS CLI read ${files} pairs of files and accepted ${accepted}.`);
  expect(accepted).toBeGreaterThan(files / 10);
});
