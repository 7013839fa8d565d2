/** The menu of a right click in the page. */
import { type BrowserWindow, Menu } from 'electron';
import type { Translate } from '../../shared/messages/index.ts';
import { textMenu } from '../surfaces/text-menu.ts';

/** For as long as the window lives. `translate`: in the language that is shown at that moment. */
export function offerTextMenu(window: BrowserWindow, translate: () => Translate): void {
  window.webContents.on('context-menu', (_event, { x, y, isEditable, selectionText, editFlags }) => {
    const items = textMenu({ isEditable, selectionText, editFlags }, translate());
    if (items.length > 0) Menu.buildFromTemplate(items.map((item) => ({ ...item }))).popup({ window, x, y });
  });
}
