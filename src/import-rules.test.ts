/** Who may import what: the rooms of the source tree and the table between them; a failure prints the rule it breaks. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSync, Visitor } from 'vite';

/** Modules by their base name, or for `electron` the names that are imported from it. */
type Names = 'all' | readonly string[];
interface Permission {
  /** What `import type` may name. */
  readonly types: Names;
  /** What may be imported for use at run time. */
  readonly values: Names;
}
const all: Permission = { types: 'all', values: 'all' };
const typesOnly: Permission = { types: 'all', values: [] };
const typesAnd = (...names: readonly string[]): Permission => ({ types: 'all', values: names });

/**
 * The storeys of the house, from the ground up. A room imports from lower storeys only, and never from a neighbour: so what a
 * file needs lies below it, and no two rooms can form a circle.
 */
const storeys = [
  ['shared'],
  ['main/system', 'main/surfaces'],
  ['main/core'],
  ['main/aws'],
  ['main/aws/api', 'main/aws/cache', 'main/aws/config', 'main/browsers', 'main/electron'],
  ['main/sessions', 'main/profiles'],
  ['main/sessions/renewal', 'main/waiting', 'main/updates'],
  ['main/sign-in', 'main/roles', 'main/credentials', 'main/identity', 'main/doctor', 'main/notifications'],
  ['main/serving'],
  ['main/sign-out', 'main/new-session', 'main/console'],
  ['main/app'],
  ['cli', 'main/main.ts'],
  ['preload', 'renderer/core'],
  ['renderer/ui'],
  ['renderer/sessions'],
  ['renderer/roles'],
  ['renderer/doctor', 'renderer/settings', 'renderer/new-session'],
  ['renderer/profiles'],
  ['renderer/app'],
  ['renderer/main.tsx'],
] as const;
type Room = (typeof storeys)[number][number];
const rooms: readonly Room[] = storeys.flat();
const storeyOf = (room: Room): number => storeys.findIndex((storey) => (storey as readonly Room[]).includes(room));
const placeOf = (room: Room): string => (/\.tsx?$/.test(room) ? `src/${room}` : `src/${room}/`);

/** Libraries that touch neither Node nor the page. */
const pureLibraries = ['i18next', 'valibot'];
/** Libraries of the panel. Any library in neither list counts as one that needs Node. */
const pageLibraries = ['react', 'react-dom', 'react-aria-components', '@leeoniya/ufuzzy', '@tanstack/react-virtual'];
const testSupport = /\.test\.tsx?$|^testing\//;

type Target =
  | Room
  | 'electron'
  | 'the AWS SDK'
  | 'Node and the libraries that need it'
  | 'pure libraries'
  | 'page libraries'
  | 'test support'
  | 'what lies outside src';

const node = { 'Node and the libraries that need it': all, 'pure libraries': all } as const;

type Row = Readonly<Partial<Record<Target, Permission>>>;

/** The rooms on one side of the bridge, and `shared`, that a room stands upon; with itself. */
function upTo(room: Room, side: 'main/' | 'renderer/'): readonly Room[] {
  const ofSide = rooms.filter((other) => other === 'shared' || other.startsWith(side));
  return ofSide.filter((other) => other === room || storeyOf(other) < storeyOf(room));
}

/** What a room of the page may import: neither Node nor anything of the main process. */
function ofThePage(room: Room): { why: string; may: Row } {
  const may: Partial<Record<Target, Permission>> = { 'pure libraries': all, 'page libraries': all };
  for (const one of upTo(room, 'renderer/')) may[one] = all;
  return { why: 'It runs in a sandboxed page: everything outside it is reached through window.daypass', may };
}

/** What a room of the main process may import: Node, itself, and what lies below it, with these exceptions. */
function below(room: Room, exceptions: Row = {}): Row {
  const row: Partial<Record<Target, Permission>> = { ...node };
  // Whoever needs a surface to be drawn hands out the state; Electron's room is for main.ts alone.
  for (const one of upTo(room, 'main/')) row[one] = one === 'main/surfaces' ? typesOnly : all;
  delete row['main/electron'];
  return { ...row, ...exceptions };
}

