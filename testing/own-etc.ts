/**
 * Programs that find an `/etc/daypass` of their own, as an administrator has made it on their computer: in a mount namespace, so that
 * nobody else on this machine sees it, with the real folder untouched.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Made anew in memory above the real `/etc`; what follows is run there, in the place of this shell. */
const script = `
folder=$(mktemp -d)
mount -t tmpfs tmpfs "$folder"
mkdir "$folder/upper" "$folder/work"
mount -t overlay overlay -o "lowerdir=/etc,upperdir=$folder/upper,workdir=$folder/work" /etc
cp -a "$1" /etc/daypass
shift
exec "$@"`;

/** What stands before a program's name on its command line. `folder`: what `/etc/daypass` is a copy of, with owners and modes. */
export function underEtc(folder: string): readonly [string, ...string[]] {
  return ['unshare', '--mount', '--propagation', 'private', 'sh', '-ec', script, 'sh', folder];
}

/** Why there can be none here; null if there can. `folder`: an empty one, to try it. */
export function noOwnEtc(folder: string): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root on Linux may have an /etc of its own';
  try {
    const [program, ...args] = underEtc(folder);
    execFileSync(program, [...args, 'true'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'this machine does not let us mount over /etc';
  }
}

/** An administrator's folder with this file in it, below `parent`. Returns where it is. */
export function managedFolder(parent: string, text: string): string {
  const folder = path.join(parent, 'etc-daypass');
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  fs.writeFileSync(path.join(folder, 'managed.json'), text, { mode: 0o644 });
  return folder;
}
