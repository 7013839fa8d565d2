/** Tests of files that the doctor is told of, and that could not be read or decoded. */
import { expect, test } from 'vitest';
import { diagnose } from './diagnose.ts';
import { mend } from './mend.ts';
import { makeReport } from './report.ts';
import { codesOf, configFile, corp, dev, found, machine } from '../../../testing/support/doctor-inputs.ts';

const config = `# M\uFFFDller\n${corp}\n${dev}`;

test('a byte that is no UTF-8: the AWS CLI refuses all of it, and nothing else is offered', () => {
  const situation = { config: `${config}[profile dev]\n`, unread: { config: 'EILSEQ' } };
  expect(codesOf(situation)).toEqual(['file-not-utf8']);
  expect(found(situation, 'file-not-utf8')).toMatchObject({
    severity: 'error',
    place: { file: configFile, line: 1 },
    tools: ['botocore'],
    cure: { kind: 'instruction' },
  });
  const report = makeReport(machine(situation), new Set(['sso-session:corp'] as const));
  expect(report).toMatchObject({
    total: 1,
    notes: 0,
    unread: [configFile],
    profiles: [{ name: 'dev', leads: 'nowhere' }],
  });
});

test('no change of such a file is made, whatever is found in it', () => {
  const broken = machine({ config: `${config}[profile dev]\n` });
  const findings = diagnose(broken);
  const [first] = findings.filter(({ code }) => code === 'duplicate-section');
  if (!first) throw new Error('no finding');
  const unread = machine({ config: `${config}[profile dev]\n`, unread: { config: 'EILSEQ' } });
  expect(mend(unread, first, findings)).toMatchObject({ ok: false, problem: { code: 'file-unreadable' } });
});

test.each(['EISDIR', 'EACCES', 'EFBIG', 'ENXIO', 'ELOOP', 'EIO', 'unknown'])('%s', (reason) => {
  expect(found({ unread: { config: reason } }, 'file-not-read').params).toEqual({ file: configFile, reason });
  const report = makeReport(machine({ unread: { config: reason } }), new Set());
  expect(report).toMatchObject({ total: 1, unread: [configFile], profiles: [] });
});

test('the other file is looked at as ever, but for the AWS CLI nothing is usable', () => {
  const situation = { config: `${corp}\n${dev}`, credentials: '\uFFFD', unread: { credentials: 'EILSEQ' } };
  expect(codesOf(situation)).toEqual(['file-not-utf8']);
  const report = makeReport(machine(situation), new Set());
  expect(report.profiles.map(({ leads }) => leads)).toEqual(['nowhere']);
});

test('zero bytes, as UTF-16 has them', () => {
  const utf16 = Array.from(`${corp}\n${dev}`, (sign) => `${sign}\0`).join('');
  expect(codesOf({ config: utf16 })).toContain('zero-bytes');
});
