/** Properties of the doctor: it never fails, finds nothing in what is clean, and its edits change nothing but what they say. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyConfigText } from '../../../testing/arbitraries/config-text.ts';
import { describeDiff } from '../aws/config/diff.ts';
import { parseConfig } from '../aws/config/document.ts';
import { readAs, readerNames } from '../aws/config/readers/read-as.ts';
import type { AwsFileKind, ReaderName, Sections } from '../aws/config/readers/reading.ts';
import { clean, mutated, type Mutation, mutations } from '../../../testing/arbitraries/doctor.ts';
import { previewLines } from '../profiles/edit-preview.ts';
import { curedText, isFileCure } from './cure.ts';
import { diagnose } from './diagnose.ts';
import { summaryOf } from './finding.ts';
import { mend } from './mend.ts';
import { machine, type Situation } from '../../../testing/support/doctor-inputs.ts';
import { withValue } from './value-cures.ts';

const situations: fc.Arbitrary<Situation> = fc.record({
  config: anyConfigText,
  credentials: fc.oneof(fc.constant(''), anyConfigText),
  env: fc.dictionary(
    fc.constantFrom('AWS_PROFILE', 'HOME', 'USERPROFILE', 'AWS_REGION', 'AWS_CONFIG_FILE'),
    fc.string(),
  ),
  platform: fc.constantFrom<NodeJS.Platform>('linux', 'win32'),
  modes: fc.record({ config: fc.nat(0o777), credentials: fc.nat(0o777) }),
});

test('any text at all is diagnosed, each finding with a name of its own and a place that exists', () => {
  fc.assert(
    fc.property(situations, (situation) => {
      const findings = diagnose(machine(situation));
      expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
      for (const { place } of findings) {
        if (!place) continue;
        const kind: AwsFileKind = place.file.endsWith('config') ? 'config' : 'credentials';
        expect(place.line).toBeLessThanOrEqual(Math.max(parseConfig(situation[kind] ?? '').lines.length, 1));
      }
    }),
    { numRuns: 500 },
  );
});

test('a clean file has no findings', () => {
  fc.assert(
    fc.property(clean, (config) => {
      expect(diagnose(machine({ config }))).toEqual([]);
    }),
  );
});

const withoutCount = (id: string): string => id.replace(/#\d+$/, '');

/** Tries every edit that is offered, with the answer where one is asked for; the number of those that were refused. */
function tryAll(situation: Situation, answer: string | null = null): number {
  let refused = 0;
  const before = diagnose(machine(situation));
  for (const found of before) {
    const cure = found.cure.kind === 'value' && answer !== null ? withValue(found.cure, answer) : found.cure;
    if (!isFileCure(cure)) continue;
    const text = situation[cure.file] ?? '';
    const result = mend(machine(situation), found, before, cure);
    if (!result.ok) {
      refused++;
      expect(result.problem.code).toMatch(/^(config|cure|profile-name|session-name)-/);
      continue;
    }
    const after = diagnose(machine({ ...situation, [cure.file]: result.value.after }));
    const count = (all: typeof before): number =>
      all.filter(({ id }) => withoutCount(id) === withoutCount(found.id)).length;
    expect(count(after), `${found.id} stays:\n${result.value.after}`).toBeLessThan(count(before));
    expectOnlyThis(text, result.value.after, cure.file, found.code === 'carriage-return' ? seeReturns : readerNames);
  }
  return refused;
}

/** For the others lines come to end that did not. */
const seeReturns: readonly ReaderName[] = ['botocore', 'java'];

/** Sections none of whose lines changed, nor those of the section below them, are to every reader what they were. */
function expectOnlyThis(
  before: string,
  after: string,
  file: AwsFileKind,
  readers: readonly ReaderName[] = readerNames,
): void {
  const changes = describeDiff(before, after);
  const titles = [
    ...titlesAt(
      before,
      changes.flatMap(({ kind, line }) => (kind === 'removed' ? [line] : [])),
    ),
    ...titlesAt(
      after,
      changes.flatMap(({ kind, line }) => (kind === 'added' ? [line] : [])),
    ),
  ];
  for (const reader of readers) {
    const [old, now] = [before, after].map((text) => readAs(reader, { config: '', credentials: '', [file]: text }));
    if (!old || !now || old.refusal) continue;
    expect(now.refusal).toBeNull();
    for (const group of ['profiles', 'ssoSessions', 'services'] as const) {
      expect(others(now[group], titles)).toEqual(others(old[group], titles));
    }
  }
}