/** The table. What is not in a room's row, the room may not import. */
const table: Readonly<Record<Room, { why: string; may: Row }>> = {
  shared: {
    why: 'It runs in the main process and in the page, so it needs neither Node nor a DOM',
    may: { shared: all, 'pure libraries': all },
  },
  'main/system': { why: 'It is the computer: it knows nothing of AWS, nor of an app', may: below('main/system') },
  'main/surfaces': {
    why: 'A surface is a pure function of the state',
    may: { shared: all, 'main/surfaces': all },
  },
  'main/core': { why: 'It holds the state and passes on commands, whatever these are about', may: below('main/core') },
  'main/aws': { why: 'It knows where AWS tools look, and what a start URL is', may: below('main/aws') },
  'main/aws/api': {
    why: 'It alone speaks with AWS, and knows nothing of files that hold what AWS said',
    may: below('main/aws/api', { 'the AWS SDK': all }),
  },
  'main/aws/cache': { why: 'It reads and writes the shared cache files, asks nobody', may: below('main/aws/cache') },
  'main/aws/config': {
    why: 'It reads and writes the config file, and asks nobody',
    may: below('main/aws/config'),
  },
  'main/browsers': { why: 'It opens pages, whatever they are for', may: below('main/browsers') },
  'main/electron': {
    why: 'It adapts the operating system and decides nothing',
    may: {
      ...node,
      shared: all,
      'main/system': typesAnd('log'),
      'main/core': typesOnly,
      'main/surfaces': all,
      'main/electron': all,
      electron: all,
    },
  },
  'main/sessions': { why: 'It knows what a session is, and not what is done with one', may: below('main/sessions') },
  'main/profiles': { why: 'It knows what a profile is, signed in or not', may: below('main/profiles') },
  'main/sessions/renewal': { why: 'It keeps sessions alive', may: below('main/sessions/renewal') },
  'main/sign-in': { why: 'It is one thing that can be done with a session', may: below('main/sign-in') },
  'main/roles': { why: 'It is one thing that can be done with a session', may: below('main/roles') },
  'main/credentials': { why: 'It hands out what roles are used with', may: below('main/credentials') },
  'main/serving': { why: 'It gives role credentials to whoever has path and token', may: below('main/serving') },
  'main/identity': { why: 'It is one thing that can be done with a session', may: below('main/identity') },
  'main/doctor': { why: 'It judges files and sessions, and changes no session', may: below('main/doctor') },
  'main/waiting': { why: 'It knows who waits for a sign-in, and makes none', may: below('main/waiting') },
  'main/updates': { why: 'It renews the app itself, and touches no session', may: below('main/updates') },
  'main/notifications': { why: 'It tells of sessions, and changes none', may: below('main/notifications') },
  'main/sign-out': { why: 'It ends what the other features have under way', may: below('main/sign-out') },
  'main/console': { why: 'It opens consoles with role credentials', may: below('main/console') },
  'main/new-session': { why: 'It writes a session and signs in to it', may: below('main/new-session') },
  'main/app': { why: 'It makes the services and brings them to life, in plain Node', may: below('main/app') },
  cli: {
    why: 'It is a terminal in the place of a desktop: it uses the services as the app does, and needs no Electron',
    may: { ...below('main/app'), cli: all, 'main/surfaces': all },
  },
  'main/main.ts': {
    why: 'It joins the app with Electron, and does nothing else',
    may: below('main/main.ts', { 'main/surfaces': all, 'main/electron': all }),
  },
  preload: {
    why: 'It is the one door between page and main process, so it stays small enough to read at a glance',
    may: { shared: typesAnd('bridge'), electron: typesAnd('contextBridge', 'ipcRenderer') },
  },
  'renderer/core': ofThePage('renderer/core'),
  'renderer/ui': ofThePage('renderer/ui'),
  'renderer/sessions': ofThePage('renderer/sessions'),
  'renderer/roles': ofThePage('renderer/roles'),
  'renderer/doctor': ofThePage('renderer/doctor'),
  'renderer/settings': ofThePage('renderer/settings'),
  'renderer/new-session': ofThePage('renderer/new-session'),
  'renderer/profiles': ofThePage('renderer/profiles'),
  'renderer/app': ofThePage('renderer/app'),
  'renderer/main.tsx': ofThePage('renderer/main.tsx'),
};

interface Import {
  readonly specifier: string;
  readonly kind: 'types' | 'values';
  /** The names taken from the module; undefined for all of it. */
  readonly names: readonly string[] | undefined;
}

