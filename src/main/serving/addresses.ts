/** Which addresses of this computer credentials may be served at, and who can ask there. */
import { isIP, isIPv6 } from 'node:net';

/**
 * `loopback`: programs of this computer. `container`: one of the addresses that AWS's own services use for containers, which SDKs
 * ask by plain HTTP as well; who reaches it depends on the network that has it. `network`: whoever reaches it; and AWS SDKs
 * refuse to ask it themselves, because it is neither of the two (botocore utils.py, `ContainerMetadataFetcher`).
 */
export type AddressKind = 'loopback' | 'container' | 'network';

export interface ServedAddress {
  /** An IP address as it is written in a URL, without brackets. */
  readonly address: string;
  readonly kind: AddressKind;
}

export const usualAddress = '127.0.0.1';

/** The addresses of ECS and EKS: besides loopback the only ones that SDKs ask by plain HTTP. */
const containerAddresses: readonly string[] = ['169.254.170.2', '169.254.170.23', 'fd00:ec2::23'];

/** Null where `text` is no single address: a name, or one that stands for all networks of this computer. */
export function servedAddress(text: string): ServedAddress | null {
  if (text === 'localhost') return { address: usualAddress, kind: 'loopback' };
  // A zone, as in fe80::1%eth0, has no place in a URL.
  if (isIP(text) === 0 || text.includes('%')) return null;
  const address = new URL(`http://${inUrl(text)}/`).hostname.replace(/^\[|\]$/g, '');
  if (address === '0.0.0.0' || address === '::') return null;
  if (address === '::1' || address.startsWith('127.')) return { address, kind: 'loopback' };
  return { address, kind: containerAddresses.includes(address) ? 'container' : 'network' };
}

/** Address and port as a URL and the `Host` of a request have them. */
export function hostOf(address: string, port: number): string {
  return `${inUrl(address)}:${port}`;
}

/**
 * What the `Host` of a request may be: the address that was bound, and those by which something in front of it is called that
 * passes connections on, such as a forwarder inside a container. All of them are addresses or `localhost`: a web page that has its
 * own name lead here sends that name.
 */
export function hostsFor(address: string, port: number): ReadonlySet<string> {
  const passedOn = ['127.0.0.1', 'localhost', '::1', ...containerAddresses];
  return new Set([address, ...passedOn].map((one) => hostOf(one, port)));
}

function inUrl(address: string): string {
  return isIPv6(address) ? `[${address}]` : address;
}
