/** Knows the names that systems and libraries give to errors, so that the log keeps them where a secret could stand. */
import dns from 'node:dns';
import { getSystemErrorMap } from 'node:util';

/** Of the system (`ENOENT`) and of the resolver (`ENOTFOUND`). */
const short: ReadonlySet<unknown> = new Set([
  ...[...getSystemErrorMap().values()].map(([name]) => name),
  ...Object.values(dns).filter((value) => typeof value === 'string'),
]);

/**
 * `ERR_TLS_CERT_ALTNAME_INVALID`, `SELF_SIGNED_CERT_IN_CHAIN`, `InvalidGrantException`, `ECONNREFUSED`. Words joined by `_`
 * are no code of a sign-in: AWS's have small letters, digits or dashes in them.
 */
export function isNamedError(text: string): boolean {
  return (
    short.has(text) ||
    /^[A-Z]+[A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text) ||
    /^[A-Z][A-Za-z]{0,60}(?:Exception|Error)$/.test(text)
  );
}
