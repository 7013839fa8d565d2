/** What a config file beyond the limit costs: it is refused and left alone, whatever it is made of. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'ini';
import { editConfigFile } from '../src/main/aws/config/change.ts';
import { readConfigFile } from '../src/main/aws/config/file.ts';
import type { ConfigEdit } from '../src/main/aws/config/edit.ts';
import { hostileTexts } from './hostile-texts.ts';
import { table } from './table.ts';

/** In bytes: what the first such file had that somebody sent in. */
const size = 31 * 1024 * 1024;

const edit: ConfigEdit = {
  kind: 'set-key',
  section: { kind: 'sso-session', name: 'corp' },
  key: 'sso_region',
  value: 'eu-central-1',
};

async function timed(act: () => unknown): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

/** As much of one shape as fits; the shapes themselves end at about four MB. */
function textOf(make: (lines: number) => string): string {
  const part = make(99_000);
  return part.repeat(Math.ceil(size / part.length)).slice(0, size);
}

/** @returns a title, a table and what it says about the aim */
export async function measureTooLarge(): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-bench-'));
  try {
    const file = path.join(folder, 'config');
    const rows: (readonly [name: string, ini: number, opened: number, changed: number])[] = [];
    for (const name of ['profiles', 'blank lines', 'comments', 'headers', 'one section repeated'] as const) {
      const make = hostileTexts.find(([one]) => one === name)?.[1];
      if (!make) throw new Error(`there is no shape '${name}'`);
      const text = textOf(make);
      fs.writeFileSync(file, text, { mode: 0o600 });
      const ini = await timed(() => parse(text));
      const opened = await timed(() => readConfigFile(file));
      const changed = await timed(() => editConfigFile(file, [edit]));
      if (fs.statSync(file).size !== size) throw new Error('The file was changed.');
      rows.push([name, ini, opened, changed]);
    }
    const most = Math.max(...rows.map(([, ini, opened, changed]) => Math.max(opened, changed) / ini));
    return [
      'Files of 31 MB, beyond the limit: refused with a sentence, and left alone (wall ms)',
      '',
      table(
        ['', 'ini', 'opened', 'changed', '× ini'],
        rows.map(([name, ...times]) => {
          const [ini, opened, changed] = times;
          return [name, ...times.map((ms) => ms.toFixed(1)), (Math.max(opened, changed) / ini).toFixed(2)];
        }),
      ),
      '',
      `Aim: nothing takes more than 10 times as long as \`ini\`: ${most <= 10 ? 'met' : `missed, ${most.toFixed(1)}`}.`,
    ].join('\n');
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
