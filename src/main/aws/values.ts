/** What counts as a start URL, a region and a session name: tolerant when reading a config file, strict when writing. */

/** Longer values are no URLs that anybody configured; session ids, which hold the start URL, stay bounded. */
const longestUrl = 2048;

/**
 * Whether a configured value can be a start URL: https, without credentials in it, without white space. Whatever host
 * it has: AWS's own, its other partitions', or a vanity domain (AWS CLI 2.35.13 and later).
 */
export function isStartUrl(value: string): boolean {
  if (value.length > longestUrl || !/^https:\/\/[^\s\p{Cc}\\]+$/iu.test(value)) return false;
  const url = URL.parse(value);
  return url !== null && url.username === '' && url.password === '';
}

/** Whether a new start URL may be written: printable ASCII and a host that looks like a name, so no address. */
export function isNewStartUrl(value: string): boolean {
  const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
  const hostname = new RegExp(`^(${label}\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$`);
  return isStartUrl(value) && /^[!-~]+$/.test(value) && hostname.test(URL.parse(value)?.hostname ?? '');
}

/** Whether a configured value can be a region: one host label, because AWS's host names are built from it. */
export function isRegion(value: string): boolean {
  return /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(value);
}

/** Whether a secret or an id that some tool has written fits into a header and an address; AWS gives no other ones. */
export function isSendable(secret: string | undefined): secret is string {
  return secret !== undefined && /^[!-~]{1,16384}$/.test(secret);
}
