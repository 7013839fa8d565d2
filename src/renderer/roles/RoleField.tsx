/**
 * The search field of the main page. The focus stays in it while the arrow keys move through the list below, so that typing goes
 * on at any time; the list itself says which of its rows is selected (use-list-field.ts).
 */
import type { RefObject } from 'react';
import { useLanguage } from '../core/i18n.tsx';
import { Icon } from '../ui/Icon.tsx';

/** The element that shows the list which the field is for. */
export const roleListId = 'role-list';

interface RoleFieldProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

export function RoleField({ input, query, onQuery }: RoleFieldProps) {
  const { t } = useLanguage();
  const label = t('panel.roles.search');
  return (
    <div className="search role-field" data-empty={query === '' || undefined}>
      <Icon name="search" />
      <input
        ref={input}
        className="search-input"
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-haspopup="listbox"
        aria-autocomplete="list"
        aria-controls={roleListId}
        aria-keyshortcuts="/"
        placeholder={label}
        spellCheck="false"
        autoComplete="off"
        value={query}
        onChange={({ target }) => onQuery(target.value)}
      />
      {query === '' ? (
        <kbd className="field-key" aria-hidden="true">
          /
        </kbd>
      ) : (
        <button
          type="button"
          className="field-key"
          aria-label={`${t('panel.roles.clear')}, esc`}
          title={t('panel.roles.clear')}
          onClick={() => {
            onQuery('');
            input.current?.focus();
          }}
        >
          esc
        </button>
      )}
    </div>
  );
}
