/** `npm run bench`: runs every benchmark and prints its table; docs/performance.md says how to read them. */
import os from 'node:os';
import { measureStartup } from './startup.ts';

const [cpu] = os.cpus();
console.log(`Node ${process.version} on ${os.platform()} ${os.arch()}, ${os.cpus().length} × ${cpu?.model ?? 'CPU'}`);
console.log(
  `Load at the start: ${os.loadavg()[0]?.toFixed(2)} (above 0.5 the figures tell more of the machine than of Daypass)`,
);

for (const benchmark of [measureStartup]) console.log(`\n${await benchmark()}`);
