/** Tests of the addresses that credentials may be served at. */
import { expect, test } from 'vitest';
import { hostOf, hostsFor, servedAddress } from './addresses.ts';

test.each([
  ['127.0.0.1', '127.0.0.1', 'loopback'],
  ['127.1.2.3', '127.1.2.3', 'loopback'],
  ['localhost', '127.0.0.1', 'loopback'],
  ['::1', '::1', 'loopback'],
  ['0:0:0:0:0:0:0:1', '::1', 'loopback'],
  ['169.254.170.2', '169.254.170.2', 'container'],
  ['fd00:ec2::23', 'fd00:ec2::23', 'container'],
  ['FD00:EC2:0::23', 'fd00:ec2::23', 'container'],
  ['172.17.0.1', '172.17.0.1', 'network'],
  ['2001:DB8::1', '2001:db8::1', 'network'],
  ['::ffff:127.0.0.1', '::ffff:7f00:1', 'network'],
])('%s is %s, for a %s', (text, address, kind) => expect(servedAddress(text)).toEqual({ address, kind }));

test.each([
  '',
  '0.0.0.0',
  '::',
  '0:0:0:0:0:0:0:0',
  'my-host',
  'example.com',
  '127.0.0.1:80',
  '127.1',
  '0x7f000001',
  '2130706433',
  'fe80::1%eth0',
  '[::1]',
  ' 127.0.0.1',
  '127.0.0.1\n',
  '１２７.0.0.1',
])('%j is no single address', (text) => expect(servedAddress(text)).toBeNull());

test('what `Host` may be has the port, and no name but localhost', () => {
  expect([...hostsFor('172.17.0.1', 9911)]).toEqual([
    '172.17.0.1:9911',
    '127.0.0.1:9911',
    'localhost:9911',
    '[::1]:9911',
    '169.254.170.2:9911',
    '169.254.170.23:9911',
    '[fd00:ec2::23]:9911',
  ]);
  expect(hostOf('::1', 80)).toBe('[::1]:80');
});
