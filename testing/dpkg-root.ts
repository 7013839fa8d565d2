/** A throw-away root with just enough in it for dpkg to install into: its maintainer scripts run in it, and nothing of this machine is touched. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** What the maintainer scripts run; with the libraries that they need. */
const programs = ['/bin/sh', '/bin/chmod', '/bin/cp', '/bin/rm', '/usr/bin/unshare'];

/** Why there can be no such root here; null where there can. */
export function whyNoDpkgRoot(): string | null {
  if (process.getuid?.() !== 0) return 'only root may make a root';
  return ['dpkg', 'dpkg-deb', 'ldd'].some((tool) => spawnSync(tool, ['--version']).error)
    ? 'there is no dpkg here'
    : null;
}

export interface DpkgRoot {
  /** The path of a file in it. */
  readonly at: (file: string) => string;
  /** Runs dpkg on it; throws with its words where it fails. */
  readonly dpkg: (...args: readonly string[]) => string;
  /** Every file, link and folder in it that is not dpkg's own, with the contents of files and the target of links. */
  readonly contents: () => Readonly<Record<string, string>>;
}

export function createDpkgRoot(root: string): DpkgRoot {
  const at = (file: string): string => path.join(root, file);
  for (const folder of [
    'var/lib/dpkg/info',
    'var/lib/dpkg/updates',
    'var/log',
    'etc/apparmor.d',
    'tmp',
    'usr/bin',
    'opt/of-others',
  ])
    fs.mkdirSync(at(folder), { recursive: true });
  for (const file of ['status', 'available']) fs.writeFileSync(at(`var/lib/dpkg/${file}`), '');
  for (const program of programs) {
    const needed = spawnSync('ldd', [program], { encoding: 'utf8' }).stdout.match(/\/\S+/g) ?? [];
    for (const file of [program, ...needed]) {
      fs.mkdirSync(at(path.dirname(file)), { recursive: true });
      fs.copyFileSync(fs.realpathSync(file), at(file));
    }
  }
  return {
    at,
    dpkg(...args) {
      // What the package depends on is not in this root.
      const options = [`--root=${root}`, '--force-depends', '--log=/dev/null'];
      const { status, stdout, stderr } = spawnSync('dpkg', [...options, ...args], { encoding: 'utf8' });
      if (status !== 0) throw new Error(`dpkg ${args.join(' ')} failed:\n${stdout}${stderr}`);
      return stdout;
    },
    contents() {
      const found: Record<string, string> = {};
      for (const name of fs.readdirSync(root, { recursive: true, encoding: 'utf8' })) {
        if (name.startsWith('var/lib/dpkg')) continue;
        const stats = fs.lstatSync(at(name));
        if (stats.isSymbolicLink()) found[name] = `-> ${fs.readlinkSync(at(name))}`;
        else found[name] = stats.isDirectory() ? 'a folder' : fs.readFileSync(at(name), 'latin1');
      }
      return found;
    },
  };
}
