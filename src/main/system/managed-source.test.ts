/** An administrator's settings count only where nobody else could have written them, and whatever is in the file ends well. */
import { chmod, chown, link, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { managedFiles, mayBeManaged, policyKey } from './managed-places.ts';
import {
  type QueryRegistry,
  registryValuesIn,
  settingsOfPlist,
  valuesOfPlist,
  valuesOfRegistry,
} from './managed-programs.ts';
import { largestManaged, readManagedFile } from './managed-source.ts';
import { parseObject } from './parse-object.ts';

const posix = process.platform !== 'win32';
/** Whoever runs the tests is the administrator of their folder. */
const owner = process.getuid?.() ?? 0;

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'daypass-managed-'));
  await chmod(folder, 0o755);
  file = path.join(folder, 'managed.json');
});
afterEach(() => removeFolder(folder));

const read = (by: number = owner) => readManagedFile(file, parseObject, by);
const refused = (why: string) => ({ kind: 'refused', place: file, why });

describe.skipIf(!posix)('the file', () => {
  test('is read as it is', async () => {
    await writeFile(file, '\ufeff{"credentialFeatures": false, "x": [1]}', { mode: 0o644 });
    expect(await read()).toEqual({ kind: 'found', place: file, values: { credentialFeatures: false, x: [1] } });
  });

  test('nothing there is nothing', async () => {
    expect(await read()).toEqual({ kind: 'none' });
    await rm(folder, { recursive: true });
    expect(await read()).toEqual({ kind: 'none' });
    await writeFile(folder, '');
    expect(await read()).toEqual({ kind: 'none' });
  });

  test.each([
    ['nothing in it', ''],
    ['no JSON', '{"credentialFeatures": false'],
    ['a list', '[]'],
    ['null', 'null'],
    ['bytes that are no text', '\ud800\u0000'],
  ])('%s', async (_, text) => {
    await writeFile(file, text, { mode: 0o644 });
    expect(await read()).toEqual(refused('format'));
  });

  test('that is huge is not read', async () => {
    await writeFile(file, `{"x": "${'x'.repeat(largestManaged)}"}`, { mode: 0o644 });
    expect(await read()).toEqual(refused('too-large'));
  });

  test.each([0o664, 0o646, 0o666, 0o622])('that others may write (%o) counts as nothing', async (mode) => {
    await writeFile(file, '{"credentialFeatures": false}');
    await chmod(file, mode);
    expect(await read()).toEqual(refused('others'));
  });

  test.each([0o775, 0o757, 0o1777])('in a folder that others may write to (%o) counts as nothing', async (mode) => {
    await writeFile(file, '{"credentialFeatures": false}', { mode: 0o644 });
    await chmod(folder, mode);
    expect(await read()).toEqual(refused('others'));
  });

  test('of another owner counts as nothing', async () => {
    await writeFile(file, '{"credentialFeatures": false}', { mode: 0o644 });
    expect(await read(owner + 1)).toEqual(refused('others'));
  });

  test.skipIf(owner !== 0)('of another owner in root’s folder counts as nothing', async () => {
    await writeFile(file, '{"credentialFeatures": false}', { mode: 0o644 });
    await chown(file, 1000, 1000);
    expect(await read()).toEqual(refused('others'));
  });

  test('a link counts as nothing, wherever it leads', async () => {
    const other = path.join(folder, 'other.json');
    await writeFile(other, '{"credentialFeatures": false}', { mode: 0o644 });
    await symlink(other, file);
    expect(await read()).toEqual(refused('others'));
    await rm(other);
    expect(await read()).toEqual(refused('others'));
  });

  test('a folder that is a link counts as nothing', async () => {
    const real = path.join(folder, 'real');
    await mkdir(real, { mode: 0o755 });
    await writeFile(path.join(real, 'managed.json'), '{}', { mode: 0o644 });
    await symlink(real, path.join(folder, 'linked'));
    const through = path.join(folder, 'linked', 'managed.json');
    expect(await readManagedFile(through, parseObject, owner)).toEqual({ ...refused('others'), place: through });
  });

  test('a second name of it is the file itself', async () => {
    await writeFile(path.join(folder, 'other'), '{}', { mode: 0o644 });
    await link(path.join(folder, 'other'), file);
    expect(await read()).toMatchObject({ kind: 'found' });
  });

  test('a folder or a pipe in its place ends well', async () => {
    await mkdir(file);
    expect(await read()).toEqual(refused('others'));
    await rm(file, { recursive: true });
    execFileSync('mkfifo', [file]);
    expect(await read()).toEqual(refused('others'));
  });
});

describe('the places', () => {
  test('are ones that only administrators may write to', () => {
    expect(managedFiles('linux')).toEqual(['/etc/daypass/managed.json']);
    expect(managedFiles('darwin')).toEqual([
      expect.stringMatching(/^\/Library\/Managed Preferences\/[^/]+\/app\.daypass\.desktop\.plist$/),
      '/Library/Managed Preferences/app.daypass.desktop.plist',
    ]);
    expect(managedFiles('win32')).toEqual([]);
    expect(policyKey).toMatch(/^HKLM\\Software\\Policies\\/);
    // The registry takes a program to be read.
    expect(mayBeManaged('win32')).toBe(true);
  });
});

