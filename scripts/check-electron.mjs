/** `npm run check:electron`: a person says what is to be seen of Daypass on this desktop (e2e/check). */
import path from 'node:path';

const { check } = await import('../e2e/check/check.ts');
const appDir = path.join(import.meta.dirname, '..');
process.exitCode = await check({ appDir, input: process.stdin, output: process.stdout, folder: process.cwd() });
// Whoever has answered all is done: the terminal stays open otherwise.
process.stdin.destroy();
