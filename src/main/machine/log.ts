/** The log file: one line an event, secrets taken out at the transport so that no caller can forget it. */
import { stat } from 'node:fs/promises';
import { now } from './clock.ts';
import { redact } from './redact.ts';

export interface Log {
  debug(message: string, details?: LogDetails): void;
  info(message: string, details?: LogDetails): void;
  warn(message: string, details?: LogDetails): void;
  error(message: string, details?: LogDetails): void;
}

/** Plain values, and thrown things under `error`. */
export type LogDetails = Readonly<Record<string, unknown>>;

/** For parts that are used without an app, such as scripts. */
export const noLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

interface Line {
  readonly level: keyof Log;
  readonly at: Date;
  readonly message: string;
  readonly details: LogDetails | undefined;
}

/**
 * Writes to `file` (mode 0600, a second file of older lines is kept). The library is loaded with the first line, after the
 * tray stands; lines before that wait.
 */
export function createLog(file: string): Log {
  const waiting: Line[] = [];
  let write: ((line: Line) => void) | undefined;

  const load = async (): Promise<void> => {
    // Whoever opens a pipe to write into it waits for a reader, and the library writes in the main thread.
    const there = await stat(file).catch(() => null);
    if (there && !there.isFile()) return giveUp();
    const { default: electronLog } = await import('electron-log/node.js');
    const logger = electronLog.create({ logId: 'daypass' });
    logger.transports.console.level = false;
    logger.transports.file.resolvePathFn = () => file;
    logger.transports.file.level = 'debug';
    logger.transports.file.maxSize = 1024 * 1024;
    logger.transports.file.format = '{text}';
    logger.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
    logger.hooks.push((line) => ({ ...line, data: line.data.map((part) => oneLine(redact(String(part)))) }));
    write = ({ level, at, message, details }) => {
      logger[level](`${at.toISOString()} ${level.padEnd(5)} ${message}${describe(details)}`);
    };
    for (const line of waiting.splice(0)) write(line);
  };

  /** Without its library there is no log; the lines must not pile up in memory. */
  const giveUp = (): void => {
    waiting.length = 0;
    write = () => {};
  };

  const add = (level: keyof Log, message: string, details: LogDetails | undefined): void => {
    const line = { level, at: new Date(now()), message, details };
    if (write) return write(line);
    if (waiting.push(line) === 1) void load().catch(giveUp);
  };

  return {
    debug: (message, details) => add('debug', message, details),
    info: (message, details) => add('info', message, details),
    warn: (message, details) => add('warn', message, details),
    error: (message, details) => add('error', message, details),
  };
}

function describe(details: LogDetails | undefined): string {
  if (!details) return '';
  const parts = Object.entries(details).map(([name, value]) => `${name}=${asText(value)}`);
  return ` ${parts.join(' ')}`;
}

/** Never throws: a log line must not be the end of what it tells about. */
function asText(value: unknown): string {
  if (value instanceof Error) return value.stack ?? value.message;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return `[${typeof value}]`;
  }
}

/** A stack trace on one line; a message from elsewhere cannot pretend to be a line of the log. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' | ');
}