/** Every import of a source text: declarations, re-exports, `import()` and `require()`, `import('x')` in a type. */
function importsOf(file: string, text: string): readonly Import[] {
  const found: Import[] = [];
  const add = (specifier: unknown, typeOnly: boolean, names?: readonly string[]): void => {
    // A computed address cannot be judged, so it must not occur.
    if (typeof specifier !== 'string') throw new Error(`${file} imports from an address that is not a plain string`);
    found.push({ specifier, kind: typeOnly ? 'types' : 'values', names });
  };
  const literal = (value: object): unknown => ('value' in value ? value.value : undefined);
  new Visitor({
    ImportDeclaration: ({ source, importKind, specifiers }) => {
      const names = specifiers.map((one) =>
        one.type === 'ImportSpecifier' && one.imported.type === 'Identifier' ? one.imported.name : '*',
      );
      const values = specifiers.map((one) => one.type !== 'ImportSpecifier' || one.importKind !== 'type');
      add(source.value, importKind === 'type', values.includes(true) ? names.filter((_, i) => values[i]) : names);
    },
    ExportNamedDeclaration: ({ source, exportKind }) => source && add(source.value, exportKind === 'type'),
    ExportAllDeclaration: ({ source, exportKind }) => add(source.value, exportKind === 'type'),
    ImportExpression: ({ source }) => add(literal(source), false),
    TSImportType: ({ source }) => add(source.value, true),
    CallExpression: ({ callee, arguments: [first] }) => {
      if (callee.type === 'Identifier' && callee.name === 'require' && first) add(literal(first), false);
    },
  }).visit(parseSync(file, text).program);
  return found;
}

function targetOf(file: string, specifier: string): Target {
  // Styles are the page's.
  if (specifier.endsWith('.css')) return 'page libraries';
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), specifier);
    if (testSupport.test(target)) return 'test support';
    return roomOf(target) ?? 'what lies outside src';
  }
  const library = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  if (library === 'electron') return 'electron';
  if (/^@(aws-sdk|smithy)\//.test(library)) return 'the AWS SDK';
  if (pureLibraries.includes(library)) return 'pure libraries';
  return pageLibraries.includes(library) ? 'page libraries' : 'Node and the libraries that need it';
}

/** A room lies inside of another one perhaps: the longest name is meant. */
const byLength = rooms.toSorted((a, b) => b.length - a.length);
const roomOf = (file: string): Room | undefined => byLength.find((room) => file.startsWith(placeOf(room)));

function isAllowed(file: string, room: Room, { specifier, kind, names }: Import): boolean {
  const target = targetOf(file, specifier);
  const allowed = table[room].may[target]?.[kind] ?? [];
  if (allowed === 'all') return true;
  const wanted = target === 'electron' ? (names ?? ['*']) : [path.posix.basename(specifier).replace(/\.tsx?$/, '')];
  return wanted.every((name) => allowed.includes(name));
}

function rule(room: Room): string {
  const cells = Object.entries(table[room].may).map(([target, { types, values }]) => {
    if (values === 'all') return target;
    if (values.length === 0) return `types of ${target}`;
    return types === 'all' ? `types of ${target} and its ${values.join(', ')}` : `${values.join(', ')} of ${target}`;
  });
  return `The rule: ${room} may import ${cells.join('; ')}. ${table[room].why}.`;
}

/** What a file may not import, as sentences that name the rule. */
function violations(file: string, text: string): readonly string[] {
  const room = roomOf(file);
  if (room === undefined) return [`${file} lies in no room: ${rooms.map(placeOf).join(', ')}`];
  return importsOf(file, text)
    .filter((one) => !isAllowed(file, room, one))
    .map(({ specifier, kind, names }) => {
      const what =
        kind === 'types' ? `types of '${specifier}'` : `'${specifier}'${names?.length ? ` (${names.join(', ')})` : ''}`;
      return `${file} imports ${what}. ${rule(room)}`;
    });
}

const sources = fs
  .globSync('src/**/*.{ts,tsx}')
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !testSupport.test(file));

