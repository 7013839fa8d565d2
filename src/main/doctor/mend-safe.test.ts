/** All safe cures at once: what they take in, what they leave to a person, and that nothing gets lost by them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyConfigText } from '../../../testing/arbitraries/config-text.ts';
import { clean, mutated } from '../../../testing/arbitraries/doctor.ts';
import { corp, dev, machine, type Situation } from '../../../testing/support/doctor-inputs.ts';
import { readAs, readerNames } from '../aws/config/readers/read-as.ts';
import { hasSameSettings } from '../aws/config/readers/reading.ts';
import { diagnose } from './diagnose.ts';
import { isFileCure } from './cure.ts';
import { mendSafe } from './mend-safe.ts';
import { isSafe } from './safe-cures.ts';

function codes(situation: Situation) {
  const { input, mended, left } = mendSafe(machine(situation));
  return {
    config: input.files.config.text,
    credentials: input.files.credentials.text,
    mended: mended.map(({ code }) => code),
    left: left.map(({ code }) => code),
  };
}

describe('what is written in an odd way', () => {
  test('is mended in one go, in both files, where the mistakes meet and where they do not', () => {
    const config = `\uFEFF${corp}${dev}`
      .replace('region = eu-west-1\nsso_reg', 'region = eu-west-1 # Ireland\nsso_reg')
      .replace('= Developer', '= "Developer"')
      .replace('sso_account_id =', 'SSO_Account_Id :');
    const done = codes({
      config: `${config}rubbish\n[profile dev]\noutput = json\n[mine]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = R\n`,
      credentials: '[profile keys]\naws_access_key_id = A\naws_secret_access_key = B\n',
    });
    expect(done.config).toBe(
      `${corp}${dev}`.replace(/(sso_region.*)/, '# Ireland\n$1') +
        '# rubbish\noutput = json\n[profile mine]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = R\n',
    );
    expect(done.credentials).toBe('[keys]\naws_access_key_id = A\naws_secret_access_key = B\n');
    expect(done.left).toEqual([]);
  });

  test('is mended also where something else in the file is for a person to decide', () => {
    const config = `${corp}${dev}`.replace('sso_session = corp', 'sso_session = korp').replace('= Dev', ': Dev');
    const done = codes({ config });
    expect(done.config).toBe(`${corp}${dev}`.replace('sso_session = corp', 'sso_session = korp'));
    expect(done).toMatchObject({ mended: ['colon-delimiter'], left: ['unknown-session'] });
  });

  test('gets its permissions, without a change of its text', () => {
    const { input, mended, left } = mendSafe(machine({ config: corp, modes: { config: 0o666, credentials: null } }));
    expect(input.files.config).toMatchObject({ text: corp, mode: 0o644 });
    expect([mended.map(({ code }) => code), left]).toEqual([['permissions-open'], []]);
  });
});

describe('what is for a person to look at by itself', () => {
  test.each([
    ['another session', dev.replace('= corp', '= korp')],
    ['another region', dev.replace('region = eu-west-1', 'region = eu-west-1a')],
    ['another account', dev.replace('123456789012', '12345678901')],
    ['another name', dev.replace('[profile dev]', '[profile 開発]')],
    ['no keys any more', `${dev}aws_access_key_id = A\naws_secret_access_key = B\n`],
    [
      'another start URL',
      dev.replace('sso_session = corp', 'sso_start_url = https://d-1.awsapps.com/start/#/\nsso_region = eu-west-1'),
    ],
    // The two values are not the same: which of them was meant, nobody knows.
    ['one of two values', `${dev}region = us-east-1\n`],
    ['one of two values of a section twice', `${dev}[profile dev]\nregion = us-east-1\n`],
  ])('%s', (_, profile) => {
    const config = `${corp}${profile}`;
    expect(diagnose(machine({ config })).some(({ cure }) => isFileCure(cure) || cure.kind !== 'instruction')).toBe(
      true,
    );
    expect(codes({ config })).toMatchObject({ config, mended: [] });
  });
});

const words = (text: string): readonly string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

const broken: fc.Arbitrary<Situation> = fc.record({
  config: fc.oneof(
    mutated,
    mutated.chain((one) => anyConfigText.map((other) => one + other)),
    anyConfigText,
  ),
  credentials: fc.oneof(fc.constant(''), anyConfigText),
});

test('no word of any file is lost, and whoever read a file reads it still', () => {
  let changed = 0;
  fc.assert(
    fc.property(broken, (situation) => {
      const before = machine(situation);
      const { input: after, mended } = mendSafe(before);
      if (mended.length > 0) changed++;
      for (const file of ['config', 'credentials'] as const) {
        const [old, now] = [before, after].map(({ files }) => files[file].text);
        const kept = new Set(words(now ?? ''));
        // Invisible characters in a word make two of it, so the letters of all are looked at as well.
        const lost = words(old ?? '').filter((word) => word !== 'profile' && !kept.has(word));
        const letters = words(now ?? '').join('');
        expect(lost.filter((word) => !letters.includes(word))).toEqual([]);
      }
      const texts = [before, after].map(({ files }) => ({
        config: files.config.text,
        credentials: files.credentials.text,
      }));
      for (const reader of readerNames) {
        const [old, now] = texts.map((one) => readAs(reader, one));
        if (old?.refusal === null) expect(now?.refusal).toBeNull();
      }
    }),
    { numRuns: 300 },
  );
  expect(changed).toBeGreaterThan(50);
});

test('what is mended is found no more, and whatever is safe alone is mended', () => {
  fc.assert(
    fc.property(mutated, (config) => {
      const { input, mended, left } = mendSafe(machine({ config }));
      expect(left).toEqual(diagnose(input));
      const ids = new Set(left.map(({ id }) => id.replace(/#\d+$/, '')));
      expect(mended.filter(({ id }) => ids.has(id.replace(/#\d+$/, ''))).map(({ id }) => id)).toEqual([]);
      expect(mendSafe(input).mended).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('what another mistake kept from being mended is mended when that is gone', () => {
  const session = '[sso-session a]\nsso_start_url = https://d-0.awsapps.com/start\nsso_region = eu-west-1\n\n';
  const profile =
    '  [profile a]\nsso_session = a\nsso_account_id = 012345678901\nsso_role_name = Dev\nregion = us-east-1\n';
  const { input, left } = mendSafe(machine({ config: `\uFEFF${session}${profile}` }));
  expect(left.filter(isSafe)).toEqual([]);
  expect(input.files.config.text).toContain('sso_registration_scopes = sso:account:access');
});

test('a clean file is left alone', () => {
  fc.assert(
    fc.property(clean, (config) => {
      const { input, mended } = mendSafe(machine({ config }));
      expect([input.files.config.text, mended]).toEqual([config, []]);
    }),
  );
});

test('sections that no cure is about are the same to every reader', () => {
  const other = '[profile other]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = R\nx = " y"\n';
  const config = `${corp}${other}${dev.replace('= Dev', ': Dev').replace('[profile dev]', '[profile "dev"]')}`;
  const { input } = mendSafe(machine({ config }));
  expect(input.files.config.text).not.toBe(config);
  for (const reader of readerNames) {
    const [old, now] = [config, input.files.config.text].map((text) =>
      readAs(reader, { config: text, credentials: '' }).profiles.get('other'),
    );
    if (old) expect(now && hasSameSettings(old, now)).toBe(true);
  }
});

test('only findings with a change to make can be safe', () => {
  fc.assert(
    fc.property(broken, (situation) => {
      for (const one of diagnose(machine(situation)).filter(isSafe)) {
        expect(['edit', 'lines', 'permissions']).toContain(one.cure.kind);
      }
    }),
  );
});
