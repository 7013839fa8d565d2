/** A button that copies something and says for a moment that it did. */
import { Button } from 'react-aria-components/Button';
import type { Command } from '../../shared/commands.ts';
import { useLanguage } from '../core/i18n.tsx';
import { Icon } from './Icon.tsx';
import { useCopied } from './use-copied.ts';

interface CopyButtonProps {
  /** The command that copies. */
  readonly command: Command;
  readonly label: string;
  readonly autoFocus?: boolean;
}

export function CopyButton({ command, label, autoFocus = false }: CopyButtonProps) {
  const { t } = useLanguage();
  const { copied, copy } = useCopied(command);
  return (
    <Button className="button" onPress={copy} autoFocus={autoFocus}>
      <Icon name={copied ? 'check' : 'copy'} />
      {copied ? t('common.action.copied') : label}
    </Button>
  );
}
