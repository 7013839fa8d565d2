/** A log that tests can search, for what was told and for what must never be. */
import type { Log } from '../../src/main/system/log.ts';

/** Everything that is logged, whole: errors with their stacks, details with all that they hold. */
export function recordingLog(lines: string[]): Log {
  const add = (message: string, details: object = {}): void => {
    const shown = Object.entries(details).map(([name, value]: [string, unknown]) =>
      value instanceof Error ? `${name}=${value.stack} ${JSON.stringify(value)}` : `${name}=${JSON.stringify(value)}`,
    );
    lines.push([message, ...shown].join(' '));
  };
  return { debug: add, info: add, warn: add, error: add };
}
