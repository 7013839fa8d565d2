/** Config files of which it is known what they say: models, their text in many layouts, and edits of them. */
import fc from 'fast-check';
import type { ConfigEdit, NewSetting, SectionRef } from '../../src/main/aws/config/edit.ts';
import type { ReaderName, SettingValue } from '../../src/main/aws/config/readers/reading.ts';

/** A key has a value or a nested block. */
export interface ModelSection {
  readonly ref: SectionRef;
  readonly settings: ReadonlyMap<string, SettingValue>;
}
export type Model = readonly ModelSection[];

const names = ['a', 'b', 'dev', 'prod.eu', 'me@corp+x/y%z:1', 'A', '-', '0', 'toolong-'.repeat(9)];
const keys = ['region', 'output', 'sso_session', 'sso_account_id', 'sso_start_url', 'credential_process', 'x-y', '9'];
const values = [
  'us-east-1',
  '012345678901',
  'https://d-1.awsapps.com/start/#/',
  'a;b#c',
  'C:\\new\\table "a b" --x=1',
  '"quoted" and more',
  'x = y: z',
  '[profile z]',
  'ž\u{1F600}',
  'a\u00A0b',
  '%20%(x)s ${y}',
];

const ref: fc.Arbitrary<SectionRef> = fc.record({
  kind: fc.constantFrom('profile', 'profile', 'sso-session'),
  name: fc.constantFrom(...names, 'default'),
});
const settingKey = fc.constantFrom(...keys);
const nested = fc.uniqueArray(fc.constantFrom('max', 'endpoint_url'), { minLength: 1 }).map((inner) => {
  return new Map(inner.map((key) => [key, `https://x/#${key}`]));
});
const setting: fc.Arbitrary<readonly [string, SettingValue]> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(settingKey, fc.constantFrom(...values)) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('s3', 'sso'), nested) },
);

export const model: fc.Arbitrary<Model> = fc.uniqueArray(
  fc.record({
    ref,
    settings: fc
      .uniqueArray(setting, { selector: ([key]) => key, minLength: 1, maxLength: 5 })
      .map((list) => new Map(list)),
  }),
  { selector: (one) => idOf(one.ref), maxLength: 6 },
);

export function idOf({ kind, name }: SectionRef): string {
  return `${kind} ${name}`;
}

const newSettings: fc.Arbitrary<readonly NewSetting[]> = fc.uniqueArray(
  fc.tuple(settingKey, fc.constantFrom(...values)),
  { selector: ([key]) => key, minLength: 1, maxLength: 3 },
);

export const edit: fc.Arbitrary<ConfigEdit> = fc.oneof(
  fc.record({
    kind: fc.constant('set-key' as const),
    section: ref,
    key: settingKey,
    value: fc.constantFrom(...values),
  }),
  fc.record({ kind: fc.constant('remove-key' as const), section: ref, key: fc.oneof(settingKey, fc.constant('s3')) }),
  fc.record({ kind: fc.constant('add-section' as const), section: ref, settings: newSettings }),
  fc.record({ kind: fc.constant('remove-section' as const), section: ref }),
  fc.record({ kind: fc.constant('rename-section' as const), section: ref, to: fc.constantFrom(...names, 'default') }),
);

export interface Layout {
  readonly newline: '\n' | '\r\n';
  readonly endsOpen: boolean;
  /** Lines that no reader takes for anything, one more or less before each line. */
  readonly noise: readonly string[];
  readonly delimiter: string;
}
export const layout: fc.Arbitrary<Layout> = fc.record({
  newline: fc.constantFrom('\n', '\r\n'),
  endsOpen: fc.boolean(),
  noise: fc.array(fc.constantFrom('', '', '', '# c', '; region = z', '#[profile z]'), { minLength: 1, maxLength: 7 }),
  delimiter: fc.constantFrom(' = ', '=', ' =', '\t=  '),
});

/** The model as a file in the form that all readers take. */
export function render(sections: Model, { newline, endsOpen, noise, delimiter }: Layout): string {
  const lines = sections.flatMap(({ ref: { kind, name }, settings }) => [
    kind === 'profile' && name === 'default' ? '[default]' : `[${kind} ${name}]`,
    ...[...settings].flatMap(([key, value]) => renderSetting(key, value, delimiter)),
  ]);
  // A noise line inside a nested block stands at its beginning: indented comments are not what all readers take.
  const all = lines.flatMap((line, index) => [...noiseAt(noise, index), line]);
  return all.join(newline) + (endsOpen || all.length === 0 ? '' : newline);
}

function renderSetting(key: string, value: SettingValue, delimiter: string): readonly string[] {
  if (typeof value === 'string') return [key + delimiter + value];
  return [`${key}${delimiter}`.trimEnd(), ...[...value].map(([inner, text]) => `  ${inner} = ${text}`)];
}

function noiseAt(noise: readonly string[], index: number): readonly string[] {
  return index % 3 === 0 ? [noise[index % noise.length] ?? ''] : [];
}

/** What a reader tells of the settings: it spells nested blocks in its own way. */
export function asReadBy(reader: ReaderName, settings: ReadonlyMap<string, SettingValue>): Map<string, SettingValue> {
  return new Map(
    [...settings].flatMap(([key, value]): [string, SettingValue][] => {
      if (typeof value === 'string' || reader === 'botocore' || reader === 'go') return [[key, value]];
      if (reader === 'javascript') return [...value].map(([inner, text]) => [`${key}.${inner}`, text]);
      return [[key, [...value].map(([inner, text]) => `\n${inner} = ${text}`).join('')]];
    }),
  );
}

/** The model after the edit, or null where the edit cannot be done. */
export function edited(sections: Model, change: ConfigEdit): Model | null {
  const id = idOf(change.section);
  const found = sections.find((one) => idOf(one.ref) === id);
  const put = (section: ModelSection): Model => sections.map((one) => (one === found ? section : one));
  switch (change.kind) {
    case 'set-key':
      if (!found || typeof found.settings.get(change.key) === 'object') return null;
      return put({ ref: found.ref, settings: new Map([...found.settings, [change.key, change.value]]) });
    case 'remove-key':
      return found
        ? put({ ref: found.ref, settings: new Map([...found.settings].filter(([key]) => key !== change.key)) })
        : sections;
    case 'add-section':
      return found ? null : [...sections, { ref: change.section, settings: new Map(change.settings) }];
    case 'remove-section':
      return sections.filter((one) => one !== found);
    case 'rename-section': {
      const to = { kind: change.section.kind, name: change.to };
      if (!found) return null;
      if (change.to !== found.ref.name && sections.some((one) => idOf(one.ref) === idOf(to))) return null;
      return put({ ref: to, settings: found.settings });
    }
  }
}
