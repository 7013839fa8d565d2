/** The measure for the idle benchmark: a Node process with nothing but a timer that fires twice a minute, which counts itself. */
import { countActivity } from '../e2e/hosts/probe/counts.ts';

const { calls } = countActivity();
process.on('message', () => process.send?.(calls.counts()));
setInterval(() => {}, 30_000);
calls.countFromNow();
process.send?.('counting');
