/**
 * Starts a browser beside Daypass: without a shell, and so that it lives on when Daypass quits. The address is an argument,
 * which others on the machine may see, as with every browser: a sign-in page's has a state and a challenge, of which nobody
 * can make a token without the verifier.
 */
import { spawn } from 'node:child_process';
import { type Ms, second } from '../../shared/time.ts';
import { afterAwake } from '../system/clock.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface BrowserCommand {
  /** Full name, or one that the PATH leads to. */
  readonly program: string;
  readonly args: readonly string[];
  /** Whether it hands over and ends, as macOS's `open`: then its exit code tells whether there was a browser. */
  readonly isStarter: boolean;
}

/** A starter that runs on for longer has become the browser, as xdg-open does without a desktop that takes the page. */
const longestHandOver: Ms = 5 * second;

/** False if it did not start. */
export async function launch({ program, args, isStarter }: BrowserCommand, env: Environment): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  let child;
  try {
    child = spawn(program, args, { detached: true, stdio: 'ignore', env: browserEnvironment(env) });
  } catch {
    // Some refusals are thrown: a circle of links, a program that is just being replaced.
    return false;
  }
  child.once('error', () => resolve(false));
  if (isStarter) {
    const stop = afterAwake(longestHandOver, () => resolve(true));
    void promise.finally(stop);
    child.once('exit', (code) => resolve(code === 0));
  } else child.once('spawn', () => resolve(true));
  child.unref();
  return promise;
}

/** Set by Electron for itself: a browser that is built on Chromium would count as Daypass in the dock. */
const ownByElectron: ReadonlySet<string> = new Set(['CHROME_DESKTOP', 'GDK_BACKEND', 'ORIGINAL_XDG_CURRENT_DESKTOP']);
/** Set by an AppImage's runtime: another AppImage, or a shell, would take them for its own. */
const ownByImage: ReadonlySet<string> = new Set(['APPIMAGE', 'APPDIR', 'ARGV0', 'OWD']);

/**
 * Daypass's own environment without what is meant for it alone: AWS's variables may hold keys, Electron's and Node's change
 * how programs that are built on them start.
 */
export function browserEnvironment(env: Environment): Record<string, string> {
  const appDir = env['APPDIR'];
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => {
      if (value === undefined || /^(AWS|ELECTRON|NODE)_/i.test(name) || ownByElectron.has(name)) return [];
      if (appDir && ownByImage.has(name)) return [];
      const kept = appDir ? withoutMount(value, appDir) : value;
      return kept === '' && value !== '' ? [] : [[name, kept]];
    }),
  );
}

/** An AppImage puts its mount in front of lists such as LD_LIBRARY_PATH: other programs would load its libraries. */
function withoutMount(value: string, appDir: string): string {
  if (!value.includes(appDir)) return value;
  return value
    .split(':')
    .filter((part) => !part.startsWith(appDir))
    .join(':');
}
