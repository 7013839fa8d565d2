/** The search field; `/` or Ctrl+F (on macOS Cmd+F) moves the focus into it. */
import { type RefObject, useEffect } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField, type SearchFieldProps } from 'react-aria-components/SearchField';
import { useLanguage } from '../core/i18n.tsx';
import { Icon } from '../ui/Icon.tsx';
import { isOverlayOpen } from '../ui/overlays.ts';

interface SearchBoxProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onKeyDown?: NonNullable<SearchFieldProps['onKeyDown']>;
  /** Without it, the search is one over accounts and roles. */
  readonly label?: string;
}

export function SearchBox({ input, query, onQuery, onKeyDown, label: own }: SearchBoxProps) {
  const { t } = useLanguage();
  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      if (!asksForSearch(event)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, [input]);
  const label = own ?? t('panel.roles.search');
  return (
    <SearchField
      className="search"
      aria-label={label}
      value={query}
      onChange={onQuery}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
    >
      <Icon name="search" />
      <Input ref={input} className="search-input" placeholder={label} spellCheck="false" autoComplete="off" />
      <kbd className="search-key" aria-hidden="true">
        /
      </kbd>
      <Button
        className="button icon-button search-clear"
        aria-label={t('panel.roles.clear')}
        render={(props) => <button type="button" {...props} title={t('panel.roles.clear')} />}
      >
        <Icon name="close" />
      </Button>
    </SearchField>
  );
}

/** Not while a menu or a list is open over the page, and `/` not where it is typed as text. */
function asksForSearch({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (isOverlayOpen()) return false;
  if (key === 'f') return (ctrlKey || metaKey) && !altKey;
  const typing = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return key === '/' && !ctrlKey && !metaKey && !typing;
}
