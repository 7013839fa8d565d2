/** The keys of the selected row, taught while the list is used; after one has copied something, what it copied. */
import { useLanguage } from '../core/i18n.tsx';
import { shortcutText } from '../ui/platform.ts';
import type { ChoiceLine } from './lines.ts';
import type { RuledAction } from './ruled-actions.ts';

interface KeyLineProps {
  readonly line: ChoiceLine | undefined;
  /** What can be done with the selected role. */
  readonly actions: readonly RuledAction[];
  /** What has just been done; empty: nothing. */
  readonly news: string;
}

export function KeyLine({ line, actions, news }: KeyLineProps) {
  return (
    <footer className="key-line" data-news={news === '' ? undefined : true}>
      {news === '' ? <Keys line={line} actions={actions} /> : <p>{news}</p>}
    </footer>
  );
}

function Keys({ line, actions }: Pick<KeyLineProps, 'line' | 'actions'>) {
  const { t } = useLanguage();
  if (line === undefined) return null;
  if (line.kind === 'failed') return <Key keys="↵" text={t('common.action.tryAgain')} />;
  if (line.kind === 'command') return <Key keys="↵" text={line.command.title} />;
  if (line.kind === 'account') {
    return line.group.rows.length === 0 ? null : (
      <Key keys={line.isOpen ? '←' : '→'} text={t(line.isOpen ? 'panel.roles.key.close' : 'panel.roles.key.open')} />
    );
  }
  const can = (id: string) => actions.some((action) => action.id === id && action.refusal === null);
  return (
    <>
      <Key keys="↵" text={t('panel.roles.key.console')} />
      {can('copy-argument') && <Key keys={shortcutText('C')} text="--profile" />}
      {can('copy-export') && <Key keys={shortcutText('E')} text="export" />}
      {can('create-profile') && <Key keys={shortcutText('P')} text={t('panel.roles.key.createProfile')} />}
      {can('copy-keys') && <Key keys={shortcutText('K')} text={t('panel.roles.key.keys')} />}
      {can('copy-link') && <Key keys={shortcutText('L')} text={t('panel.roles.key.link')} />}
      <Key keys="→" text={t('panel.roles.key.more')} />
    </>
  );
}

function Key({ keys, text }: { readonly keys: string; readonly text: string }) {
  return (
    <span className="key">
      <kbd>{keys}</kbd> {text}
    </span>
  );
}