describe('imports', () => {
  test.each(rooms)('%s imports what it may', (room) => {
    const files = sources.filter((file) => roomOf(file) === room);
    expect(files, `the room ${room} is empty: is the table out of date?`).not.toEqual([]);
    expect(files.flatMap((file) => violations(file, fs.readFileSync(file, 'utf8')))).toEqual([]);
  });

  test('every file lies in a room', () => {
    expect(sources.filter((file) => roomOf(file) === undefined)).toEqual([]);
  });

  test('no two rooms form a circle', () => {
    const needs = new Map<string, Set<string>>(rooms.map((room) => [room, new Set()]));
    for (const file of sources) {
      const room = roomOf(file);
      for (const { specifier } of importsOf(file, fs.readFileSync(file, 'utf8'))) {
        const target = targetOf(file, specifier);
        if (room !== undefined && target !== room && needs.has(target)) needs.get(room)?.add(target);
      }
    }
    // Rooms that need none of those that are left are taken away, again and again: a circle is what stays.
    for (let before = -1; before !== needs.size;) {
      before = needs.size;
      for (const [room, others] of needs) if (![...others].some((other) => needs.has(other))) needs.delete(room);
    }
    expect([...needs.keys()]).toEqual([]);
  });

  // Both kinds of tests stand on `testing`; the end-to-end suite stands on the built app, and nothing on the suite.
  test('neither the sources, their tests nor what tests share import the end-to-end suite', () => {
    const files = fs.globSync('{src,testing}/**/*.{ts,tsx}').map((file) => file.replaceAll('\\', '/'));
    const offenders = files.filter((file) =>
      importsOf(file, fs.readFileSync(file, 'utf8')).some(({ specifier }) =>
        path.posix.join(path.posix.dirname(file), specifier).startsWith('e2e/'),
      ),
    );
    expect(offenders).toEqual([]);
  });

  // Importing it in plain Node downloads the binary: no test may do that.
  test('no unit test imports electron', () => {
    const tests = fs.globSync('src/**/*.test.{ts,tsx}').map((file) => file.replaceAll('\\', '/'));
    const offenders = tests.filter((file) =>
      importsOf(file, fs.readFileSync(file, 'utf8')).some(
        (one) => one.specifier === 'electron' && one.kind === 'values',
      ),
    );
    expect(offenders).toEqual([]);
  });
});

describe('the rules themselves', () => {
  test.each([
    ['src/shared/x.ts', "import fs from 'node:fs';"],
    ['src/shared/x.ts', "import fs from 'fs';"],
    ['src/shared/x.ts', "import type { Log } from '../main/system/log.ts';"],
    ['src/main/app/x.ts', "const { SSOClient } = await import('@aws-sdk/client-sso');"],
    ['src/main/app/x.ts', "import type { SSOClient } from '@aws-sdk/client-sso';"],
    ['src/main/app/x.ts', "export { app } from 'electron';"],
    ['src/main/app/x.ts', "const { app } = require('electron');"],
    ['src/main/app/x.ts', "type App = import('electron').App;"],
    ['src/main/app/x.ts', "import { trayModel } from '../surfaces/tray-model.ts';"],
    // Under verbatimModuleSyntax this one still loads the module.
    ['src/main/app/x.ts', "import { type TrayModel } from '../surfaces/tray-model.ts';"],
    ['src/main/app/x.ts', "import { serve } from '../electron/app-protocol.ts';"],
    ['src/main/app/x.ts', "import { signedIn } from '../../../testing/support/states.ts';"],
    ['src/main/surfaces/x.ts', "import { now } from '../system/clock.ts';"],
    ['src/main/system/x.ts', "import type { Store } from '../core/store.ts';"],
    ['src/main/aws/config/x.ts', "import { SSOClient } from '@aws-sdk/client-sso';"],
    ['src/main/aws/cache/x.ts', "import { createOidc } from '../api/oidc.ts';"],
    ['src/main/roles/x.ts', "import type { SignIn } from '../sign-in/sign-in.ts';"],
    ['src/main/aws/api/x.ts', "import { createSessions } from '../../sessions/sessions.ts';"],
    ['src/main/electron/x.ts', "import { createStore } from '../core/store.ts';"],
    ['src/main/main.ts', "import { app } from 'electron';"],
    ['src/preload/preload.ts', "import { contextBridge, shell } from 'electron';"],
    ['src/preload/preload.ts', "import { commandSchema } from '../shared/commands.ts';"],
    ['src/renderer/app/x.tsx', "import path from 'node:path';"],
    ['src/renderer/app/x.tsx', "import { channels } from '../../preload/preload.ts';"],
    ['src/renderer/app/x.tsx', "import type { Store } from '../../main/core/store.ts';"],
    ['src/renderer/ui/x.tsx', "import { SessionSheet } from '../sessions/SessionSheet.tsx';"],
    ['src/renderer/doctor/x.tsx', "import { SettingsView } from '../settings/SettingsView.tsx';"],
    ['src/main/app/x.ts', "import { start } from '../../../e2e/identity-center/server.ts';"],
  ])('%s may not: %s', (file, text) => {
    expect(violations(file, text)).toHaveLength(1);
  });

  test('a failure says who, what, and the rule', () => {
    expect(violations('src/main/surfaces/x.ts', "import { now } from '../system/clock.ts';")).toEqual([
      "src/main/surfaces/x.ts imports '../system/clock.ts' (now). The rule: main/surfaces may import shared; main/surfaces. " +
        'A surface is a pure function of the state.',
    ]);
  });
});
