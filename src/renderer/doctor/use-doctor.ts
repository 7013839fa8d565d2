/** Lets the doctor look at the files as long as a part of the page shows what it finds. */
import { useEffect } from 'react';
import { useCommands } from '../core/commands.tsx';

export function useDoctor(): void {
  const { send } = useCommands();
  useEffect(() => {
    send({ type: 'run-doctor' });
    return () => send({ type: 'end-doctor' });
  }, [send]);
}
