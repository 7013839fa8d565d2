/** Paths as people write them: with `~` for their home folder. */
import { withoutTrailing } from './text-ends.ts';

/** `home`: the AWS CLI's, on which the paths of the AWS files are built. Other paths stay as they are. */
export function shortPath(path: string, home: string): string {
  const plain = withoutTrailing(home, '\\/');
  if (plain === '' || !path.startsWith(plain)) return path;
  const rest = path.slice(plain.length);
  return /^[\\/]/.test(rest) ? `~${rest}` : path;
}

const pathParams: ReadonlySet<string> = new Set(['file', 'folder']);

/** A problem or finding with such paths in its text. */
export function withShortPaths<Told extends { readonly params: object }>(told: Told, home: string): Told {
  const params = Object.entries(told.params).map(([name, value]: [string, unknown]) => {
    return [name, pathParams.has(name) && typeof value === 'string' ? shortPath(value, home) : value];
  });
  return { ...told, params: Object.fromEntries(params) };
}
