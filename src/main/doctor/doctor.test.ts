/** Tests of the doctor at work: with real files, as long as somebody looks. */
import { chmod, mkdir, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SafeCuresPreview } from '../../shared/config-preview.ts';
import type { DoctorReport } from '../../shared/doctor-report.ts';
import { awsPaths } from '../aws/paths.ts';
import { backupName } from '../aws/config/backup.ts';
import { now } from '../system/clock.ts';
import { createStore, type Store } from '../core/store.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { makeState } from '../../../testing/support/states.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { createDoctor, type Doctor } from './doctor.ts';
import { corp, dev } from '../../../testing/support/doctor-inputs.ts';

const clean = `${corp}\n${dev}`;
const twice = `${clean}\n[profile dev]\noutput = json\n`;

let home: string;
let store: Store;
let doctor: Doctor;
let config: string;
let visible: boolean;
let copied: readonly string[];
let reads: number;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'daypass-doctor-'));
  await mkdir(join(home, '.aws'));
  const paths = awsPaths({ env: { HOME: home, USERPROFILE: home }, platform: process.platform, homedir: home });
  config = paths.configFile;
  store = createStore(makeState([]));
  [visible, copied, reads] = [true, [], 0];
  doctor = createDoctor({
    store,
    paths,
    sessions: { token: () => undefined },
    ownFaults: async () => [],
    env: {},
    platform: process.platform,
    copyText: async (text) => void (copied = [...copied, text]),
    isPanelVisible: () => visible,
    readConfigNow: async () => void reads++,
  });
});
afterEach(() => removeFolder(home));

const report = (): DoctorReport => {
  const { doctor: shown } = store.state;
  if (shown === null) throw new Error('nothing was examined');
  return shown;
};

test('looks at the files when it is asked to, and at changes from then on', async () => {
  await writeFile(config, clean, { mode: 0o600 });
  doctor.refresh();
  expect(store.state.doctor).toBeNull();
  await doctor.run();
  expect(report()).toMatchObject({
    findings: [],
    total: 0,
    profiles: [{ name: 'dev', sessionName: 'corp', faults: 0 }],
  });
  await writeFile(config, twice);
  doctor.refresh();
  await eventually(() => expect(report().findings.map(({ code }) => code)).toEqual(['duplicate-section']));
  expect(report().profiles).toMatchObject([{ name: 'dev', faults: 1 }]);
});

test('a hidden panel keeps its report, which is made anew when it is shown', async () => {
  await writeFile(config, twice);
  await doctor.run();
  const before = report();
  visible = false;
  await writeFile(config, clean);
  doctor.refresh();
  expect(report()).toBe(before);
  visible = true;
  doctor.refresh();
  expect(report()).toBe(before);
  await eventually(() => expect(report().total).toBe(0));
  doctor.end();
  doctor.refresh();
  expect(store.state.doctor).toBeNull();
});

describe('a cure', () => {
  const only = async (): Promise<string> => {
    await doctor.run();
    return report().findings[0]?.id ?? '';
  };

  test('is shown, then written as it was shown, with a backup of what was there', async () => {
    await writeFile(config, twice, { mode: 0o640 });
    const id = await only();
    const shown = await doctor.preview(id);
    if (!shown.ok) throw new Error('no preview');
    expect(shown.value.lines).toEqual([{ kind: 'removed', line: 12, text: '[profile dev]' }]);
    expect(await doctor.apply(id, shown.value.digest)).toMatchObject({ ok: true });
    expect(await readFile(config, 'utf8')).toBe(twice.replace('[profile dev]\noutput', 'output'));
    expect((await stat(config)).mode & 0o777).toBe(0o640);
    const backup = (await readdir(join(home, '.aws'))).find((name) => name.includes('backup')) ?? '';
    expect(await readFile(join(home, '.aws', backup), 'utf8')).toBe(twice);
    expect(report().total).toBe(0);
    expect(reads).toBe(1);
  });

  test('that was shown for another text is not written', async () => {
    await writeFile(config, twice);
    const id = await only();
    const shown = await doctor.preview(id);
    const changed = twice.replace('json', 'text');
    await writeFile(config, changed);
    const digest = shown.ok ? shown.value.digest : '';
    expect(await doctor.apply(id, digest)).toMatchObject({ problem: { code: 'config-changed-meanwhile' } });
    expect(await readFile(config, 'utf8')).toBe(changed);
    await writeFile(config, clean);
    expect(await doctor.preview(id)).toMatchObject({ problem: { code: 'config-changed-meanwhile' } });
  });

  test('that only a person knows takes what is told, if it helps', async () => {
    await writeFile(config, clean.replace('https://d-1.awsapps.com/start', 'corp'));
    const id = await only();
    expect(await doctor.preview(id)).toMatchObject({ problem: { code: 'config-value-empty' } });
    expect(await doctor.preview(id, 'corp again')).toMatchObject({ problem: { code: 'cure-not-helping' } });
    const pasted = '“https://d-1.awsapps.com/start/#/”';
    const shown = await doctor.preview(id, pasted);
    if (!shown.ok) throw new Error('no preview');
    const added = { kind: 'added', line: 2, text: 'sso_start_url = https://d-1.awsapps.com/start' };
    expect(shown.value.lines).toMatchObject([{ kind: 'removed', line: 2 }, added]);
    expect(await doctor.apply(id, shown.value.digest, 'https://d-2.awsapps.com/start')).toMatchObject({
      problem: { code: 'config-changed-meanwhile' },
    });
    expect(await doctor.apply(id, shown.value.digest, pasted)).toMatchObject({ ok: true });
    expect(await readFile(config, 'utf8')).toBe(clean);
  });

  test('of a legacy profile is its conversion', async () => {
    const legacy = `[profile old]\nsso_start_url = https://d-9.awsapps.com/start\nsso_region = eu-west-1\n`;
    await writeFile(config, `${legacy}sso_account_id = 123456789012\nsso_role_name = R\n`);
    const id = await only();
    const shown = await doctor.preview(id);
    if (!shown.ok) throw new Error('no preview');
    expect(await doctor.apply(id, shown.value.digest)).toMatchObject({ ok: true });
    expect(await readFile(config, 'utf8')).toContain('sso_session = d-9');
    expect(report().total).toBe(0);
  });

  test.skipIf(process.platform === 'win32')('of permissions changes no text', async () => {
    await writeFile(config, clean);
    await chmod(config, 0o666);
    const id = await only();
    const shown = await doctor.preview(id);
    expect(shown).toMatchObject({ ok: true, value: { lines: [] } });
    expect(await doctor.apply(id, shown.ok ? shown.value.digest : '')).toMatchObject({ ok: true });
    expect((await stat(config)).mode & 0o777).toBe(0o644);
    expect(await readFile(config, 'utf8')).toBe(clean);
  });
});

