/** Loaded by the `daypass` of the demo's terminal before anything else: its clock is the one of the demo. */
import fs from 'node:fs';
import { shiftDate } from '../hosts/probe/shift-date.ts';

const file = process.env['DEMO_CLOCK'] ?? '';
if (fs.existsSync(file)) shiftDate(Number(fs.readFileSync(file, 'utf8')));
