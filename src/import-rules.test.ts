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
const only = (...names: readonly string[]): Permission => ({ types: names, values: names });
const typesAnd = (...names: readonly string[]): Permission => ({ types: 'all', values: names });

const rooms = {
  shared: 'src/shared/',
  'main/surfaces': 'src/main/surfaces/',
  'main/aws': 'src/main/aws/',
  'main/electron': 'src/main/electron/',
  'main/main.ts': 'src/main/main.ts',
  'the domain (the rest of src/main)': 'src/main/',
  preload: 'src/preload/',
  renderer: 'src/renderer/',
} as const satisfies Record<string, string>;
type Room = keyof typeof rooms;
const domain = 'the domain (the rest of src/main)';

/** Libraries that touch neither Node nor the page. */
const pureLibraries = ['i18next', 'valibot'];
/** Libraries of the panel. Any library in neither list counts as one that needs Node. */
const pageLibraries = ['react', 'react-dom', 'react-aria-components', '@leeoniya/ufuzzy'];
const testSupport = /(\.test\.tsx?|\/test-support(\.tsx?|\/.+)|-arbitraries\.ts)$/;

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

/** The table. What is not in a room's row, the room may not import. */
const table: Readonly<Record<Room, { why: string; may: Readonly<Partial<Record<Target, Permission>>> }>> = {
  shared: {
    why: 'It runs in the main process and in the page, so it needs neither Node nor a DOM',
    may: { shared: all, 'pure libraries': all },
  },
  'main/surfaces': {
    why: 'A surface is a pure function of the state',
    may: { shared: all, 'main/surfaces': all },
  },
  'main/aws': {
    why: 'It speaks with AWS and its files, and knows nothing of sessions on a screen',
    may: {
      ...node,
      shared: all,
      [domain]: only(
        'clock',
        'file-errors',
        'files',
        'in-time',
        'leftovers',
        'log',
        'process-lock',
        'redact',
        'problem-error',
        'text-thread',
        'whole-file',
      ),
      'main/aws': all,
      'the AWS SDK': all,
    },
  },
  [domain]: {
    why: 'It runs in plain Node: under the tests, and under a command line',
    may: { ...node, shared: all, [domain]: all, 'main/aws': all, 'main/surfaces': typesOnly },
  },
  'main/electron': {
    why: 'It adapts the operating system and decides nothing',
    may: {
      ...node,
      shared: all,
      [domain]: typesAnd('log'),
      'main/surfaces': all,
      'main/electron': all,
      electron: all,
    },
  },
  'main/main.ts': {
    why: 'It joins the domain with Electron, and does nothing else',
    may: { ...node, shared: all, [domain]: all, 'main/aws': all, 'main/surfaces': all, 'main/electron': all },
  },
  preload: {
    why: 'It is the one door between page and main process, so it stays small enough to read at a glance',
    may: { shared: typesAnd('bridge'), electron: typesAnd('contextBridge', 'ipcRenderer') },
  },
  renderer: {
    why: 'It runs in a sandboxed page: everything outside it is reached through window.daypass',
    may: { shared: all, renderer: all, 'pure libraries': all, 'page libraries': all },
  },
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
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), specifier);
    if (testSupport.test(target)) return 'test support';
    const entry = Object.entries(rooms).find(([, place]) => target.startsWith(place));
    return entry ? (entry[0] as Room) : 'what lies outside src';
  }
  const library = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  if (library === 'electron') return 'electron';
  if (/^@(aws-sdk|smithy)\//.test(library)) return 'the AWS SDK';
  if (pureLibraries.includes(library)) return 'pure libraries';
  return pageLibraries.includes(library) ? 'page libraries' : 'Node and the libraries that need it';
}

const roomOf = (file: string): Room | undefined =>
  (Object.keys(rooms) as Room[]).find((room) => file.startsWith(rooms[room]));

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
  if (room === undefined) return [`${file} lies in no room: ${Object.values(rooms).join(', ')}`];
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
  test.each(Object.keys(rooms) as Room[])('%s imports what it may', (room) => {
    const files = sources.filter((file) => roomOf(file) === room);
    expect(files, `the room ${room} is empty: is the table out of date?`).not.toEqual([]);
    expect(files.flatMap((file) => violations(file, fs.readFileSync(file, 'utf8')))).toEqual([]);
  });

  test('every file lies in a room', () => {
    expect(sources.filter((file) => roomOf(file) === undefined)).toEqual([]);
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
    ['src/shared/x.ts', "import type { Log } from '../main/log.ts';"],
    ['src/main/x.ts', "const { SSOClient } = await import('@aws-sdk/client-sso');"],
    ['src/main/x.ts', "import type { SSOClient } from '@aws-sdk/client-sso';"],
    ['src/main/x.ts', "export { app } from 'electron';"],
    ['src/main/x.ts', "const { app } = require('electron');"],
    ['src/main/x.ts', "type App = import('electron').App;"],
    ['src/main/x.ts', "import { trayModel } from './surfaces/tray-model.ts';"],
    // Under verbatimModuleSyntax this one still loads the module.
    ['src/main/x.ts', "import { type TrayModel } from './surfaces/tray-model.ts';"],
    ['src/main/x.ts', "import { serve } from './electron/app-protocol.ts';"],
    ['src/main/x.ts', "import { signedIn } from './surfaces/test-support.ts';"],
    ['src/main/surfaces/x.ts', "import { now } from '../clock.ts';"],
    ['src/main/aws/x.ts', "import { createStore } from '../store.ts';"],
    ['src/main/electron/x.ts', "import { createStore } from '../store.ts';"],
    ['src/main/main.ts', "import { app } from 'electron';"],
    ['src/preload/preload.ts', "import { contextBridge, shell } from 'electron';"],
    ['src/preload/preload.ts', "import { commandSchema } from '../shared/commands.ts';"],
    ['src/renderer/x.tsx', "import path from 'node:path';"],
    ['src/renderer/x.tsx', "import { channels } from '../preload/preload.ts';"],
    ['src/main/x.ts', "import { start } from '../../e2e/identity-center/server.ts';"],
  ])('%s may not: %s', (file, text) => {
    expect(violations(file, text)).toHaveLength(1);
  });

  test('a failure says who, what, and the rule', () => {
    expect(violations('src/main/surfaces/x.ts', "import { now } from '../clock.ts';")).toEqual([
      "src/main/surfaces/x.ts imports '../clock.ts' (now). The rule: main/surfaces may import shared; main/surfaces. " +
        'A surface is a pure function of the state.',
    ]);
  });
});
