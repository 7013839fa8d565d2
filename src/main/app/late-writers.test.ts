/** What another program writes while Daypass replaces an AWS file: whichever change it is, nothing of it may be lost. */
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { removeFolder } from '../../../testing/remove-folder.ts';
import type { Result } from '../../shared/result.ts';
import { editConfigFile, replaceText, unmergedSuffix } from '../aws/config/change.ts';

import { previewRestore, restoreBackup } from '../profiles/restore.ts';

const before = '[default]\nregion = x\n';
const late = '[profile late]\nregion = late\n';
const anew = '[profile anew]\nregion = anew\n';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daypass-late-'));
  file = join(folder, 'config');
  await writeFile(file, before);
});
afterEach(() => removeFolder(folder));

/** All ways in which Daypass changes a text that is there. */
const changes: Readonly<Record<string, () => Promise<Result>>> = {
  edited: () =>
    editConfigFile(file, [
      { kind: 'set-key', section: { kind: 'profile', name: 'default' }, key: 'region', value: 'y' },
    ]),
  mended: () => replaceText(file, before, '[default]\nregion = y\n'),
  restored: async () => {
    await writeFile(`${file}.daypass-backup-2020-01-01`, '[default]\nregion = y\n');
    const shown = await previewRestore(file, null);
    return shown.ok ? restoreBackup(file, null, shown.value.change.digest) : shown;
  },
};

/** Looks all the time; the end of it is for what hangs. */
const soon = { interval: 1, timeout: 60_000 };

/** The end of what another program had begun with the file that is replaced, once the new one has taken its place. */
async function writeLate(handle: number): Promise<void> {
  await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('= y'), soon);
  writeSync(handle, late, 0);
  closeSync(handle);
}

// Windows lets nobody replace a file that another program holds open.
describe.skipIf(process.platform === 'win32')('another program holds the file open and writes, while it is', () => {
  test.each(Object.entries(changes))('%s: what it wrote counts', async (_, change) => {
    const handle = openSync(file, 'r+');
    const done = change();
    await writeLate(handle);
    expect(await done).toMatchObject({ ok: false });
    expect(await readFile(file, 'utf8')).toBe(late);
  });

  test.each(Object.entries(changes))(
    '%s: it is kept and told where a third one has written anew',
    async (_, change) => {
      const handle = openSync(file, 'r+');
      const done = change();
      await writeLate(handle);
      writeFileSync(file, anew);
      const kept = `${file}${unmergedSuffix}`;
      expect(await done).toMatchObject({ problem: { code: 'config-text-unmerged', params: { file, kept } } });
      expect(await readFile(file, 'utf8')).toBe(anew);
      expect(await readFile(kept, 'utf8')).toBe(late);
    },
  );

  test('edited: it is kept beside what was kept before, and not over it', async () => {
    const kept = `${file}${unmergedSuffix}`;
    writeFileSync(kept, 'kept before');
    const handle = openSync(file, 'r+');
    const done = changes['edited']?.();
    await writeLate(handle);
    writeFileSync(file, anew);
    expect(await done).toMatchObject({ problem: { code: 'config-text-unmerged', params: { kept: `${kept}-2` } } });
    expect(readFileSync(kept, 'utf8')).toBe('kept before');
    expect(readFileSync(`${kept}-2`, 'utf8')).toBe(late);
  });

  // The second one had opened what the first one's text was about to replace.
  test('edited: it is kept where a third one writes late as well', async () => {
    const handle = openSync(file, 'r+');
    const done = changes['edited']?.();
    await writeLate(handle);
    const second = openSync(file, 'r+');
    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toBe(late), soon);
    writeSync(second, anew, 0);
    closeSync(second);
    expect(await done).toMatchObject({ problem: { code: 'config-text-unmerged' } });
    expect(await readFile(file, 'utf8')).toBe(late);
    expect(await readFile(`${file}${unmergedSuffix}`, 'utf8')).toContain(anew);
  });
});
