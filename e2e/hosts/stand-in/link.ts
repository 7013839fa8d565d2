/** The app process's end of the line to the process that owns the browser. */
import type { ParentCalls } from './pages.ts';
import { connect, type Methods } from './rpc.ts';

const local: Methods = {};
const link = connect<ParentCalls>(
  (message) => process.connected && process.send?.(message, undefined, undefined, () => {}),
  local,
);

/** What the process that owns the browser can be asked for. */
export const parent = link.remote;

/** Begins to answer that process's calls. */
export function serve(calls: Methods): void {
  Object.assign(local, calls);
  process.on('message', (message) => void link.receive(message));
}
