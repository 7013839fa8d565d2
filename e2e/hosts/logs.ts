/** What the app has logged, for a test to look at. */
import fs from 'node:fs';
import path from 'node:path';

/** Reads every log file below a folder. */
export function readLogs(folder: string): string {
  if (!fs.existsSync(folder)) return '';
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.log'));
  return files.map((name) => fs.readFileSync(path.join(folder, name), 'utf8')).join('');
}
