/** How another program runs this command: by whole paths, as programs that were started from a menu have no PATH of a shell. */
import path from 'node:path';

/** The Node that runs this, and the file that it was told to run: a link stays one, and leads to the next version as well. */
export function ownCommand({ execPath, argv }: Pick<NodeJS.Process, 'execPath' | 'argv'>): readonly [string, string] {
  return [execPath, path.resolve(argv[1] ?? '')];
}
