/**
 * Takes from a packaged app the switches with which its surroundings could make it tell secrets: variables and arguments that
 * are meant for people who debug Node, Electron and Chromium. The fuses (scripts/fuses.mjs) cover those that have one.
 */
import { stopCoverage } from 'node:v8';

/** All of Node's and Electron's: none of them is a setting of Daypass. The last writes the keys of connections to a file. */
const variables = /^(?:NODE_|ELECTRON_|CHOKIDAR_|SSLKEYLOGFILE$)/i;

/** Chromium's. A debugger on the panel could act for the user; the others write down what goes over the network. */
const switches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'auto-open-devtools-for-tabs',
  'load-extension',
  'disable-web-security',
  'log-net-log',
  'net-log-capture-mode',
  'ssl-key-log-file',
  'enable-logging',
  'log-file',
] as const;

export interface Surroundings {
  /** `process.env`, which is changed. */
  readonly env: Record<string, string | undefined>;
  readonly commandLine: { hasSwitch(name: string): boolean; removeSwitch(name: string): void };
  /** Standard output and error. */
  readonly outputs: readonly Pick<NodeJS.WriteStream, 'write'>[];
}

/** Has to be called before the first connection; nothing that Node prints before that is secret. */
export function dropForeignSwitches({ env, commandLine, outputs }: Surroundings): void {
  // Node reads NODE_DEBUG before any line of the app, so that dropping it changes nothing in this process. But it prints
  // through these methods, which it looks up each time. Daypass itself prints nothing there.
  const isDebugged = Object.keys(env).some((name) => /^NODE_DEBUG$/i.test(name));
  if (isDebugged) for (const output of outputs) output.write = () => true;
  for (const name of Object.keys(env)) if (variables.test(name)) delete env[name];
  // What NODE_V8_COVERAGE has begun to count would be written at the end.
  stopCoverage();
  for (const name of switches) if (commandLine.hasSwitch(name)) commandLine.removeSwitch(name);
}
