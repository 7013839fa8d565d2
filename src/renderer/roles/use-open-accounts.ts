/** Which accounts of the list show their roles. */
import { useCallback, useState } from 'react';

interface OpenAccounts {
  readonly open: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
}

/** Which accounts show their roles: none to begin with, so that thousands of accounts are thousands of lines and no more. */
export function useOpenAccounts(): OpenAccounts {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((id: string) => {
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  return { open, toggle };
}
