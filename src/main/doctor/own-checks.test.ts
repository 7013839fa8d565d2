/** Findings about Daypass's own settings: warnings that no tool fails because of, in words that name file, setting and what counts. */
import { expect, test } from 'vitest';
import { doctorText, findingText } from '../../shared/finding-text.ts';
import { type OwnFault, ownCodes } from '../../shared/findings.ts';
import { createTranslator } from '../../shared/messages/index.ts';
import { locales } from '../../shared/messages/languages.ts';
import { configFile, corp, dev, machine } from '../../../testing/support/doctor-inputs.ts';
import { diagnose } from './diagnose.ts';
import { summaryOf } from './finding.ts';
import { configFaults, makeReport } from './report.ts';

const file = '/home/me/.config/Daypass/settings.json';
const place = '/etc/daypass/managed.json';
const own: readonly OwnFault[] = [
  { code: 'setting-invalid', params: { file, name: 'theme', value: '"blue"', used: '"system"' } },
  { code: 'setting-invalid', params: { file, name: 'shortcut', value: '"A"', used: 'null' } },
  { code: 'setting-partly-invalid', params: { file, name: 'browsers' } },
  { code: 'settings-unreadable', params: { file } },
  { code: 'managed-not-trusted', params: { place } },
  { code: 'managed-unreadable', params: { place, reason: 'format' } },
  { code: 'managed-value-invalid', params: { place, name: 'credentialFeatures' } },
];
const config = `${corp}${dev}`;

test('each is a warning of its own, after all that stands in the AWS files, and gives notice of nothing', () => {
  const found = diagnose(machine({ config: `${config}[profile half]\nsso_session = gone\n`, own }));
  const ofOwn = found.filter(({ code }) => (ownCodes as readonly string[]).includes(code));
  expect(ofOwn.map(({ code }) => code)).toEqual(own.map(({ code }) => code));
  expect(new Set(ofOwn.map(({ severity, tools }) => `${severity} ${tools.length}`))).toEqual(new Set(['warning 0']));
  expect(new Set(ofOwn.map(({ id }) => id)).size).toBe(own.length);
  expect(found[0]!.place?.file).toBe(configFile);
  expect(found.slice(-own.length)).toEqual(ofOwn);
  expect(configFaults(machine({ config, own }))).toEqual([]);
  expect(makeReport(machine({ config, own }), new Set())).toMatchObject({ total: own.length, notes: 0, safe: 0 });
});

test('a reason is told in words, and what a person has written cannot lead a terminal astray', () => {
  const t = createTranslator('en');
  const [unreadable] = diagnose(machine({ own: [own[5]!] }));
  expect(findingText(t, unreadable!).message).toContain('(it isn’t a list of settings)');
  const hostile = { file, name: 'theme', value: '"\u001b[2J\u202e"', used: '"system"' };
  const [shown] = diagnose(machine({ own: [{ code: 'setting-invalid', params: hostile }] }));
  expect(findingText(t, shown!).message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test.each(locales)('the report in %s', (locale) => {
  const text = doctorText(diagnose(machine({ config, own })).map(summaryOf), createTranslator(locale));
  for (const part of [file, place, '"blue"', '"system"', 'browsers', 'credentialFeatures'])
    expect(text).toContain(part);
  expect(text).not.toMatch(/{{/);
  const heads = { en: '7 problems found', ja: '7 件の問題が見つかりました', de: '7 Probleme gefunden' };
  expect(text.split('\n')[0]).toBe(heads[locale]);
});
