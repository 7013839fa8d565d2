/** Appending a session: only what every reader accepts, and not one byte elsewhere. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from './apply.ts';
import { anyConfigText } from '../../../../testing/arbitraries/config-text.ts';
import { type ConfigDocument, parseConfig } from './document.ts';
import { checkNewSession, type NewSession, sessionEdit } from './new-session.ts';
import { readConfiguredSessions } from './configured-sessions.ts';

const appendSession = (document: ConfigDocument, session: NewSession & { readonly scopes?: readonly string[] }) => {
  const result = applyEdits(document, [sessionEdit(session)]);
  return result.ok ? result.value : result.problem.code;
};
const corp = { name: 'corp', startUrl: 'https://d-1.awsapps.com/start/#/', region: 'eu-west-1' };
const section = (ending: string) =>
  [
    '[sso-session corp]',
    'sso_start_url = https://d-1.awsapps.com/start/#/',
    'sso_region = eu-west-1',
    'sso_registration_scopes = sso:account:access',
    '',
  ].join(ending);

test.each([
  ['an empty file', '', '\n', ''],
  ['one section', '[default]\nregion = x\n', '\n', '\n'],
  ['no newline at the end', '[default]\nregion = x', '\n', '\n\n'],
  ['CRLF', '[default]\r\nregion = x\r\n', '\r\n', '\r\n'],
  ['CRLF without the last one', '[default]\r\nregion = x', '\r\n', '\r\n\r\n'],
  ['mostly CRLF', '[default]\r\nregion = x\r\noutput = json\n', '\r\n', '\r\n'],
  ['a blank line at the end', '[default]\nregion = x\n\n', '\n', ''],
  ['blanks without a newline at the end', '[default]\nregion = x\n  ', '\n', '\n'],
  ['sections without blank lines between', '[default]\nregion = x\n[profile a]\noutput = json\n', '\n', ''],
  ['comments before sections', '[default]\n\n# a\n[profile a]\n\n# b\n[profile b]\n', '\n', '\n'],
  ['blank lines inside sections only', '[default]\n\na = b\n[profile a]\n\na = b\n[profile b]\n', '\n', ''],
  ['a broken header at the end', '[default', '\n', '\n\n'],
  ['comments alone', '# mine\n', '\n', '\n'],
])('after %s', (_, text, ending, between) => {
  expect(appendSession(parseConfig(text), corp)).toBe(text + between + section(ending));
});

test('not after lines that end with CR: half of the readers would see one long line', () => {
  expect(appendSession(parseConfig('[default]\rregion = x'), corp)).toBe('config-edit-unsafe');
});

test('not into a file of a byte order mark alone: Go would not see the header after it', () => {
  expect(appendSession(parseConfig('\uFEFF'), corp)).toBe('config-edit-unsafe');
});

test('writes other scopes, or none', () => {
  const document = parseConfig('');
  expect(appendSession(document, { ...corp, scopes: ['a', 'b'] })).toContain('\nsso_registration_scopes = a,b\n');
  expect(appendSession(document, { ...corp, scopes: [] })).not.toContain('scopes');
});

test('never changes what is there, and what it wrote is found', () => {
  fc.assert(
    fc.property(anyConfigText, (text) => {
      const document = parseConfig(text);
      fc.pre(checkNewSession({ ...corp, name: 'added' }, document) === null);
      const next = appendSession(document, { ...corp, name: 'added' });
      fc.pre(next !== 'config-edit-unsafe');
      expect(next.startsWith(text)).toBe(true);
      const before = readConfiguredSessions(text).map(({ id }) => id);
      const sessions = readConfiguredSessions(next);
      const added = sessions.find(({ id }) => id === 'sso-session:added');
      expect(added).toMatchObject({ ...corp, name: 'added', scopes: ['sso:account:access'] });
      expect(sessions.map(({ id }) => id).filter((id) => id !== 'sso-session:added')).toEqual(before);
    }),
    { numRuns: 500 },
  );
});

const existing = parseConfig('[sso-session "my corp"]\n[sso-session \'dev\']\n[profile p]\n[sso-session open\n');
const check = (typed: object) => checkNewSession({ ...corp, ...typed }, existing)?.code ?? null;

test.each(['corp', ' corp\t', 'A_b-1/.%@:+', 'p', 'Dev', '__proto__'])('the name %j is good', (name) => {
  expect(check({ name })).toBeNull();
});

test.each(['', ' ', 'my org', 'corp]', '"corp"', 'žluť', 'a#b', 'a\nb', 'a\\b', 'x'.repeat(257)])(
  'the name %j is not',
  (name) => {
    expect(check({ name })).toBe('session-name-invalid');
  },
);

test.each(['dev', ' dev ', 'open'])('the name %j is taken', (name) => {
  expect(check({ name })).toBe('session-name-taken');
});

test.each([
  'https://d-1234567890.awsapps.com/start',
  ' https://my-corp.awsapps.com/start/#/ ',
  'https://d-1.awsapps.cn',
  'https://ssoins-0123456789abcdef.eu-west-1.portal.amazonaws.com',
  'https://ssoins-0123456789abcdef.portal.eu-west-1.app.aws',
  'https://identitycenter.amazonaws.com/ssoins-0123456789abcdef',
  'https://start.us-gov-home.awsapps.com/directory/d-1',
  'https://sso.example.com:8443/start?a=b;c',
])('the start URL %j is good', (startUrl) => {
  expect(check({ startUrl })).toBeNull();
});

test.each([
  '',
  'd-1.awsapps.com/start',
  'http://d-1.awsapps.com/start',
  'https:d-1.awsapps.com',
  'https://me@d-1.awsapps.com/start',
  'https://me:pass@d-1.awsapps.com/start',
  'https://d-1.awsapps.com\\@evil.example/',
  'https://d-1.awsapps.com/start\u0007',
  'https://d-1.awsapps.com/st\nart',
  'https://d-1.awsapps.com/start # prod',
  'https://d-1.awsapps.com/stärt',
  'https://аwsapps.com/start',
  'https://localhost/start',
  'https://127.0.0.1/start',
  'https://0x7f.1/start',
  'https://[::1]/start',
  'https://-.example.com/',
  'https://d-1..com/',
  'https://d-1.awsapps.com./',
  'javascript:alert(1)',
  `https://d-1.awsapps.com/${'x'.repeat(2048)}`,
])('the start URL %j is not', (startUrl) => {
  expect(check({ startUrl })).toBe('start-url-invalid');
});

// All regions of both services in botocore's endpoints.json, and the partitions that it does not list.
const regions = `af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2
  ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1
  ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1
  me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2 cn-north-1 cn-northwest-1
  us-gov-east-1 us-gov-west-1 eusc-de-east-1 us-iso-east-1 us-isob-east-1 eu-isoe-west-1 us-isof-south-1`;

test.each([...regions.split(/\s+/), ' eu-west-1 '])('the region %j is good', (region) => {
  expect(check({ region })).toBeNull();
});

test.each([
  '',
  'eu-west',
  'EU-WEST-1',
  'eu_west_1',
  'eu-west-1.evil.example',
  'eu-west-1/',
  'eu west 1',
  'e-west-1',
  'europe',
  `eu-${'x'.repeat(70)}-1`,
])('the region %j is not', (region) => {
  expect(check({ region })).toBe('region-invalid');
});
