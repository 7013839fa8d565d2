/** The addresses of the app's own schemes, which Chromium cannot navigate to, as https ones that it can. */

const standIn = '.stand-in';

/** `app://daypass/x` is `https://daypass.app.stand-in/x` in the page: a secure context with an origin of its own. */
export function encode(url: string): string {
  const { protocol, host, pathname, search, hash } = new URL(url);
  if (/^(https?|file|data|about|blob):$/.test(protocol)) return url;
  return `https://${host}.${protocol.slice(0, -1)}${standIn}${pathname}${search}${hash}`;
}

/** The address as the app knows it. */
export const decode = (url: string): string =>
  url.replace(/^https:\/\/([^/]+)\.([a-z][a-z0-9+-]*)\.stand-in(?=\/|$)/, '$2://$1');
