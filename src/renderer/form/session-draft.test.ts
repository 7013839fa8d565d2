/** Tests of what a start URL proposes, and of where problems are shown. */
import { expect, test } from 'vitest';
import { problem } from '../../shared/problems.ts';
import { fieldOf, nameFrom, regionFrom } from './session-draft.ts';

test.each([
  ['https://d-1234567890.awsapps.com/start', 'd-1234567890', ''],
  ['  https://my-company.awsapps.com/start/#/ ', 'my-company', ''],
  ['https://ssoins-0123456789abcdef.eu-west-1.portal.amazonaws.com', 'ssoins-0123456789abcdef', 'eu-west-1'],
  ['https://ssoins-0123456789abcdef.portal.ap-southeast-2.app.aws', 'ssoins-0123456789abcdef', 'ap-southeast-2'],
  ['https://', '', ''],
  ['my-company', '', ''],
  ['', '', ''],
])('%j proposes the name %j and the region %j', (startUrl, name, region) => {
  expect(nameFrom(startUrl)).toBe(name);
  expect(regionFrom(startUrl)).toBe(region);
});

test('a refusal is shown beside the field that it is about, all others with the form', () => {
  expect(fieldOf(problem('start-url-invalid', { startUrl: 'x' }, 'user'))).toBe('startUrl');
  expect(fieldOf(problem('region-invalid', { region: 'x' }, 'user'))).toBe('region');
  expect(fieldOf(problem('session-name-invalid', { name: 'x' }, 'user'))).toBe('name');
  expect(fieldOf(problem('session-name-taken', { name: 'x' }, 'user'))).toBe('name');
  expect(fieldOf(problem('file-unwritable', { file: '/x', reason: 'EACCES' }, 'user'))).toBeNull();
});
