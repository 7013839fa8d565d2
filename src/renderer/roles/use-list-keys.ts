/**
 * The keys that lead between the search field and the list: down into the list, up and out of it again, Enter for the
 * best match, and whatever is typed in the list goes on in the field.
 */
import type { KeyboardEvent, RefObject } from 'react';
import { useCommands } from '../state/commands.tsx';
import type { Row } from './groups.ts';

interface ListKeysOptions {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly list: RefObject<HTMLDivElement | null>;
  /** The first row of the list. */
  readonly first: Row | undefined;
  readonly query: string;
  readonly setQuery: (query: string) => void;
}

interface ListKeys {
  readonly inSearch: (event: Pick<KeyboardEvent, 'key' | 'preventDefault'>) => void;
  readonly inList: (event: KeyboardEvent) => void;
}

export function useListKeys({ input, list, first, query, setQuery }: ListKeysOptions): ListKeys {
  const { send } = useCommands();

  const firstElement = (): HTMLElement | undefined =>
    [...(list.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [])].find(({ dataset }) => dataset['key'] === first?.id);

  return {
    inSearch(event) {
      if (event.key === 'ArrowDown' && first !== undefined) {
        event.preventDefault();
        // The first row is not drawn while the list is scrolled away: then React Aria chooses one.
        (firstElement() ?? list.current)?.focus();
      }
      if (event.key === 'Enter' && query.trim() !== '' && first?.kind === 'role') {
        const { sessionId, accountId, roleName } = first;
        send({ type: 'open-console', sessionId, accountId, roleName });
      }
    },
    inList(event) {
      const { ctrlKey, metaKey, altKey, key, target } = event;
      const leaves = key === 'ArrowUp' && target === firstElement();
      const clears = key === 'Escape' && query !== '';
      const types = key.length === 1 && key !== ' ' && key !== '/' && !ctrlKey && !metaKey && !altKey;
      if (!leaves && !clears && !types) return;
      event.stopPropagation();
      if (!types) event.preventDefault();
      if (clears) setQuery('');
      input.current?.focus();
    },
  };
}