describe('all safe cures at once', () => {
  let credentials: string;
  const odd = twice.replace('region = eu-west-1\n\n', 'region = "eu-west-1"\n\n').replace('= Dev', ': Dev');
  const keys = 'aws_access_key_id = A\naws_secret_access_key = B\n';

  beforeEach(async () => {
    credentials = join(home, '.aws', 'credentials');
    await writeFile(config, odd, { mode: 0o640 });
    await writeFile(credentials, `[profile keys]\n${keys}`, { mode: 0o600 });
  });
  const shown = async (): Promise<SafeCuresPreview> => {
    await doctor.run();
    const preview = await doctor.previewSafe();
    if (!preview.ok) throw new Error('no preview');
    return preview.value;
  };

  test('are shown for both files, then written as they were shown, with backups', async () => {
    const preview = await shown();
    expect(preview).toMatchObject({ mended: 5, left: 0, texts: [{ file: config }, { file: credentials }], modes: [] });
    expect(preview.texts[1]?.lines.map(({ text }) => text)).toEqual(['[profile keys]', '[keys]']);
    expect(await readFile(config, 'utf8')).toBe(odd);
    expect(await doctor.applySafe(preview.digest)).toEqual({ ok: true, value: [] });
    expect(await readFile(credentials, 'utf8')).toBe(`[keys]\n${keys}`);
    expect(report()).toMatchObject({ total: 0, safe: 0 });
    expect((await readdir(join(home, '.aws'))).filter((name) => name.includes('backup'))).toHaveLength(2);
  });

  test('that were shown for another text are not written', async () => {
    const { digest } = await shown();
    await writeFile(credentials, `[profile keys]\n${keys}[profile more]\n${keys}`);
    expect(await doctor.applySafe(digest)).toMatchObject({ problem: { code: 'config-changed-meanwhile' } });
    expect(await readFile(config, 'utf8')).toBe(odd);
  });

  test('a file that cannot be written keeps the other from nothing, and is told', async () => {
    const { digest } = await shown();
    await mkdir(backupName(config, now()));
    expect(await doctor.applySafe(digest)).toMatchObject({
      ok: true,
      value: [{ code: 'file-unwritable', params: { file: config } }],
    });
    expect(await readFile(config, 'utf8')).toBe(odd);
    expect(await readFile(credentials, 'utf8')).toBe(`[keys]\n${keys}`);
    expect(report().findings.map(({ code }) => code)).toEqual([
      'colon-delimiter',
      'quoted-value',
      'bad-region',
      'duplicate-section',
    ]);
  });

  test.skipIf(process.platform === 'win32')('take in permissions', async () => {
    await chmod(credentials, 0o644);
    const { digest, modes } = await shown();
    expect(modes).toEqual([{ file: credentials, mode: '0600' }]);
    expect(await doctor.applySafe(digest)).toEqual({ ok: true, value: [] });
    expect((await stat(credentials)).mode & 0o777).toBe(0o600);
  });
});

test('all findings as text', async () => {
  await writeFile(config, twice);
  await doctor.copyText();
  expect(copied).toEqual([
    `1 problem in your AWS config\n\n${config}:12:1: Error: [profile dev] appears more than once ` +
      '(lines 6, 12), so the whole file is rejected.\n  Affects AWS CLI, boto3\n' +
      '  Merge them. Where both have a setting, the last one wins.\n',
  ]);
  await writeFile(config, clean);
  await doctor.copyText();
  expect(copied[1]).toBe('No problems found\n');
});
