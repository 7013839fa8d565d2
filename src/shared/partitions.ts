/** AWS's partitions: which regions they have, and the hosts of the console and of the sign-in to it. The one table of these. */

export interface Partition {
  readonly id: 'aws' | 'aws-cn' | 'aws-us-gov' | 'aws-eusc';
  readonly regions: RegExp;
  /** Where the hosts have no region in front of them. */
  readonly mainRegion: string;
  readonly consoleHost: string;
  readonly signInHost: string;
  /** The sign-in's FIPS host; null: AWS has published none. Of consoles it has published none anywhere. */
  readonly fipsSignInHost: string | null;
}

/**
 * The regions as botocore tells them apart (partitions.json); the hosts are those of Granted, aws-vault and AWS's Toolkit for
 * JetBrains; the FIPS host is that of the endpoint rules of AWS's SDKs (service `signin`). AWS has not published those of the isolated partitions, so they are not here.
 */
const partitions: readonly Partition[] = [
  {
    id: 'aws',
    regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
    mainRegion: 'us-east-1',
    consoleHost: 'console.aws.amazon.com',
    signInHost: 'signin.aws.amazon.com',
    fipsSignInHost: null,
  },
  {
    id: 'aws-cn',
    regions: /^cn-\w+-\d+$/,
    mainRegion: 'cn-north-1',
    consoleHost: 'console.amazonaws.cn',
    signInHost: 'signin.amazonaws.cn',
    fipsSignInHost: null,
  },
  {
    id: 'aws-us-gov',
    regions: /^us-gov-\w+-\d+$/,
    mainRegion: 'us-gov-west-1',
    consoleHost: 'console.amazonaws-us-gov.com',
    signInHost: 'signin.amazonaws-us-gov.com',
    fipsSignInHost: 'signin-fips.amazonaws-us-gov.com',
  },
  {
    id: 'aws-eusc',
    regions: /^eusc-\w+-\w+-\d+$/,
    mainRegion: 'eusc-de-east-1',
    consoleHost: 'console.amazonaws-eusc.eu',
    signInHost: 'signin.amazonaws-eusc.eu',
    fipsSignInHost: null,
  },
];

/** Null for a region of no partition with a public console, or none at all. */
export function partitionOf(region: string): Partition | null {
  return partitions.find(({ regions }) => regions.test(region.toLowerCase())) ?? null;
}

/** `console.aws.amazon.com`, with the region in front of it where that is not the partition's main one. */
export function regionalHost(host: string, { mainRegion }: Partition, region: string): string {
  const plain = region.toLowerCase();
  return plain === mainRegion ? host : `${plain}.${host}`;
}

/** Whether an address is one of the AWS console in this partition, and nothing else than that. */
export function isConsoleUrl(address: string, { consoleHost }: Partition): boolean {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return false;
  return url.hostname === consoleHost || url.hostname.endsWith(`.${consoleHost}`);
}
