/** Serves the desktop's own page on 127.0.0.1: its frames show pages of this machine, which a page from elsewhere may not. */
import fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { transformWithOxc } from 'vite';
import { menuStyle } from '../../hosts/stand-in/tray-picture.ts';

const folder = path.join(import.meta.dirname, 'page');

interface Answer {
  readonly type: string;
  readonly body: string;
}

/** What the page asks for; nothing else is there. */
async function readSite(): Promise<ReadonlyMap<string | undefined, Answer>> {
  return new Map([
    ['/', { type: 'text/html', body: read('index.html') }],
    ['/desktop.css', { type: 'text/css', body: read('desktop.css') }],
    ['/menu.css', { type: 'text/css', body: menuStyle }],
    ['/desktop.ts', await script(path.join(folder, 'desktop.ts'))],
    ['/terminal.ts', await script(path.join(folder, 'terminal.ts'))],
    ['/state.ts', await script(path.join(import.meta.dirname, 'state.ts'))],
  ]);
}

const read = (name: string): string => fs.readFileSync(path.join(folder, name), 'utf8');
/** A module of the page, as a browser reads it. */
async function script(file: string): Promise<Answer> {
  const { code } = await transformWithOxc(fs.readFileSync(file, 'utf8'), file, { sourcemap: false });
  return { type: 'text/javascript', body: code.replace(/(['"])\.\.\/state\.ts\1/, '"/state.ts"') };
}

export interface DesktopSite extends AsyncDisposable {
  readonly url: string;
}

export async function serveDesktop(): Promise<DesktopSite> {
  const site = await readSite();
  const server = createServer((request, response) => {
    const answer = site.get(request.url);
    if (!answer) return void response.writeHead(404).end();
    const { type, body } = answer;
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(0, '127.0.0.1', resolve);
  await promise;
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}
