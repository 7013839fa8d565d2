/** JSON as files hold it: the object in it, or nothing. */

/** Null for whatever is no object of JSON. A byte order mark before it does not count. */
export function parseObject(text: string | Buffer): object | null {
  try {
    const value: unknown = JSON.parse(String(text).replace(/^\ufeff/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
