/** The autostart entry: what is written is what a desktop reads, whatever stands in the path of the program. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import ini from 'ini';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { autostartFile, createDesktopEntryLoginItem, quoteExec } from './login-item.ts';

const run = promisify(execFile);
const isThere = (program: string, ...args: string[]): Promise<boolean> =>
  run(program, args).then(
    () => true,
    () => false,
  );

let home: string;
let file: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'daypass-login-'));
  file = autostartFile({}, home);
});
afterEach(() => removeFolder(home));

const item = (...command: string[]) => createDesktopEntryLoginItem({ file, command });
const off = { status: 'off', problem: null };
const on = { status: 'on', problem: null };
const put = async (text: string): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
};

/** Reads an Exec value back by the rules of the desktop entry specification: string escapes, quotes, `%%`. */
function commandOf(exec: string): string[] {
  const value = exec.replace(
    /\\([sntr\\])/g,
    (_, letter: string) => ({ s: ' ', n: '\n', t: '\t', r: '\r' })[letter] ?? '\\',
  );
  const words = [...value.matchAll(/"((?:[^"\\]|\\.)*)"|([^ ]+)/gs)];
  return words.map(([, quoted, plain]) => (quoted?.replace(/\\(["`$\\])/g, '$1') ?? plain ?? '').replaceAll('%%', '%'));
}

const paths = [
  '/usr/bin/daypass',
  '/opt/Daypass 1.0/daypass',
  '/home/ana/Téléchargements/デイパス.AppImage',
  '/home/ana/100% mine/%f/Day%%pass.AppImage',
  '/home/o\'brien/"quoted"/daypass',
  '/home/$HOME/`id`/$&/daypass',
  '/home/back\\slash/\\n/daypass\\',
  '/home/a>b<c|d&e;f*g?h#i(j)k~l/daypass',
  '/home/[a]{b}!c^d=e/daypass',
  '/home/tab\there/line\nthere/return\rthere',
  '-',
  '',
];

describe('Exec', () => {
  test.each([
    [['/usr/bin/daypass', '--hidden'], '/usr/bin/daypass --hidden'],
    [['/opt/Day pass'], '"/opt/Day pass"'],
    [['/a"b'], String.raw`"/a\\"b"`],
    [['/a`b'], '"/a\\\\`b"'],
    [['/a$b'], String.raw`"/a\\$b"`],
    [['/a\\b'], String.raw`"/a\\\\b"`],
    [['/50%/x'], '"/50%%/x"'],
  ])('%j is %s', (command, exec) => expect(quoteExec(command)).toBe(exec));

  test.each(paths)('%j comes back as it was', (program) => {
    const exec = quoteExec([program, '--hidden', 'two words']);
    expect(exec).not.toMatch(/[\n\r\t]/);
    expect(commandOf(exec)).toEqual([program, '--hidden', 'two words']);
  });
});

describe('on and off', () => {
  test('off at first, on, off again: one file, there or not there', async () => {
    const login = item('/usr/bin/daypass', '--hidden');
    expect(await login.read()).toEqual(off);
    expect(await login.set(true)).toEqual(on);
    expect(await login.read()).toEqual(on);
    expect(await login.set(false)).toEqual(off);
    await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await login.set(false)).toEqual(off);
  });

  test.each([
    ['Hidden=true', 'off'],
    ['Hidden=false', 'on'],
    ['Hidden=true\nX-GNOME-Autostart-enabled=true', 'off'],
    ['X-GNOME-Autostart-enabled=false', 'off'],
    ['X-GNOME-Autostart-enabled=true', 'on'],
    ['X-GNOME-Autostart-enabled = false', 'off'],
    ['# Hidden=true', 'on'],
    ['', 'on'],
    ['\n[Other]\nHidden=true', 'on'],
  ])('an entry with %j is %s: the desktop has its own switches', async (lines, status) => {
    await put(`[Desktop Entry]\nType=Application\nExec=daypass\n${lines}\n`);
    expect(await item('daypass').read()).toEqual({ status, problem: null });
  });

  test.each(['', '[Other]\nHidden=false\n', 'garbage'])('%j is no entry', async (text) => {
    await put(text);
    expect(await item('daypass').read()).toEqual(off);
  });

  test('on takes back what a desktop switched off', async () => {
    await put('[Desktop Entry]\nType=Application\nExec=daypass\nHidden=true\n');
    expect(await item('daypass').set(true)).toEqual(on);
  });

  test('a system that refuses is told, and the switch shows what is so', async () => {
    await mkdir(file, { recursive: true });
    const refused = {
      status: 'unavailable',
      problem: { code: 'login-item-failed', params: { reason: 'EISDIR' }, retry: 'user' },
    };
    expect(await item('daypass').read()).toEqual(refused);
    expect(await item('daypass').set(true)).toMatchObject({ problem: { code: 'login-item-failed' } });
    expect(await item('daypass').set(false)).toMatchObject({ problem: { code: 'login-item-failed' } });
  });
});

describe('the file', () => {
  test('has what a desktop needs, as `ini` reads it', async () => {
    await item('/usr/bin/daypass', '--hidden').set(true);
    const entry: unknown = ini.parse(await readFile(file, 'utf8'))['Desktop Entry'];
    expect(entry).toEqual({
      Type: 'Application',
      Name: 'Daypass',
      Comment: expect.any(String),
      Exec: '/usr/bin/daypass --hidden',
      Terminal: false,
      Icon: 'daypass-app',
      'X-GNOME-Autostart-enabled': true,
      // `ini` reads numbers as texts.
      'X-GNOME-Autostart-Delay': '5',
      'X-KDE-autostart-after': 'panel',
    });
  });

  test.each(paths)('Exec of %j is one line of it', async (program) => {
    await item(program, '--hidden').set(true);
    const lines = (await readFile(file, 'utf8')).split('\n');
    expect(lines[0]).toBe('[Desktop Entry]');
    const exec = lines.filter((line) => line.startsWith('Exec='));
    expect(exec).toHaveLength(1);
    expect(commandOf(exec[0]!.slice('Exec='.length))).toEqual([program, '--hidden']);
  });

  test.skipIf(process.platform === 'win32')('may be read by everybody, as desktops expect', async () => {
    await item('daypass').set(true);
    expect((await stat(file)).mode & 0o777).toBe(0o644);
  });

  test('is in XDG_CONFIG_HOME, unless that is no absolute path', () => {
    expect(autostartFile({ XDG_CONFIG_HOME: '/srv/ana' }, '/home/ana')).toBe(
      path.join('/srv/ana/autostart/daypass.desktop'),
    );
    const usual = path.join('/home/ana', '.config', 'autostart', 'daypass.desktop');
    for (const configured of ['', 'relative/path']) {
      expect(autostartFile({ XDG_CONFIG_HOME: configured }, '/home/ana')).toBe(usual);
    }
  });
});

const hasValidator = await isThere('desktop-file-validate', '--help');
test.skipIf(!hasValidator)(
  `desktop-file-validate agrees${hasValidator ? '' : ' (skipped: it is not installed)'}`,
  async () => {
    for (const program of paths.filter((one) => one.startsWith('/'))) {
      await item(program, '--hidden').set(true);
      await run('desktop-file-validate', [file]);
    }
  },
);

/** Reads the command as GNOME's own library does: the string's escapes, `%%`, then the quotes. */
const glibReader = `
import ctypes, json, sys
glib = ctypes.CDLL('libglib-2.0.so.0')
glib.g_key_file_new.restype = glib.g_key_file_get_string.restype = ctypes.c_void_p
for file in sys.argv[1:]:
    entry = ctypes.c_void_p(glib.g_key_file_new())
    assert glib.g_key_file_load_from_file(entry, file.encode(), 0, None)
    value = ctypes.string_at(glib.g_key_file_get_string(entry, b'Desktop Entry', b'Exec', None)).replace(b'%%', b'%')
    count, words = ctypes.c_int(), ctypes.POINTER(ctypes.c_char_p)()
    assert glib.g_shell_parse_argv(value, ctypes.byref(count), ctypes.byref(words), None)
    print(json.dumps([words[i].decode() for i in range(count.value)]))
`;
const hasGlib = await isThere('python3', '-c', glibReader);
const withGlib = `GLib reads the same commands${hasGlib ? '' : ' (skipped: no python3 with GLib here)'}`;
test.skipIf(!hasGlib)(withGlib, { timeout: 120_000 }, async () => {
  const files = paths.map((_, index) => path.join(home, `${index}.desktop`));
  for (const [index, program] of paths.entries()) {
    await createDesktopEntryLoginItem({ file: files[index]!, command: [program, '--hidden'] }).set(true);
  }
  const { stdout } = await run('python3', ['-c', glibReader, ...files]);
  const read = stdout
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(read).toEqual(paths.map((program) => [program, '--hidden']));
});

describe('an entry that starts nothing', () => {
  const entry = (exec: string, more = '') => `[Desktop Entry]\nType=Application\nName=Daypass\nExec=${exec}\n${more}`;
  const there = `${quoteExec([process.execPath])} --hidden`;

  test.each([
    ['its program is gone', entry('/gone/Daypass-1.0.AppImage --hidden'), 'off'],
    ['its quoted program is gone', entry('"/gone/Day pass" --hidden'), 'off'],
    ['its program is a folder that cannot be run', entry('/etc/passwd --hidden'), 'off'],
    ['what it tries is gone', entry(there, 'TryExec=/gone\n'), 'off'],
    ['what it tries is there, its program is gone', entry('/gone/daypass', `TryExec=${process.execPath}\n`), 'off'],
    ['what it tries is there, and so is its program', entry(there, `TryExec=${process.execPath}\n`), 'on'],
    ['it has no program', '[Desktop Entry]\nName=Daypass\n', 'off'],
    ['its program stands in another group', `[Desktop Entry]\nName=Daypass\n[Other]\nExec=${there}\n`, 'off'],
    ['hidden, in capitals', entry(there, 'Hidden=True\n'), 'off'],
    ['hidden, as a number', entry(there, 'Hidden = 1\n'), 'off'],
    ['hidden, in a word', entry(there, 'Hidden=Yes\n'), 'off'],
    ['hidden, as a switch', entry(there, 'Hidden=on\n'), 'off'],
    ['not hidden, as a number', entry(there, 'Hidden=0\n'), 'on'],
    ['off in GNOME, as a number', entry(there, 'X-GNOME-Autostart-enabled=0\n'), 'off'],
    ['off in GNOME, in a word', entry(there, 'X-GNOME-Autostart-enabled=no\n'), 'off'],
    ['off in GNOME, as a switch', entry(there, 'X-GNOME-Autostart-enabled=Off\n'), 'off'],
    ['off in GNOME, in capitals', entry(there, 'X-GNOME-Autostart-enabled=FALSE\n'), 'off'],
    ['off in GNOME, in another group', entry(there, '[Desktop Action x]\nX-GNOME-Autostart-enabled=false\n'), 'on'],
    ['a comment that looks like a key', entry(there, '# Hidden=true\n#Hidden=true\n'), 'on'],
    ['another program that is there', entry(there), 'on'],
    ['a program for PATH', entry('daypass --hidden'), 'on'],
  ])('%s', async (_, text, status) => {
    await put(text);
    expect(await item('/opt/daypass', '--hidden').read()).toEqual({ status, problem: null });
  });

  test
    .skipIf(process.platform === 'win32')
    .each([
      'two words',
      `"quoted" o'brien`,
      '$HOME and `id`',
      'back\\slash \\n',
      '100% mine %f',
      'デイパス',
      'line\nthere',
    ])('a program at %j is found there, until it goes', async (name) => {
    const program = path.join(home, name, 'daypass');
    await mkdir(path.dirname(program));
    await writeFile(program, '#!/bin/sh\n', { mode: 0o755 });
    await createDesktopEntryLoginItem({ file, command: [program, '--hidden'] }).set(true);
    const other = item('/opt/daypass', '--hidden');
    expect(await other.read()).toEqual(on);
    const before = await readFile(file, 'utf8');
    await other.refresh!();
    expect(await readFile(file, 'utf8')).toBe(before);
    await rm(program);
    expect(await other.read()).toEqual(off);
  });

  test('at the start, an entry of a Daypass that is gone names the one that runs', async () => {
    await put(entry('/gone/Daypass-1.0.AppImage --hidden'));
    const moved = item('/opt/Daypass-2.0.AppImage', '--hidden');
    await moved.refresh!();
    expect(await readFile(file, 'utf8')).toContain('Exec=/opt/Daypass-2.0.AppImage --hidden');
    expect(await moved.read()).toEqual(on);
  });

  test.each([
    ['one that is off', entry('/gone/daypass --hidden', 'Hidden=true\n')],
    ['one whose program is there', entry(there)],
    ['somebody else’s', entry('/gone/daypass --hidden').replace('Name=Daypass', 'Name=Other')],
    ['one that was changed by hand', entry('/gone/daypass --my-option')],
    ['none', null],
  ])('%s stays as it is', async (_, text) => {
    if (text !== null) await put(text);
    await item('/opt/Daypass-2.0.AppImage', '--hidden').refresh!();
    expect(await readFile(file, 'utf8').catch(() => null)).toBe(text);
  });
});
