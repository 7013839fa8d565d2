/** Pages of the console: services by the names that people use, regions, and everything that is no page of a console. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proposedServices } from '../../shared/console-services.ts';
import { isConsoleUrl, partitionOf } from '../../shared/partitions.ts';
import { consoleAddress, consoleDestination, pageRefusal } from './console-destination.ts';

const ireland = { sessionRegion: 'eu-west-1', usualRegion: null };

test.each([
  [{ service: 's3' }, 'https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1'],
  [{ service: 'DynamoDB' }, 'https://eu-west-1.console.aws.amazon.com/dynamodbv2/home?region=eu-west-1'],
  [
    { service: 'systems-manager/parameters' },
    'https://eu-west-1.console.aws.amazon.com/systems-manager/parameters/home?region=eu-west-1',
  ],
  [{ region: 'us-east-1' }, 'https://console.aws.amazon.com/console/home?region=us-east-1'],
  // The portal's own link in the README of arianvp/aws-create-shortcut-bookmarklet has this form.
  [{ service: 'ec2', region: 'US-West-2' }, 'https://us-west-2.console.aws.amazon.com/ec2/home?region=us-west-2'],
])('%j', (page, address) => expect(consoleDestination(page, ireland)).toEqual({ ok: true, value: address }));

test('nothing in particular: the portal decides, and where there is no portal it is the home', () => {
  expect(consoleDestination({ service: null }, ireland)).toEqual({ ok: true, value: null });
  expect(consoleAddress({}, ireland)).toMatchObject({
    value: expect.stringContaining('/console/home?region=eu-west-1'),
  });
});

test('the region of the profile, where nobody names one and it is of the session’s partition', () => {
  const page = { service: 's3' };
  expect(consoleDestination(page, { ...ireland, usualRegion: 'eu-north-1' })).toMatchObject({
    value: expect.stringContaining('region=eu-north-1'),
  });
  expect(consoleDestination(page, { ...ireland, usualRegion: 'cn-north-1' })).toMatchObject({
    value: expect.stringContaining('region=eu-west-1'),
  });
});

test.each(proposedServices)('%s, which forms propose, has a page', (service) => {
  expect(pageRefusal({ service }, 'eu-west-1')).toBeNull();
});

describe('refused', () => {
  test.each([
    [{ region: 'cn-north-1' }, 'console-region-elsewhere'],
    [{ region: 'us-gov-west-1' }, 'console-region-elsewhere'],
    [{ region: 'evil.example#' }, 'console-region-elsewhere'],
    [{ service: 's3', region: 'eu-west-1.evil.example' }, 'console-region-elsewhere'],
    [{ service: '/s3' }, 'console-service-invalid'],
    [{ service: '..' }, 'console-service-invalid'],
    [{ service: 's3?x' }, 'console-service-invalid'],
    [{ service: 's3\n' + 'x' }, 'console-service-invalid'],
    [{ service: 'constructor' + '@evil' }, 'console-service-invalid'],
  ])('%j: %s', (page, code) => {
    expect(consoleDestination(page, ireland)).toMatchObject({ ok: false, problem: { code } });
    expect(pageRefusal(page, 'eu-west-1')).toMatchObject({ code });
  });

  test('in a partition whose console is not public', () => {
    const place = { sessionRegion: 'us-iso-east-1', usualRegion: null };
    expect(consoleDestination({ service: 's3' }, place)).toMatchObject({ problem: { code: 'console-unknown' } });
    expect(consoleDestination({}, place)).toEqual({ ok: true, value: null });
  });
});

test('whatever is typed, an address is one of the console', () => {
  const region = fc.oneof(fc.string(), fc.constantFrom('eu-west-1', 'us-east-1', 'cn-north-1'));
  const service = fc.oneof(fc.string(), fc.constantFrom('s3', 'ddb', '__proto__', 'toString'));
  fc.assert(
    fc.property(fc.record({ service, region }), (page) => {
      const found = consoleAddress(page, ireland);
      const partition = partitionOf('eu-west-1');
      return !found.ok || (partition !== null && isConsoleUrl(found.value, partition));
    }),
  );
});
