/** Which accounts of the list show their roles. */
import { useCallback, useState } from 'react';
import { leftPlace, useKeptPart } from '../core/place.ts';

interface OpenAccounts {
  readonly open: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
}

/** Which accounts show their roles: none to begin with, so that thousands of accounts are thousands of lines and no more. */
export function useOpenAccounts(): OpenAccounts {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(leftPlace()?.open));
  // More than anybody opens by hand: too many to be told.
  useKeptPart('open accounts', open.size > 1000 ? null : { open: [...open] });
  const toggle = useCallback((id: string) => {
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  return { open, toggle };
}
