/** The table of partitions against what other tools have been seen to use, and addresses that only look like a console's. */
import { expect, test } from 'vitest';
import { isConsoleUrl, type Partition, partitionOf, regionalHost } from './partitions.ts';

const of = (region: string): Partition => {
  const found = partitionOf(region);
  if (!found) throw new Error(region);
  return found;
};

// Read in AwsConsoleUrlFactory.kt of AWS's Toolkit for JetBrains and in Granted's partition.go; the last one in aws-vault.
test.each([
  ['us-east-1', 'aws', 'signin.aws.amazon.com', 'console.aws.amazon.com'],
  ['us-west-2', 'aws', 'us-west-2.signin.aws.amazon.com', 'us-west-2.console.aws.amazon.com'],
  ['eu-central-1', 'aws', 'eu-central-1.signin.aws.amazon.com', 'eu-central-1.console.aws.amazon.com'],
  ['mx-central-1', 'aws', 'mx-central-1.signin.aws.amazon.com', 'mx-central-1.console.aws.amazon.com'],
  ['cn-north-1', 'aws-cn', 'signin.amazonaws.cn', 'console.amazonaws.cn'],
  ['cn-northwest-1', 'aws-cn', 'cn-northwest-1.signin.amazonaws.cn', 'cn-northwest-1.console.amazonaws.cn'],
  ['us-gov-west-1', 'aws-us-gov', 'signin.amazonaws-us-gov.com', 'console.amazonaws-us-gov.com'],
  [
    'us-gov-east-1',
    'aws-us-gov',
    'us-gov-east-1.signin.amazonaws-us-gov.com',
    'us-gov-east-1.console.amazonaws-us-gov.com',
  ],
  ['eusc-de-east-1', 'aws-eusc', 'signin.amazonaws-eusc.eu', 'console.amazonaws-eusc.eu'],
] as const)('%s: %s', (region, id, signIn, console) => {
  const partition = of(region);
  expect(partition.id).toBe(id);
  expect(regionalHost(partition.signInHost, partition, region)).toBe(signIn);
  expect(regionalHost(partition.consoleHost, partition, region)).toBe(console);
  expect(isConsoleUrl(`https://${console}/s3/home`, partition)).toBe(true);
});

// Read in the endpoint rules of the service `signin` in AWS's SDK for JavaScript.
test.each([
  ['us-gov-west-1', 'signin-fips.amazonaws-us-gov.com'],
  ['us-gov-east-1', 'us-gov-east-1.signin-fips.amazonaws-us-gov.com'],
  ['us-east-1', null],
  ['cn-north-1', null],
  ['eusc-de-east-1', null],
])('%s: the FIPS address of the sign-in is %s', (region, host) => {
  const partition = of(region);
  const { fipsSignInHost } = partition;
  expect(fipsSignInHost && regionalHost(fipsSignInHost, partition, region)).toBe(host);
});

test.each([
  'us-iso-east-1',
  'us-isob-east-1',
  'eu-isoe-west-1',
  'us-isof-south-1',
  'nowhere',
  '',
  'aws-global',
  'a.b-c-1',
])('%j is in no partition with a console', (region) => expect(partitionOf(region)).toBeNull());

test.each([
  'https://console.aws.amazon.com.evil.example/',
  'https://evil-console.aws.amazon.com.evil.example/',
  'https://evilconsole.aws.amazon.com/',
  'https://console.aws.amazon.com:8443/',
  'https://me@console.aws.amazon.com/',
  'http://console.aws.amazon.com/',
  'https://console.amazonaws.cn/',
  'https://signin.aws.amazon.com/',
  'javascript:alert(1)//console.aws.amazon.com',
  '//console.aws.amazon.com/',
  '',
])('%s is no console of AWS’s own partition', (address) => expect(isConsoleUrl(address, of('us-east-1'))).toBe(false));
