/** What a right click in a text offers: Electron brings no such menu, as pages of a browser have it. */
import type { Translate } from '../../shared/messages/index.ts';

/** What of a click tells what can be done there (Electron, ContextMenuParams). */
export interface TextPlace {
  readonly isEditable: boolean;
  readonly selectionText: string;
  readonly editFlags: {
    readonly canCut: boolean;
    readonly canCopy: boolean;
    readonly canPaste: boolean;
    readonly canSelectAll: boolean;
  };
}

export interface TextMenuItem {
  readonly role: 'cut' | 'copy' | 'paste' | 'selectAll';
  readonly label: string;
  readonly enabled: boolean;
}

/** Empty where there is nothing to edit and nothing to copy. */
export function textMenu({ isEditable, selectionText, editFlags }: TextPlace, t: Translate): readonly TextMenuItem[] {
  const copy: TextMenuItem = { role: 'copy', label: t('common.action.copy'), enabled: editFlags.canCopy };
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    { role: 'cut', label: t('common.action.cut'), enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: t('common.action.paste'), enabled: editFlags.canPaste },
    { role: 'selectAll', label: t('common.action.selectAll'), enabled: editFlags.canSelectAll },
  ];
}
