/** Which machine this process runs on, for what processes tell each other of themselves. */
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * The machine whose process numbers this process sees: its name and, on Linux, the namespace of its numbers, which a container or
 * a sandbox has for itself. Whoever shares a home from elsewhere cannot tell whether a process here is alive.
 */
export function thisMachine(): string {
  return `${hostname()} ${processNamespace()}`.trim();
}

function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}
