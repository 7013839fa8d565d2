/** Tests start thousands of Node processes that load the same code: Node keeps what it has compiled, outside of their homes. */
import os from 'node:os';
import path from 'node:path';

/** Node's own variable. Processes that tests start hear of it, also in a home of their own (`homeEnv`). */
export const compileCacheVariable = 'NODE_COMPILE_CACHE';

/** For the configurations of the test runners: their workers, and what those start, share one cache. */
export function shareCompileCache(): void {
  process.env[compileCacheVariable] ??= path.join(os.tmpdir(), 'node-compile-cache');
}
