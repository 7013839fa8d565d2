/** The button of a row that copies the link to a role's console. */
import type { CommandOf } from '../../shared/commands.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useCopied } from '../ui/use-copied.ts';
import { Icon } from '../ui/Icon.tsx';
import { RowButton } from './RowButton.tsx';

export function CopyLink({ role }: { readonly role: Omit<CommandOf<'copy-console-link'>, 'type'> }) {
  const { t } = useLanguage();
  const { copied, copy } = useCopied({ type: 'copy-console-link', ...role });
  const label = t(copied ? 'common.action.copied' : 'common.action.copyLink');
  return (
    <RowButton className="button icon-button" label={label} onPress={copy}>
      <Icon name={copied ? 'check' : 'copy'} />
    </RowButton>
  );
}