function titlesAt(text: string, lines: readonly number[]): readonly string[] {
  const { sections } = parseConfig(text);
  return lines.flatMap((line) => {
    const index = sections.findLastIndex(({ header }) => header.number <= line);
    return [sections[Math.max(index, 0)], sections[index - 1]].flatMap((one) => (one ? [one.header.text] : []));
  });
}

/** Readers unquote names in their own ways. */
function letters(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function others(sections: Sections, titles: readonly string[]): unknown {
  return [...sections]
    .filter(([section]) => !titles.some((title) => letters(title).includes(letters(section))))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

test('what is proposed cures', () => {
  const open: readonly Mutation[] = [
    (text) => text.replace(/sso_session = .*/, 'sso_session = somewhere else'),
    (text) => text.replace('eu-west-1', 'here'),
    (text) => text.replace(/sso_region.*\r?\n/, ''),
  ];
  const asking = fc.tuple(clean, fc.constantFrom(...open)).map(([text, change]) => change(text));
  let asked = 0;
  fc.assert(
    fc.property(asking, (config) => {
      const input = machine({ config });
      const findings = diagnose(input);
      for (const found of findings) {
        if (found.cure.kind !== 'value') continue;
        for (const suggestion of found.cure.suggestions.slice(0, 3)) {
          asked++;
          expect(mend(input, found, findings, withValue(found.cure, suggestion))).toHaveProperty('ok', true);
        }
      }
    }),
  );
  expect(asked).toBeGreaterThan(50);
});

test('one mistake in a clean file: its edit is carried out, and cures', () => {
  const one = fc.tuple(clean, fc.constantFrom(...mutations)).map(([text, change]) => change(text));
  fc.assert(
    fc.property(one, (config) => {
      expect(tryAll({ config })).toBe(0);
    }),
    { numRuns: 300 },
  );
});

test('two or three mistakes: one after the other, nothing is left that an edit could cure', () => {
  fc.assert(
    fc.property(mutated, (broken) => {
      let config = broken;
      for (let turn = 0; turn < 30; turn++) {
        const next = firstMended({ config });
        if (next === null) break;
        config = next;
      }
      const left = diagnose(machine({ config })).filter(({ cure }) => isFileCure(cure));
      expect(left.map(({ id }) => id)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

/** Where two mistakes meet, the one has to be cured before the other; the user is told so. */
function firstMended(situation: Situation): string | null {
  const findings = diagnose(machine(situation));
  for (const found of findings) {
    if (!isFileCure(found.cure)) continue;
    const result = mend(machine(situation), found, findings);
    if (result.ok) return result.value.after;
  }
  return null;
}

/** What somebody may tell, sensible or not. */
const answers = fc.oneof(
  fc.constantFrom('eu-west-1', 'a', 'corp', '012345678901', 'https://d-9.awsapps.com/start', 'x y', '', '__proto__'),
  fc.string(),
);

test('the edits for any text at all do no harm, whatever is answered', () => {
  fc.assert(
    fc.property(situations, answers, (situation, answer) => void tryAll(situation, answer)),
    { numRuns: 300 },
  );
});

test('no secret is in a summary or a preview', () => {
  const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY';
  const line = fc.constantFrom(
    `aws_secret_access_key = ${secret}`,
    `AWS_SECRET_ACCESS_KEY: ${secret}`,
    `aws_session_token = ${secret} # mine`,
    `# aws_secret_access_key = ${secret}`,
    `  aws_secret_access_key=${secret}`,
    secret,
    `${secret} = x`,
    `credential_process = /bin/x --key ${secret}`,
  );
  const files = fc
    .tuple(mutated, fc.array(line, { minLength: 1, maxLength: 4 }))
    .map(([text, lines]) => `${text}${lines.join('\n')}\n`);
  fc.assert(
    fc.property(files, files, (config, credentials) => {
      for (const found of diagnose(machine({ config, credentials }))) {
        expect(JSON.stringify(summaryOf(found)).toLowerCase()).not.toContain(secret.slice(8).toLowerCase());
        if (!isFileCure(found.cure)) continue;
        const text = found.cure.file === 'config' ? config : credentials;
        const after = curedText(text, found.cure);
        const shown = after.ok ? JSON.stringify(previewLines(text, after.value)) : '';
        expect(shown.toLowerCase()).not.toContain(secret.slice(8).toLowerCase());
      }
    }),
  );
});
