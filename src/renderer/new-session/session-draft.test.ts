/** Tests of what a start URL fills in, and of where problems are shown. */
import { expect, test } from 'vitest';
import { problem } from '../../shared/problems.ts';
import type { StartUrlFinding } from '../../shared/start-url-finding.ts';
import { draftOf, emptyFields, fieldOf } from './session-draft.ts';

const startUrl = 'https://d-1.awsapps.com/start';
const finding: StartUrlFinding = { startUrl, region: 'eu-west-1', how: 'address', via: null, name: 'd-1' };

test('what the start URL tells need not be typed', () => {
  expect(draftOf({ startUrl: `see ${startUrl}/#/` }, finding)).toEqual({ startUrl, region: 'eu-west-1', name: 'd-1' });
  expect(draftOf({ startUrl: 'see' }, null)).toEqual({ startUrl: 'see', region: '', name: '' });
  expect(emptyFields(draftOf({ startUrl }, { ...finding, region: null }))).toEqual(['region']);
  expect(emptyFields(draftOf({ region: ' ' }, null))).toEqual(['startUrl', 'region', 'name']);
});

test('what is typed counts, but a redirect knows the region', () => {
  const typed = { startUrl, region: 'us-east-1', name: 'corp' };
  expect(draftOf(typed, finding)).toEqual(typed);
  expect(draftOf(typed, { ...finding, how: 'redirect' })).toEqual({ ...typed, region: 'eu-west-1' });
  expect(draftOf(typed, { ...finding, how: 'redirect', region: null })).toEqual(typed);
});

test('a refusal is shown beside the field that it is about, all others with the form', () => {
  expect(fieldOf(problem('start-url-invalid', { startUrl: 'x' }, 'user'))).toBe('startUrl');
  expect(fieldOf(problem('start-url-leads-elsewhere', { host: 'x' }, 'user'))).toBe('startUrl');
  expect(fieldOf(problem('region-invalid', { region: 'x' }, 'user'))).toBe('region');
  expect(fieldOf(problem('session-name-invalid', { name: 'x' }, 'user'))).toBe('name');
  expect(fieldOf(problem('session-name-taken', { name: 'x' }, 'user'))).toBe('name');
  expect(fieldOf(problem('file-unwritable', { file: '/x', reason: 'EACCES' }, 'user'))).toBeNull();
});
