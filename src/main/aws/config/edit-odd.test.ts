/** Edits of odd files: no tool sees anything but the edit, whatever the file is made of. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from './apply.ts';
import { parseAnew } from './document.ts';
import type { ConfigEdit, SectionRef } from './edit.ts';
import { oddCredentials, oddRuns, oddText } from '../../../../testing/arbitraries/odd-config.ts';
import { readAs, readerNames } from './readers/read-as.ts';
import type { AwsFileKind, Sections } from './readers/reading.ts';

const session: SectionRef = { kind: 'sso-session', name: 'x' };
const plain = '[profile a]\nsso_account_id = 111111111111\n';
const lent = 'sso_start_url = https://d-1.awsapps.com/start\nsso_region = eu-west-1\n';

test.each<[string, string, ConfigEdit]>([
  [
    'an indented section below [DEFAULT]',
    `[DEFAULT]\noutput = json\n  [sso-session x]\n${lent}${plain}`,
    { kind: 'remove-section', section: session },
  ],
  [
    'the same behind a separator',
    `\x1c[DEFAULT]\noutput = json\n  [sso-session x]\n${lent}${plain}`,
    { kind: 'remove-section', section: session },
  ],
  [
    'a key of it',
    `[DEFAULT]\noutput = json\n  [sso-session x]\n${lent}${plain}`,
    { kind: 'remove-key', section: session, key: 'sso_region' },
  ],
  [
    'a value of it',
    `[DEFAULT]\noutput = json\n  [sso-session x]\n${lent}${plain}`,
    { kind: 'set-key', section: session, key: 'sso_region', value: 'us-east-1' },
  ],
  [
    'a header that only Python sees',
    `[sso-session x]\n${lent}\x85[DEFAULT]\nregion = y\n${plain}`,
    { kind: 'remove-section', section: session },
  ],
  [
    'a section that only Python sees',
    `${plain}[sso-session x]\n\x1c[profile b]\nregion = y\n`,
    { kind: 'remove-section', section: session },
  ],
])('not done: %s', (_, text, edit) => {
  const applied = applyEdits(parseAnew(text), [edit]);
  expect(applied).toMatchObject({ ok: false, problem: { code: 'config-edit-unsafe' } });
});

const values = fc.constantFrom('eu-west-1', 'corp', 'x y', 'https://d-9.awsapps.com/start');
const keys = fc.constantFrom('sso_region', 'sso_session', 'output', 'region', 's3');

/** An edit of a section that is there, as far as Daypass sees; or of one that is not. */
const change = fc.record({
  at: fc.nat(),
  what: fc.nat(4),
  key: keys,
  value: values,
  to: fc.constantFrom('new', 'a', 'corp', 'default'),
});

function editOf(
  text: string,
  { at, what, key, value, to }: typeof change extends fc.Arbitrary<infer T> ? T : never,
): ConfigEdit {
  const named = parseAnew(text).sections.flatMap(({ kind, name, header }): SectionRef[] => {
    if (kind === 'profile' || kind === 'sso-session') return [{ kind, name }];
    return kind === 'default' || header.closed
      ? [{ kind: 'profile', name: kind === 'default' ? name : header.title.trim() }]
      : [];
  });
  const section = named[at % Math.max(named.length, 1)] ?? { kind: 'profile', name: 'a' };
  const edits: readonly ConfigEdit[] = [
    { kind: 'set-key', section, key, value },
    { kind: 'remove-key', section, key },
    { kind: 'remove-section', section },
    { kind: 'rename-section', section, to },
    { kind: 'add-section', section: { kind: section.kind, name: to }, settings: [[key, value]] },
  ];
  return edits[what % edits.length] ?? { kind: 'remove-section', section };
}

/** Readers unquote names in their own ways, and some merge what others keep apart. */
const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

function isLike(name: string, other: string): boolean {
  const [a, b] = [letters(name), letters(other)];
  return a.endsWith(b) || b.endsWith(a);
}

function others(sections: Sections, names: readonly string[]): ReadonlyMap<string, unknown> {
  return new Map([...sections].filter(([name]) => !names.some((one) => isLike(name, one))));
}

function expectNothingElse(before: string, after: string, edit: ConfigEdit, file: AwsFileKind): number {
  const names = [edit.section.name, ...(edit.kind === 'rename-section' ? [edit.to] : [])];
  let compared = 0;
  for (const reader of readerNames) {
    const [old, now] = [before, after].map((text) => readAs(reader, { config: '', credentials: '', [file]: text }));
    if (!old || !now || old.refusal) continue;
    expect(now.refusal, reader).toBeNull();
    for (const group of ['profiles', 'ssoSessions', 'services'] as const) {
      compared += now[group].size;
      // A section without keys is nothing to JavaScript, so one may come to be or cease to be with its only key.
      expect(others(now[group], names), `${reader} ${group}`).toEqual(others(old[group], names));
    }
  }
  return compared;
}

test.each<[AwsFileKind, fc.Arbitrary<string>]>([
  ['config', oddText],
  ['credentials', oddCredentials],
])('of any %s file: nothing but the edit', { timeout: 3_600_000 }, (file, texts) => {
  let [done, compared] = [0, 0];
  fc.assert(
    fc.property(texts, change, (text, wish) => {
      const edit = editOf(text, wish);
      if (file === 'credentials' && edit.section.kind !== 'profile') return;
      const applied = applyEdits(parseAnew(text), [edit], file);
      if (!applied.ok || applied.value === text) return;
      done++;
      compared += expectNothingElse(text, applied.value, edit, file);
    }),
    oddRuns(500),
  );
  console.log(`${file}: ${done} edits were done, and ${compared} sections compared.`);
  expect(compared).toBeGreaterThan(200);
});
