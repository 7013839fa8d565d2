/** Packs the built app as users get it, offline: around an empty shell in place of Electron. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { extractAll } from '@electron/asar';

// What the fuses are written to: the mark that @electron/fuses looks for, version 1, nine fuses, all on.
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.of(1, 9),
  Buffer.alloc(9, '1'),
]);

/** Stands in the packages where Electron's program would: says so, and runs what a test names in its place, with its own path first. */
const stub = `#!/bin/sh
echo 'This is a stub in the place of Electron: there is none in this package.' >&2
[ -n "\${STUB_HOST:-}" ] || exit 70
exec "$STUB_NODE" "$STUB_HOST" "$0" "$@"
exit 70
`;

export interface PackedApp {
  /** The folder that an installer would make. */
  readonly unpacked: string;
  /** What its app.asar holds, as files. */
  readonly app: string;
}

interface PackOptions {
  /** Packages to make as well, into `dir/dist`, with the stand-in for fpm. */
  readonly packages?: readonly ('deb' | 'rpm')[];
  /** In the place of the version of package.json. */
  readonly version?: string;
}

/** Writes into `dir`, a folder of its own; throws with the packer's output where it fails. Takes about ten seconds. */
export function packApp(dir: string, { packages = [], version }: PackOptions = {}): PackedApp {
  if (!fs.existsSync('out/main/main.js')) throw new Error('There is no build to pack: npm run build comes first');
  const electron = path.join(dir, 'electron');
  fs.mkdirSync(path.join(electron, 'resources'), { recursive: true });
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) fs.writeFileSync(path.join(electron, name), '');
  fs.mkdirSync(path.join(electron, 'locales'));
  // Electron has more of them than Daypass speaks.
  for (const name of ['de', 'en-US', 'es', 'fr', 'it', 'ja', 'ko', 'pt-BR', 'zh-CN'])
    fs.writeFileSync(path.join(electron, 'locales', `${name}.pak`), '');
  fs.writeFileSync(path.join(electron, 'electron'), Buffer.concat([Buffer.from(stub), fuseWire]), { mode: 0o755 });
  fs.writeFileSync(path.join(electron, 'chrome-sandbox'), '', { mode: 0o755 });
  const builder = path.resolve('node_modules/electron-builder/cli.js');
  const overrides = [`-c.electronDist=${electron}`, `-c.directories.output=${path.join(dir, 'dist')}`];
  if (version !== undefined) overrides.push(`-c.extraMetadata.version=${version}`);
  const args = [builder, '--linux', 'dir', ...packages, '--x64', '--publish', 'never', ...overrides];
  const env = { ...process.env, CUSTOM_FPM_PATH: path.resolve('testing/fpm.mjs') };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`electron-builder failed:\n${stdout}${stderr}`);
  const packed = { unpacked: path.join(dir, 'dist/linux-unpacked'), app: path.join(dir, 'app') };
  extractAll(path.join(packed.unpacked, 'resources/app.asar'), packed.app);
  return packed;
}
