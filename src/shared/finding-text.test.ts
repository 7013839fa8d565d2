/** Tests that every finding has its words in every language, and that a text to copy holds all of them. */
import { describe, expect, test } from 'vitest';
import { locales } from './messages/languages.ts';
import { doctorText, findingText, toolsText } from './finding-text.ts';
import type { FindingSummary, FindingDetails } from './findings.ts';
import { en } from './messages/en/index.ts';
import { createTranslator } from './messages/index.ts';

const codes = Object.keys(en.finding) as FindingDetails['code'][];
/** A value for every parameter that there is. */
const params = Object.fromEntries(
  [...JSON.stringify(en.finding).matchAll(/{{(\w+)}}/g)].map(([, name = '']) => {
    return [name, name === 'views' ? [{ tools: 'X', sees: 'text', text: `<${name}>` }] : `<${name}>`];
  }),
);
const summary = (code: FindingDetails['code'], rest: Partial<FindingSummary> = {}) =>
  ({
    id: code,
    code,
    params,
    severity: 'error',
    profile: null,
    tools: ['AWS CLI'],
    cure: { kind: 'instruction' },
    place: { file: '/f', line: 2, column: 3 },
    ...rest,
  }) as FindingSummary;

describe.each(locales)('%s', (locale) => {
  const t = createTranslator(locale);

  test.each(codes)('%s', (code) => {
    const { message, cure } = findingText(t, { code, params } as FindingDetails);
    for (const text of [message, cure]) {
      expect(text).not.toMatch(/{{|^finding\.|^$/);
    }
    const named = en.finding[code].message.match(/{{\w+}}/g) ?? [];
    for (const name of named) expect(message).toContain(name.replace('{{', '<').replace('}}', '>'));
  });
});

const t = createTranslator('en');

test('which tools are concerned', () => {
  expect(toolsText(t, ['A', 'B'])).toBe('Affects A, B');
  expect(toolsText(t, ['A', 'B', 'C', 'D', 'E'])).toBe('Affects all AWS tools');
  expect(toolsText(t, [])).toBe('');
});

test('the text to copy', () => {
  const findings = [
    summary('legacy-form', { severity: 'note' }),
    summary('homes-differ', { place: null, tools: [], cure: { kind: 'command', shell: 'powershell', command: 'X' } }),
  ];
  expect(doctorText(findings, t)).toBe(
    '2 problems in your AWS config\n\n' +
      '/f:2:3: Note: Profile <profile> uses the legacy format, so its sign-in can’t renew automatically.\n' +
      '  Affects AWS CLI\n  Convert it to an sso-session.\n\n' +
      'Error: HOME (<home>) and USERPROFILE (<userProfile>) differ, so tools look for your AWS files in different folders.\n' +
      '  Unset HOME, or set it to the same folder.\n  X\n',
  );
  expect(doctorText([], t)).toBe('No problems found\n');
});