describe('a user without a name', () => {
  test('has the settings for everybody', () => {
    const refuse = (): never => {
      throw new Error('uv_os_get_passwd returned ENOENT');
    };
    expect(managedFiles('darwin', refuse)).toEqual(['/Library/Managed Preferences/app.daypass.desktop.plist']);
    expect(managedFiles('darwin', () => 'ana')).toHaveLength(2);
  });
});

describe('a property list', () => {
  const settings = { CheckForUpdates: false, PayloadlessName: 1, Payload: 2 };
  const ofManagement = {
    PayloadDisplayName: 'Daypass',
    PayloadIdentifier: 'com.example.daypass',
    PayloadType: 'app.daypass.desktop',
    PayloadUUID: '5D2B0A9C-1C5B-4E59-9F0E-000000000000',
    PayloadVersion: 1,
    _manualProfile: true,
  };
  const text = JSON.stringify({ ...settings, ...ofManagement });

  test('has no setting of what device management writes for itself, and every other one', () => {
    expect(settingsOfPlist(text)).toEqual(settings);
    expect(settingsOfPlist('[]')).toBe(null);
  });

  test.skipIf(process.platform !== 'darwin')('is read by the system’s program', async () => {
    const keys = '<key>CheckForUpdates</key><false/><key>PayloadVersion</key><integer>1</integer>';
    const plist = `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>${keys}</dict></plist>`;
    expect(await valuesOfPlist(Buffer.from(plist))).toEqual({ CheckForUpdates: false });
  });
});

describe('what the registry prints', () => {
  test('is read by names, types and data', () => {
    const printed = [
      '',
      String.raw`HKEY_LOCAL_MACHINE\Software\Policies\Daypass`,
      String.raw`    AllowedStartUrls    REG_MULTI_SZ    https://a.awsapps.com/start\0https://b.awsapps.com/start`,
      '    CheckForUpdates    REG_DWORD    0x0',
      '    CredentialFeatures    REG_DWORD    0x1',
      '    Odd name    REG_DWORD    0x7',
      '    Empty    REG_SZ',
      '    (Default)    REG_SZ    text    with spaces',
      '',
      String.raw`HKEY_LOCAL_MACHINE\Software\Policies\Daypass\More`,
    ].join('\r\n');
    expect(registryValuesIn(printed)).toEqual({
      allowedstarturls: ['https://a.awsapps.com/start', 'https://b.awsapps.com/start'],
      checkforupdates: false,
      credentialfeatures: true,
      'odd name': 7,
      empty: '',
      '(default)': 'text    with spaces',
    });
  });

  test.each(['', 'ERROR: The system was unable to find the specified registry key or value.', '\u0000'])(
    '%j is nothing',
    (printed) => expect(registryValuesIn(printed)).toEqual({}),
  );
});

describe('the registry', () => {
  const above = ['', String.raw`HKEY_LOCAL_MACHINE\Software\Policies\Microsoft`];
  const withOwn = [...above, String.raw`HKEY_LOCAL_MACHINE\Software\Policies\daypass`, ''];
  const own = ['', policyKey, '    CredentialFeatures    REG_DWORD    0x0', ''];
  type Said = Awaited<ReturnType<QueryRegistry>>;
  const said = (lines: readonly string[], code: number | null = 0): Said => ({ code, out: lines.join('\r\n') });
  const read = (...answers: readonly Said[]) => {
    const left = [...answers];
    return valuesOfRegistry({}, async () => left.shift() ?? Promise.reject(new Error('asked too often')));
  };
  const refusedFor = (why: string) => ({ kind: 'refused', place: policyKey, why });

  test('says that nothing is managed only where it has answered', async () => {
    expect(await read(said(above))).toEqual({ kind: 'none' });
    expect(await read(said([...above, String.raw`HKEY_LOCAL_MACHINE\Software\Policies\NoDaypass`]))).toEqual({
      kind: 'none',
    });
    expect(await read(said(withOwn), said(own))).toMatchObject({
      kind: 'found',
      values: { credentialfeatures: false },
    });
  });

  test.each<[string, readonly Said[], string]>([
    ['forbidden by a rule of the computer', [said(['ERROR: Registry editing has been disabled'], 1)], 'reg.exe: 1'],
    ['too slow', [said([], null)], 'reg.exe: ETIMEDOUT'],
    ['forbidden to read the key itself', [said(withOwn), said([], 1)], 'reg.exe: 1'],
    ['too slow for the key itself', [said(withOwn), said([], null)], 'reg.exe: ETIMEDOUT'],
  ])('%s: that is told, and not taken for nothing', async (_, answers, why) => {
    expect(await read(...answers)).toEqual(refusedFor(why));
  });

  test('without its program: that is told', async () => {
    expect(await valuesOfRegistry({ SystemRoot: '/nowhere' })).toEqual(refusedFor('ENOENT'));
  });
});
