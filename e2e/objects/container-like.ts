/**
 * Stands in for Docker, whose engine these tests cannot have: starts the one service of a compose file, or the container of a
 * devcontainer.json, as Docker does as far as credentials go. Its process has the variables of that file and no others, a home of its own in which there
 * is nothing, the token's file where the file wants it, and, with `own-network`, no network but what the second service passes on.
 *
 * `node container-like.ts compose|devcontainer FILE FOLDER ports|host PROGRAM ...`; `ports`: what may be passed on, with commas.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';

const [, , kind, file = '', folder = '', network = 'host', ...command] = process.argv;
const text = fs.readFileSync(file, 'utf8');

interface Started {
  readonly environment: Readonly<Record<string, string>>;
  readonly source: string;
  readonly target: string;
}

/** Docker Compose, "Interpolation": `${NAME}` and `${NAME:?error}`; a variable without a value is passed on where it is set. */
function fromCompose(): Started {
  const { app } = (parse(text) as { readonly services: { readonly app: ComposeService } }).services;
  const environment = Object.entries(app.environment).flatMap(([name, value]) => {
    const given = value === null ? process.env[name] : interpolated(value, /\$\{(\w+)(?::\?([^}]*))?\}/g);
    return given === undefined ? [] : [[name, given] as const];
  });
  const [{ source, target }] = app.volumes;
  return { environment: Object.fromEntries(environment), source: interpolated(source, /\$\{(\w+)\}/g), target };
}

interface ComposeService {
  readonly environment: Readonly<Record<string, string | null>>;
  readonly volumes: readonly [{ readonly type: 'bind'; readonly source: string; readonly target: string }];
}

/** Development containers, "Variables in devcontainer.json": `${localEnv:NAME}`. */
function fromDevcontainer(): Started {
  const { containerEnv, mounts } = JSON.parse(text) as {
    readonly containerEnv: Readonly<Record<string, string>>;
    readonly mounts: readonly [string];
  };
  const pattern = /\$\{localEnv:(\w+)\}/g;
  const mount = Object.fromEntries(mounts[0].split(',').map((part) => part.split('=') as [string, string]));
  return {
    environment: Object.fromEntries(
      Object.entries(containerEnv).map(([name, value]) => [name, interpolated(value, pattern)]),
    ),
    source: interpolated(mount['source'] ?? '', pattern),
    target: mount['target'] ?? '',
  };
}

function interpolated(value: string, pattern: RegExp): string {
  return value.replaceAll(pattern, (_all, name: string, error?: string) => {
    const found = process.env[name];
    if (!found) throw new Error(error ?? `${name} is not set`);
    return found;
  });
}

/** The names of sockets are short: at most 107 bytes (unix(7)). */
const sockets = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-'));

/** Lets what runs in its own network reach a port of this computer by a socket file, as Docker Desktop leads it there. */
function leadTo(port: number): string {
  const socket = path.join(sockets, `${port}.sock`);
  net.createServer((inside) => inside.pipe(net.connect(port, '127.0.0.1')).pipe(inside)).listen(socket);
  return socket;
}

/** In the container's network: the second service, which passes on from a port on its loopback. */
const forwarder = `
  const [port, socket] = process.argv.slice(1);
  require('net').createServer((inside) => inside.pipe(require('net').connect(socket)).pipe(inside)).listen(Number(port), '127.0.0.1', () => console.error('listens'));`;

const { environment, source, target } = kind === 'compose' ? fromCompose() : fromDevcontainer();
const ports = network === 'host' ? [] : network.split(',').map(Number);
const ways = ports.map((port) => [port, leadTo(port)] as const);
const steps = [
  'set -e',
  'mount -t tmpfs tmpfs /run',
  `mkdir -p '${path.dirname(target)}'`,
  `touch '${target}'`,
  `mount --bind -o ro "$SOURCE" '${target}'`,
  ...(ports.length > 0 ? ['ip link set lo up'] : []),
  ...ways.map(([port, socket]) => `"$NODE" -e "$FORWARDER" ${port} '${socket}' 2>'${folder}/${port}.log' &`),
  ...ways.map(([port]) => `until grep -q listens '${folder}/${port}.log'; do :; done`),
  'unset SOURCE NODE FORWARDER',
  'exec "$@"',
];
const isolated = [
  '--user',
  '--map-root-user',
  '--mount',
  ...(ports.length > 0 ? ['--net', '--kill-child', '--pid', '--fork'] : []),
];
const child = spawn('unshare', [...isolated, 'sh', '-c', steps.join('\n'), 'sh', ...command], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...environment,
    ...(JSON.parse(process.env['TEST_IN_CONTAINER'] ?? '{}') as Record<string, string>),
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    SOURCE: source,
    NODE: process.execPath,
    FORWARDER: forwarder,
  },
});
child.on('exit', (code) => {
  fs.rmSync(sockets, { recursive: true });
  process.exit(code ?? 1);
});
