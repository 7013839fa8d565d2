/** The unit tests lie beside what they test. */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { shareCompileCache } from './testing/compile-cache.ts';

shareCompileCache();

export default defineConfig({
  // A timeout ends what hangs; it is no measurement, and machines can be busy.
  test: {
    // Many tests wait for servers and files: more of them than there are cores can do so together.
    maxWorkers: Math.min(8, 2 * availableParallelism()),
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 120_000,
    hookTimeout: 60_000,
    include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts', 'testing/**/*.test.ts', 'scripts/**/*.test.ts'],
  },
});
