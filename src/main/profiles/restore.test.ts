/** A backup put back: what is shown, what is kept, and what is refused. */
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { parseConfig } from '../aws/config/document.ts';
import { readPresentText, writeEdits } from './config-change.ts';
import { digestOf, previewEdits } from './edit-preview.ts';
import { planConversion } from './convert.ts';
import { previewRestore, restoreBackup } from './restore.ts';

const legacy =
  '# mine\r\n[profile a]\r\nsso_start_url = https://d-1.awsapps.com/start\r\nsso_region = us-east-1\r\n' +
  'sso_account_id = 111111111111\r\nsso_role_name = Admin\r\n';

let home = '';
let file = '';
const text = () => readFile(file, 'utf8');
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'daypass-restore-'));
  file = join(home, 'config');
  await writeFile(file, legacy);
});
afterEach(() => removeFolder(home));

async function convert(): Promise<string> {
  const present = await readPresentText(file);
  if (!present.ok) throw new Error(present.problem.code);
  const { edits } = planConversion(parseConfig(present.value), null);
  const shown = previewEdits(file, present.value, edits);
  if (!shown.ok) throw new Error(shown.problem.code);
  expect(await writeEdits(file, { edits, digest: digestOf(edits) }, shown.value.digest)).toEqual({
    ok: true,
    value: undefined,
  });
  return text();
}

async function preview(backup: string | null = null) {
  const shown = await previewRestore(file, backup);
  if (!shown.ok) throw new Error(shown.problem.code);
  return shown.value;
}

test('a conversion is taken back to the byte, and its result is kept', async () => {
  await chmod(file, 0o640);
  const converted = await convert();
  expect(parseConfig(converted).sections).toHaveLength(2);
  const { backup, backups, change, keptAs } = await preview();
  expect(backups).toHaveLength(1);
  expect(await readFile(backup, 'utf8')).toBe(legacy);
  expect(change.lines.map(({ text: line }) => line)).toEqual(
    expect.arrayContaining(['[sso-session d-1]', 'sso_session = d-1']),
  );

  expect(await restoreBackup(file, null, change.digest)).toMatchObject({ ok: true });
  expect(await text()).toBe(legacy);
  expect(await readFile(keptAs, 'utf8')).toBe(converted);
  expect((await stat(keptAs)).mode & 0o777).toBe(0o640);
  expect((await preview()).change.lines).toEqual([]);
});

test('an older backup can be chosen, and nothing but a backup', async () => {
  await convert();
  await writeFile(`${file}.daypass-backup-2020-01-01`, 'old\n');
  const name = 'config.daypass-backup-2020-01-01';
  const { change, backups } = await preview(name);
  expect(backups.at(-1)).toBe(name);
  expect(await restoreBackup(file, name, change.digest)).toMatchObject({ ok: true });
  expect(await text()).toBe('old\n');
  for (const other of ['config', '../config', 'config.daypass-before-restore', '']) {
    expect(await previewRestore(file, other)).toMatchObject({ problem: { code: 'config-backup-missing' } });
  }
});

test('a file that has changed since the preview stays', async () => {
  await convert();
  const { change } = await preview();
  await writeFile(file, '# new\n');
  expect(await restoreBackup(file, null, change.digest)).toMatchObject({
    problem: { code: 'config-changed-meanwhile' },
  });
  expect(await text()).toBe('# new\n');
  expect(await readdir(home)).toHaveLength(2);
});

test('without a backup there is nothing to restore', async () => {
  expect(await previewRestore(file, null)).toMatchObject({ problem: { code: 'config-backup-missing' } });
});

test('a file that is gone comes back', async () => {
  await convert();
  await rm(file);
  const { change } = await preview();
  expect(change.lines.every(({ kind }) => kind === 'added')).toBe(true);
  expect(await restoreBackup(file, null, change.digest)).toMatchObject({ ok: true });
  expect(await text()).toBe(legacy);
});

test('values that may be secret are left out of the preview', async () => {
  const secrets = ['aws_secret_access_key = wJalrXUtnFEMI', '# aws_session_token = IQoJb3JpZ2lu', 'x_key = unknown1'];
  await writeFile(`${file}.daypass-backup-2020-01-01`, `${legacy}${secrets.join('\r\n')}\r\nregion = eu-west-1\r\n`);
  const lines = (await preview('config.daypass-backup-2020-01-01')).change.lines.map(({ text: line }) => line);
  expect(lines.filter((line) => line.includes('region'))).toEqual(['region = eu-west-1']);
  expect(lines.filter((line) => line.includes('_')).join('\n')).toBe(
    'aws_secret_access_key = …\n# aws_session_token = …\nx_key = …',
  );
});
