/** Serves the panel's files at `app://daypass/`, with a Content-Security-Policy that allows nothing else. */
import fs from 'node:fs';
import path from 'node:path';
import { protocol } from 'electron';

export const appOrigin = 'app://daypass';
export const panelUrl = `${appOrigin}/index.html`;

/** Electron's security guide, item 7. A response header: a page cannot loosen it. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Before `ready`: makes `app:` a standard, secure scheme (item 18: no `file:` pages). Chromium keeps the page's script compiled, which
 * a panel that was given up would compile anew at each showing; a new version's script has another name.
 */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);
}

/** After `ready`. `folder` is the built page; only the files that are in it now can ever be asked for. */
export function serveApp(folder: string): void {
  let files: ReadonlyMap<string, string> | undefined;
  protocol.handle('app', (request) => {
    files ??= listFiles(folder);
    const { origin, pathname } = parts(request.url);
    const file = origin === appOrigin && request.method === 'GET' ? files.get(pathname) : undefined;
    const headers = {
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'content-type': contentTypes[path.extname(file ?? '')] ?? 'application/octet-stream',
    };
    if (file === undefined) return new Response('', { status: 404, headers });
    return new Response(new Uint8Array(fs.readFileSync(file)), { headers });
  });
}

/** The origin of a non-special scheme is `null` for `URL`: it is put together here. */
function parts(url: string): { readonly origin: string; readonly pathname: string } {
  const { protocol: scheme, host, pathname } = new URL(url);
  return { origin: `${scheme}//${host}`, pathname };
}

/** A table from URL path to file, so that no path is ever joined from a request. */
function listFiles(folder: string): ReadonlyMap<string, string> {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [`/${path.relative(folder, file).split(path.sep).join('/')}`, file]),
  );
}
