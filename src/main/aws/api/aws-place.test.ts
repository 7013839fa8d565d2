/** Where AWS is asked for a session: by its portal the calls of one organization are counted together. */
import { expect, test } from 'vitest';
import { placeOf } from './aws-place.ts';

const corp = { region: 'eu-west-1', startUrl: 'https://d-1234567890.awsapps.com/start', caBundles: ['/etc/corp.pem'] };

test('its region, its portal and its certificates', () => {
  expect(placeOf(corp)).toEqual(corp);
  expect(placeOf({ region: 'eu-west-1' })).toEqual({ region: 'eu-west-1', caBundles: [] });
});

test.each([
  ['eu-west-2', 'eu-west-2'],
  ['not a region.example', 'eu-west-1'],
  [undefined, 'eu-west-1'],
])('the region that a token comes from outranks it: %s', (region, expected) => {
  expect(placeOf(corp, { region }).region).toBe(expected);
});
