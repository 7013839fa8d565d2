/** How the page shows paths: with `~` for the user's home folder, which is told once. */
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
  readonly shortIn: <Told extends { readonly params: object }>(told: Told) => Told;
}

export function useShortPaths(): ShortPathFunctions {
  const home = use(HomeContext);
  return { short: (path) => shortPath(path, home), shortIn: (told) => withShortPaths(told, home) };
}
