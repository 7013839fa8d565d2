/**
 * Every generated edit, asked of those who have to live with it: a real AWS CLI (`configure list-profiles`, `configure
 * get`) and the loader of the AWS SDK for JavaScript see exactly the intended change, and nothing else.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAwsCli } from '../../../../testing/identity-center/find-aws-cli.ts';
import {
  type AwsAnswer,
  type AwsQuestions,
  openAwsQuestions,
  startProgram,
} from '../../../../testing/support/aws-questions.ts';
import { loadWithJavaScript } from '../../../../testing/support/javascript-loader.ts';
import { applyEdits } from './apply.ts';
import { parseConfig } from './document.ts';
import {
  asReadBy,
  edit,
  edited,
  layout,
  type Model,
  model,
  render,
} from '../../../../testing/arbitraries/config-model.ts';
import type { AwsFileKind } from './readers/reading.ts';

const cli = findAwsCli();
let folder = '';
let count = 0;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'daypass-readers-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file of its own for each text: some readers remember what they have read. */
function written(text: string): string {
  const file = join(folder, `file-${count++}`);
  writeFileSync(file, text);
  return file;
}

/** A generated file, an edit that can be done, and what it is to say then. */
interface Change {
  readonly file: AwsFileKind;
  readonly text: string;
  readonly after: Model;
}

/** The text is the product's; the model after the edit is the test's own. */
const changes = (file: AwsFileKind): fc.Arbitrary<Change> =>
  fc
    .tuple(model, layout, edit)
    .filter(([, , change]) => file === 'config' || change.section.kind === 'profile')
    .map(([all, look, change]): Change | null => {
      const sections = file === 'config' ? all : all.filter(({ ref }) => ref.kind === 'profile');
      const after = edited(sections, change);
      if (after === null) return null;
      const before = render(sections, look);
      const text = file === 'config' ? before : before.replaceAll(/^\[profile /gm, '[');
      const applied = applyEdits(parseConfig(text), [change], file);
      if (!applied.ok) throw new Error(`${applied.problem.code} for ${JSON.stringify(change)} in\n${text}`);
      // Nothing is shown by an edit that changes nothing.
      const now = applied.value;
      return now === text ? null : { file, text: now, after };
    })
    .filter((change) => change !== null);

function profilesOf({ after }: Change): Model {
  return after.filter(({ ref }) => ref.kind === 'profile');
}

describe.each<AwsFileKind>(['config', 'credentials'])('in the %s file', (file) => {
  test('the loader of the JavaScript SDK sees each edit and nothing else', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(changes(file), async (change) => {
        const loaded = await loadWithJavaScript({ [file]: written(change.text) });
        // A section without settings does not exist for it.
        const expected = (kind: string) =>
          change.after
            .filter(({ ref, settings }) => ref.kind === kind && settings.size > 0)
            .map(({ ref, settings }) => [ref.name, Object.fromEntries(asReadBy('javascript', settings))]);
        expect(loaded.profiles).toEqual(Object.fromEntries(expected('profile')));
        expect(loaded.ssoSessions).toEqual(Object.fromEntries(expected('sso-session')));
      }),
      { numRuns: 300 },
    );
  });
});

