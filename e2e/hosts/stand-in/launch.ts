/** Runs the app's built main entry in Node; its windows are pages of the given browser context. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright/test';
import type { Host, LaunchOptions } from '../driver.ts';
import type { ChildCalls } from './boot.ts';
import { createPages } from './pages.ts';
import { connect } from './rpc.ts';

export { trayPicture } from './tray-picture.ts';

const boot = fileURLToPath(new URL('./boot.ts', import.meta.url));
// As Electron's main process: an unhandled rejection warns and does not end the app.
const execArgv = ['--unhandled-rejections=warn', '--disable-warning=ExperimentalWarning'];

/**
 * Starts the app; `drive(host)` (../driver.ts) makes it usable. The context is asked for when the first window is made,
 * so a function can start the browser then; the caller closes it. Works outside the test runner as well.
 */
export async function launchStandIn(
  context: BrowserContext | (() => Promise<BrowserContext>),
  { appDir, args = [], env, languages = ['en-US'] }: LaunchOptions,
): Promise<Host> {
  let output = '';
  const complain = (text: string) => void (output += `${text}\n`);
  const pages = createPages(async () => (typeof context === 'function' ? context() : context), {
    child: () => link.remote,
    complain,
  });
  const child = fork(boot, [JSON.stringify({ languages }), appDir, ...args], {
    env,
    execArgv,
    serialization: 'advanced',
    silent: true,
  });
  const link = connect<ChildCalls>((message) => child.connected && child.send(message, () => {}), pages.calls);
  child.on('message', (message) => void link.receive(message));
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  const exited = once(child, 'close').then(async ([code]) => {
    link.close(`The app has exited with ${code}.\n${output}`);
    await pages.closeAll();
    return code as number | null;
  });
  return {
    pid: child.pid ?? -1,
    probe: (name, ...parameters) => link.remote.probe(name, parameters),
    page: pages.page,
    shiftPageClocks: pages.shiftClock,
    output: () => output,
    exited,
    kill: () => void child.kill('SIGKILL'),
  };
}
