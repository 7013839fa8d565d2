/**
 * Every generated plan for profiles, conversion and cure, asked of a real AWS CLI and of the loader of the AWS SDK for
 * JavaScript: they see what was intended, and of all other sections what they saw before.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAwsCli } from '../../../testing/identity-center/find-aws-cli.ts';
import type { PlannedProfile, ProfileRequest } from '../../shared/profile-plans.ts';
import { isFileCure } from '../doctor/cure.ts';
import { diagnose } from '../doctor/diagnose.ts';
import { mutated } from '../../../testing/arbitraries/doctor.ts';
import { mend } from '../doctor/mend.ts';
import { machine } from '../../../testing/support/doctor-inputs.ts';
import { type AwsAnswer, type AwsQuestions, openAwsQuestions } from '../../../testing/support/aws-questions.ts';
import { loadWithJavaScript } from '../../../testing/support/javascript-loader.ts';
import { parseConfig } from '../aws/config/document.ts';
import { readPresentText, writeEdits } from './config-change.ts';
import { digestOf, previewEdits } from './edit-preview.ts';
import { planConversion } from './convert.ts';
import { configText, request } from '../../../testing/arbitraries/profiles.ts';
import { previewProfiles, writeProfiles } from './profile-writer.ts';

type Profiles = Readonly<Record<string, Readonly<Record<string, string>>>>;

const cli = findAwsCli();
let folder = '';
let count = 0;
let aws: AwsQuestions | null = null;
/** How many of the generated changes the CLI is asked about; it is slower than the loader. */
let asked = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-readers-'));
  if (typeof cli === 'string') return console.log(`Not compared with a real AWS CLI: ${cli}.`);
  aws = openAwsQuestions(cli, folder);
  asked = aws.isQuick ? 8 : 1;
});
afterAll(async () => {
  await aws?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

/** A file of its own for each text: the loader remembers what it has read. */
function written(text: string): string {
  const file = join(folder, `file-${count++}`);
  writeFileSync(file, text);
  return file;
}

/** What the loader sees; profiles and sessions in one table, whose names tell them apart. */
async function seen(text: string): Promise<Profiles> {
  const { profiles, ssoSessions } = await loadWithJavaScript({ config: written(text) });
  const sessions = Object.entries(ssoSessions).map(([name, settings]) => [`sso-session ${name}`, settings]);
  return { ...profiles, ...(Object.fromEntries(sessions) as Profiles) };
}

const listed = async (config: string): Promise<readonly string[] | null> => {
  const answer = await aws?.ask({ config }, 'configure', 'list-profiles');
  return answer?.code === 0 ? namesListed(answer) : null;
};

const namesListed = (answer: AwsAnswer | undefined): readonly string[] =>
  (answer?.stdout ?? '').split('\n').filter(Boolean).sort();

/** All that the CLI tells of the profiles is what is expected, and there are no others. */
async function expectOfCli(config: string, profiles: Profiles): Promise<void> {
  const values = Object.entries(profiles).flatMap(([name, settings]) =>
    Object.entries(settings).map(([key, value]) => ({ name, key, value })),
  );
  const gets = values.map(({ name, key }) => ['configure', 'get', key, `--profile=${name}`]);
  const [names, ...got] = (await aws?.askAll({ config }, [['configure', 'list-profiles'], ...gets])) ?? [];
  expect(names).toMatchObject({ code: 0 });
  expect(namesListed(names)).toEqual(Object.keys(profiles).sort());
  for (const [at, { name, key, value }] of values.entries()) {
    expect(got[at], `${name}: ${key}`).toMatchObject({ code: 0, stdout: `${value}\n` });
  }
}

/** Whether the CLI is asked about this one. */
const turns = () => {
  let left = asked;
  return (): boolean => aws !== null && left-- > 0;
};

const onlyProfiles = (all: Profiles): Profiles =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith('sso-session ')));

function settingsOf({ role }: PlannedProfile, { region, output }: ProfileRequest): Readonly<Record<string, string>> {
  return {
    sso_session: role.session,
    sso_account_id: role.accountId,
    sso_role_name: role.roleName,
    ...(region !== null && { region }),
    ...(output !== null && { output }),
    created_by: 'daypass',
  };
}

