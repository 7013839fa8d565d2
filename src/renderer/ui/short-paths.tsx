/** How the page shows paths: with `~` for the user's home folder, which comes with the state. */
import { createContext, type ReactNode, use } from 'react';
import { shortPath, withShortPaths } from '../../shared/short-path.ts';

const HomeContext = createContext('');

interface ShortPathsProps {
  readonly home: string;
  readonly children: ReactNode;
}

export function ShortPaths({ home, children }: ShortPathsProps) {
  return <HomeContext value={home}>{children}</HomeContext>;
}

interface ShortPathFunctions {
  readonly short: (path: string) => string;
  /** In the parameters of a problem or a finding. */
  readonly shortIn: <Text extends { readonly params: object }>(text: Text) => Text;
}

export function useShortPaths(): ShortPathFunctions {
  const home = use(HomeContext);
  return { short: (path) => shortPath(path, home), shortIn: (text) => withShortPaths(text, home) };
}
