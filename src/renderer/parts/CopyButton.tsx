/** A button that copies something and says for a moment that it did. */
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import type { Command } from '../../shared/commands.ts';
import { second } from '../../shared/time.ts';
import { useLanguage } from '../i18n.tsx';
import { useCommands } from '../state/commands.tsx';
import { Icon } from './Icon.tsx';

interface CopyButtonProps {
  /** The command that copies: the main process owns the clipboard. */
  readonly command: Command;
  readonly label: string;
  /** Shows the icon only; the label is then the accessible name and the tooltip. */
  readonly compact?: boolean;
}

export function CopyButton({ command, label, compact = false }: CopyButtonProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2 * second);
    return () => clearTimeout(timer);
  }, [copied]);

  const shown = copied ? t('common.action.copied') : label;
  const button = (
    <Button
      className={compact ? 'button icon-button' : 'button'}
      aria-label={shown}
      onPress={() => send(command, () => setCopied(true))}
    >
      <Icon name={copied ? 'check' : 'copy'} />
      {!compact && shown}
    </Button>
  );
  return (
    <>
      {compact ? (
        <TooltipTrigger delay={600}>
          {button}
          <Tooltip className="tooltip">{shown}</Tooltip>
        </TooltipTrigger>
      ) : (
        button
      )}
      <span className="only-heard" role="status">
        {copied ? t('common.action.copied') : ''}
      </span>
    </>
  );
}
