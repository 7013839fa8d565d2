/** The log file: one line an event, secrets taken out where a line is made so that no caller can forget it. */
import { constants } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { now } from './clock.ts';
import { logLine } from './log-line.ts';
import { makeFolder } from './make-folder.ts';

export interface Log {
  debug(message: string, details?: LogDetails): void;
  info(message: string, details?: LogDetails): void;
  warn(message: string, details?: LogDetails): void;
  error(message: string, details?: LogDetails): void;
}

export interface FileLog extends Log {
  /** Resolves when all lines so far are in the file, or can't be; for a process that is about to end. */
  written(): Promise<void>;
}

/** Plain values, and thrown things under `error`. */
export type LogDetails = Readonly<Record<string, unknown>>;

/** For parts that are used without an app, such as scripts. */
export const noLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

interface Line {
  readonly level: keyof Log;
  readonly text: string;
}

/** As `a`, but never waiting: opening a pipe that nobody reads would hold the whole app. Windows has no such flag. */
const appending = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | (constants.O_NONBLOCK ?? 0);

/** Rejects where the library would wait or try for ever: for a pipe, and for a folder that cannot be made. */
async function prepare(file: string): Promise<void> {
  await makeFolder(path.dirname(file), 0o700);
  const there = await stat(file).catch(() => null);
  if (there !== null && !there.isFile()) throw new Error('not a regular file');
}

/**
 * Writes to `file` (mode 0600, a second file of older lines is kept). The library is loaded with the first line, after the
 * tray stands; lines before that wait.
 */
export function createLog(file: string): FileLog {
  const waiting: Line[] = [];
  let write: ((line: Line) => void) | undefined;
  let loading: Promise<void> = Promise.resolve();

  const load = async (): Promise<void> => {
    await prepare(file);
    const { default: electronLog } = await import('electron-log/node.js');
    const logger = electronLog.create({ logId: 'daypass' });
    logger.transports.console.level = false;
    logger.transports.file.resolvePathFn = () => file;
    logger.transports.file.level = 'debug';
    logger.transports.file.maxSize = 1024 * 1024;
    logger.transports.file.format = '{text}';
    logger.transports.file.writeOptions = { flag: appending as never, mode: 0o600, encoding: 'utf8' };
    write = ({ level, text }) => logger[level](text);
    for (const line of waiting.splice(0)) write(line);
  };

  /** Without its library there is no log; the lines must not pile up in memory. */
  const giveUp = (): void => {
    waiting.length = 0;
    write = () => {};
  };

  const add = (level: keyof Log, message: string, details: LogDetails | undefined): void => {
    const start = `${new Date(now()).toISOString()} ${level.padEnd(5)}`;
    const line = { level, text: logLine(start, message, details) };
    if (write) return write(line);
    if (waiting.push(line) === 1) loading = load().catch(giveUp);
  };

  return {
    debug: (message, details) => add('debug', message, details),
    info: (message, details) => add('info', message, details),
    warn: (message, details) => add('warn', message, details),
    error: (message, details) => add('error', message, details),
    written: () => loading,
  };
}
