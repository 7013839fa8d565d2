/**
 * `node packed-host.ts PROGRAM [ARGS...]`: what the stub of a package (testing/packed-app.ts) starts in the place of Electron. Runs the
 * app.asar beside the program on the stand-in, without a window, until it is told to end.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { extractAll } from '@electron/asar';
import { launchStandIn } from './stand-in/launch.ts';

const [program = '', ...args] = process.argv.slice(2);
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-packed-host-'));
process.once('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
extractAll(path.join(path.dirname(program), 'resources/app.asar'), dir);
const noPage = (): never => {
  throw new Error('Started hidden, the app opened a window');
};
const env = { ...process.env, STAND_IN_PACKAGED: '1' } as Record<string, string>;
const host = await launchStandIn(noPage, { appDir: dir, args, env, tempDir: dir });
process.once('SIGTERM', () => void host.probe('quit'));
process.exitCode = (await host.exited) ?? 1;
process.stderr.write(host.output());
