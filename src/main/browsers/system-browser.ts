/**
 * The system's browser, where Electron's way to it would do harm: it starts xdg-open with the environment of Daypass itself, and in
 * an AppImage that names the libraries of the image, which the browser would load.
 */
import { launch } from './browser-launch.ts';

interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

type OpenBrowser = (url: string) => Promise<void>;

/**
 * What opens an address in the system's browser; rejects when it cannot. `usual` serves wherever it does no harm: elsewhere on Linux
 * it also hands on the permission to come to the front, which xdg-open alone does not have.
 */
export function createSystemBrowser({ env, platform }: Machine, usual: OpenBrowser): OpenBrowser {
  if (platform !== 'linux' || !env['APPDIR']) return usual;
  return async (url) => {
    if (!(await launch({ program: 'xdg-open', args: [url], isStarter: true }, env)))
      throw new Error('xdg-open has opened no browser');
  };
}
