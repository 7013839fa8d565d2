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
export function withShortPaths<Text extends { readonly params: object }>(text: Text, home: string): Text {
  const params = Object.entries(text.params).map(([name, value]: [string, unknown]) => {
    return [name, pathParams.has(name) && typeof value === 'string' ? shortPath(value, home) : value];
  });
  return { ...text, params: Object.fromEntries(params) };
}