describe.skipIf(typeof cli === 'string')('a real AWS CLI', () => {
  let aws: AwsQuestions;
  let edits = 0;
  let questions = 0;
  beforeAll(() => {
    if (typeof cli === 'string') throw new Error(cli);
    aws = openAwsQuestions(cli, folder);
  });
  afterAll(async () => {
    await aws[Symbol.asyncDispose]();
    console.log(`The AWS CLI was asked ${questions} questions about ${edits} edits.`);
  });

  test('answers here as the program itself does', { timeout: 600_000 }, async () => {
    if (typeof cli === 'string') return;
    const good = written('[profile a]\nregion = ž\n');
    const refused = written('[profile a]\n[profile a]\n');
    const about = {
      [good]: [
        ['configure', 'list-profiles'],
        ['configure', 'get', 'region', '--profile', 'a'],
        ['configure', 'get', 'output', '--profile', 'a'],
        ['sso', 'login', '--no-browser', '--sso-session', 'none'],
        ['configure', 'get', 'region', '--profile', 'none'],
        ['configure', 'list-profiles'],
      ],
      [refused]: [['configure', 'list-profiles']],
    };
    for (const [path, questions] of Object.entries(about)) {
      const env = {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        AWS_CONFIG_FILE: path,
        AWS_SHARED_CREDENTIALS_FILE: devNull,
        LC_ALL: 'C.UTF-8',
      };
      const answers = await aws.askAll({ config: path }, questions);
      for (const [at, args] of questions.entries()) {
        expect(answers[at], args.join(' ')).toEqual(await startProgram(cli.program, args, env));
      }
    }
  });

  test.each<AwsFileKind>(['config', 'credentials'])(
    'sees each edit of the %s file and nothing else',
    // A timeout ends what hangs: on a busy machine a thousand processes take their time.
    { timeout: 600_000 },
    async (file) => {
      const numRuns = aws.isQuick ? (file === 'config' ? 30 : 15) : 4;
      await fc.assert(
        fc.asyncProperty(changes(file), async (change) => {
          edits++;
          const all = questionsAbout(change);
          questions += all.length;
          const path = written(change.text);
          const answers = await aws.askAll(
            { [file]: path },
            all.map(({ args }) => args),
          );
          for (const [at, { args, check }] of all.entries()) check(answers[at], `${args.join(' ')} in\n${change.text}`);
        }),
        { numRuns },
      );
    },
  );
});

/** What the CLI is asked, and what it has to answer. */
interface Question {
  readonly args: readonly string[];
  readonly check: (answer: AwsAnswer | undefined, about: string) => void;
}

function questionsAbout(change: Change): readonly Question[] {
  const profiles = profilesOf(change);
  const names = profiles.map(({ ref }) => `${ref.name}\n`).join('');
  const says = (stdout: string): Question['check'] => {
    return (answer, about) => expect(answer, about).toEqual({ code: 0, stderr: '', stdout });
  };
  return [
    { args: ['configure', 'list-profiles'], check: says(names) },
    ...profiles.flatMap(({ ref, settings }) =>
      flat(settings).map(([key, value]) => {
        return { args: ['configure', 'get', key, `--profile=${ref.name}`], check: says(`${value}\n`) };
      }),
    ),
    ...questionsAboutAbsent(profiles),
    ...(change.file === 'config' ? questionsAboutSessions(change) : []),
  ];
}

/** Keys of other sections of the file do not turn up in one that has none. */
function questionsAboutAbsent([one]: Model): readonly Question[] {
  const absent = ['region', 'output', 'x-y', 's3.max'].find((key) => {
    return one && !flat(one.settings).some(([name]) => name === key);
  });
  if (!one || absent === undefined) return [];
  return [
    {
      args: ['configure', 'get', absent, `--profile=${one.ref.name}`],
      check: (answer, about) => expect(answer, about).toMatchObject({ code: 1, stdout: '' }),
    },
  ];
}

/**
 * No command tells what a session's section says. A sign-in reads it, and without a start URL it says so before it asks
 * anybody: so the CLI tells sessions that are there, with which of both keys, from those that are not.
 */
function questionsAboutSessions({ after }: Change): readonly Question[] {
  const sessions = after.filter(({ ref }) => ref.kind === 'sso-session');
  return [...sessions.map(({ ref }) => ref.name), 'not-there'].map((name) => {
    const settings = sessions.find(({ ref }) => ref.name === name)?.settings;
    const missing = settings?.has('sso_start_url') ? 'sso_region' : 'sso_start_url, sso_region';
    const told = settings ? missing : `The specified sso-session does not exist: "${name}"`;
    return {
      args: ['sso', 'login', '--no-browser', `--sso-session=${name}`],
      check: (answer, about) => {
        expect(answer?.code, about).toBe(253);
        expect(answer?.stderr, about).toContain(told);
      },
    };
  });
}

/** A nested key as the CLI takes it: after a dot. */
function flat(settings: Model[number]['settings']): readonly (readonly [string, string])[] {
  return [...settings].flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[key, value] as const]
      : [...value].map(([inner, text]) => [`${key}.${inner}`, String(text)] as const),
  );
}