describe('real readers', () => {
  test('see the profiles of each plan, and nothing else', { timeout: 600_000 }, async () => {
    const isAsked = turns();
    let made = 0;
    await fc.assert(
      fc.asyncProperty(configText, request, async (text, wish) => {
        const files = { configFile: written(text), credentialsFile: join(folder, 'none') };
        const held = [{ session: 'corp', accounts: new Map() }];
        const before = await seen(text);
        const shown = await previewProfiles(files, wish, held);
        if (!shown.ok) throw new Error(shown.problem.code);
        const done = await writeProfiles(files, wish, held, shown.value.change.digest);
        if (!done.ok) throw new Error(done.problem.code);
        const removed = new Set(done.value.removed);
        const kept = Object.entries(before).filter(([name]) => !removed.has(name));
        const fresh = shown.value.profiles.filter(({ kind }) => kind === 'new');
        const expected = Object.fromEntries([
          ...kept,
          ...fresh.map((one) => [one.name, settingsOf(one, wish)]),
        ]) as Profiles;
        made += fresh.length;
        expect(await seen(readFileSync(files.configFile, 'utf8'))).toEqual(expected);
        if (fresh.length > 0 && isAsked()) await expectOfCli(files.configFile, onlyProfiles(expected));
      }),
      { numRuns: 30 },
    );
    expect(made).toBeGreaterThan(60);
  });

  test('see converted profiles with their session, and all others as before', { timeout: 600_000 }, async () => {
    const isAsked = turns();
    const name = fc.constantFrom('l1', 'l2', 'old.prod');
    const portal = fc.record({
      url: fc.constantFrom(
        'https://d-1.awsapps.com/start',
        'https://d-3.awsapps.com/start/#/',
        'https://x.awsapps.com/start',
      ),
      region: fc.constantFrom('us-east-1', 'eu-west-1'),
    });
    const legacy = fc.uniqueArray(fc.tuple(name, portal), { selector: ([one]) => one, minLength: 1 });
    await fc.assert(
      fc.asyncProperty(
        configText,
        legacy,
        fc.subarray(['l1', 'l2', 'old.prod'], { minLength: 1 }),
        async (text, all, chosen) => {
          const sections = all.map(
            ([one, { url, region }]) =>
              `[profile ${one}]\nsso_start_url = ${url}\nsso_region = ${region}\noutput = json\n`,
          );
          const file = written(`${text}\n${sections.join('\n')}`);
          const before = await seen(readFileSync(file, 'utf8'));
          const present = await readPresentText(file);
          if (!present.ok) throw new Error(present.problem.code);
          const { edits, profiles } = planConversion(parseConfig(present.value), chosen);
          const shown = previewEdits(file, present.value, edits);
          if (!shown.ok) throw new Error(shown.problem.code);
          expect(await writeEdits(file, { edits, digest: digestOf(edits) }, shown.value.digest)).toMatchObject({
            ok: true,
          });
          const after = await seen(readFileSync(file, 'utf8'));
          const moved = new Map(profiles.map(({ profile, session }) => [profile, session ?? '']));
          expect([...moved.keys()].sort()).toEqual(
            all
              .map(([one]) => one)
              .filter((one) => chosen.includes(one))
              .sort(),
          );
          for (const [one, { url, region }] of all) {
            const session = moved.get(one);
            if (session === undefined) continue;
            expect(after[one]).toEqual({ sso_session: session, output: 'json' });
            const { sso_start_url: startUrl = '', sso_region } = after[`sso-session ${session}`] ?? {};
            expect(startUrl.replace(/[#/]+$/, '')).toBe(url.replace(/[#/]+$/, ''));
            expect(sso_region).toBe(region);
          }
          const untouched = Object.entries(before).filter(([one, { sso_registration_scopes: scopes }]) => {
            // A session that is used again gets the scope that it lacks.
            return !moved.has(one) && !(one.startsWith('sso-session ') && scopes === undefined);
          });
          expect(after).toMatchObject(Object.fromEntries(untouched));
          if (isAsked()) await expectOfCli(file, onlyProfiles(after));
        },
      ),
      { numRuns: 30 },
    );
  });

  test('see in a mended file what they saw, but for the sections that it concerns', { timeout: 600_000 }, async () => {
    const isAsked = turns();
    let cures = 0;
    await fc.assert(
      fc.asyncProperty(mutated, async (config) => {
        const input = machine({ config });
        const findings = diagnose(input);
        const before = await seen(config);
        const listedBefore = aws && (await listed(written(config)));
        for (const found of findings) {
          if (!isFileCure(found.cure)) continue;
          const mended = mend(input, found, findings);
          if (!mended.ok) continue;
          cures++;
          const changed = namesIn(config, mended.value.after);
          const others = (all: Profiles) =>
            Object.entries(all).filter(([name]) => !changed.has(name.replace(/^sso-session /, '')));
          expect(others(await seen(mended.value.after)), found.id).toEqual(others(before));
          if (!isAsked()) continue;
          const after = await listed(written(mended.value.after));
          const apart = (names: readonly string[] | null) => names?.filter((name) => !changed.has(name));
          // A file that the CLI refused may be refused still, for another mistake.
          if (listedBefore !== null) expect(apart(after), found.id).toEqual(apart(listedBefore));
        }
      }),
      { numRuns: 50 },
    );
    expect(cures).toBeGreaterThan(30);
  });
});

/** The names, quotes left out, of all sections in which a line differs, and of those above them: a header more takes lines from these. */
function namesIn(before: string, after: string): ReadonlySet<string> {
  const blocks = (text: string): readonly string[] => text.replaceAll('\r\n', '\n').split(/^(?=[ \t\uFEFF]*\[)/m);
  const differing = (some: readonly string[], others: readonly string[]): readonly string[] => {
    return some.flatMap((block, at) => (others.includes(block) ? [] : [some[at - 1] ?? '', block]));
  };
  const [old, now] = [blocks(before), blocks(after)];
  return new Set(
    [...differing(old, now), ...differing(now, old)].flatMap((block) => {
      const [, title = ''] = /^\s*\[([^\]\n]*)/.exec(block) ?? [];
      const plain = title.replaceAll(/["']/g, '').trim();
      // A name in quotes of one kind may have those of the other kind in it.
      const [, , quoted = ''] = /^(?:profile|sso-session)\s+(["'])(.*)\1$/i.exec(title.trim()) ?? [];
      return [title, plain, plain.replace(/^(profile|sso-session)\s+/i, ''), quoted];
    }),
  );
}
