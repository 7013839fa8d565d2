/**
 * A process of its own that does one of the app's writes: `<home> <name of the writer>`. It says "ready", waits for a mark
 * on its input, writes with it, says what the writer says, and waits for the next.
 */
import { createInterface } from 'node:readline';
import { fileWriters, type WriterName } from './file-writers.ts';
// Loaded before anybody counts what the process asks of the system.
import 'proper-lockfile';

const [, , home = '', name = ''] = process.argv;
const writer = fileWriters(home)[name as WriterName];
console.log('ready');
for await (const mark of createInterface({ input: process.stdin })) console.log(String(await writer.write(mark)));
