/** Runs the app's built main entry in Node; its windows are pages of the given browser context. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright/test';
import type { Host, LaunchOptions } from '../driver.ts';
import type { ChildCalls } from './boot.ts';
import { createPages } from './pages.ts';
import { connect } from './rpc.ts';
import { pageView, type View } from './view.ts';

export { trayPicture } from './tray-picture.ts';

const boot = fileURLToPath(new URL('boot.ts', import.meta.url));
// As Electron's main process: an unhandled rejection warns and does not end the app.
const execArgv = ['--unhandled-rejections=warn', '--disable-warning=ExperimentalWarning'];

/** What Node does not hear of in the packed app, by its fuses (scripts/fuses.mjs). */
const fused = ['NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS'];

function startedUnder([execPath = '', ...rest]: readonly string[]) {
  return { execPath, execArgv: [...rest, ...execArgv] };
}

function environmentOf(env: LaunchOptions['env']): LaunchOptions['env'] {
  if (env['STAND_IN_PACKAGED'] !== '1') return env;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !fused.includes(name)));
}

/**
 * Starts the app; `drive(host)` (../driver.ts) makes it usable. `views` is the browser context that its windows are pages
 * of, or a function that makes room for a window (and starts a browser only then). The caller closes the browser. Works outside
 * the test runner as well; closing a page by hand is the end of its window.
 */
export async function launchStandIn(
  views: BrowserContext | (() => Promise<View>),
  { appDir, args = [], env, languages = ['en-US'], time, under = [] }: LaunchOptions,
): Promise<Host> {
  let output = '';
  const complain = (text: string) => void (output += `${text}\n`);
  const windows = createPages(async () => (typeof views === 'function' ? views() : pageView(await views.newPage())), {
    child: () => link.remote,
    complain,
  });
  const child = fork(boot, [JSON.stringify({ languages, time }), appDir, ...args], {
    env: environmentOf(env),
    // As `under… node …`: each makes room for the next, so that it stays one process.
    ...startedUnder([...under, process.execPath]),
    serialization: 'advanced',
    silent: true,
  });
  const link = connect<ChildCalls>((message) => child.connected && child.send(message, () => {}), windows.calls);
  child.on('message', (message) => void link.receive(message));
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  const exited = once(child, 'close').then(async ([code]) => {
    link.close(`The app has exited with ${code}.\n${output}`);
    await windows.closeAll();
    return code as number | null;
  });
  return {
    pid: child.pid ?? -1,
    probe: (name, ...parameters) => link.remote.probe(name, parameters),
    page: windows.page,
    shiftPageClocks: windows.shiftClock,
    output: () => output,
    exited,
    kill: () => void child.kill('SIGKILL'),
  };
}
