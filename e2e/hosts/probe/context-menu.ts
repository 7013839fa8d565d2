/** A right click in the page as Electron tells of it, and the menu that comes up: it would wait for a person. */
import type * as Electron from 'electron';
import { describe, type MenuRecord } from './tray.ts';
import type { Images } from './images.ts';

export type RightClick = Pick<Electron.ContextMenuParams, 'isEditable' | 'selectionText'> & {
  readonly editFlags: Partial<Electron.EditFlags>;
};

export function recordContextMenus({ BrowserWindow, Menu }: typeof Electron, images: Images) {
  let last: Electron.Menu | null = null;
  const remember = (menu: Electron.Menu): void => void (last = menu);
  Menu.prototype.popup = function (this: Electron.Menu) {
    remember(this);
  };
  return {
    /** The menu that it brings up, or null. */
    rightClick(params: RightClick): readonly MenuRecord[] | null {
      last = null;
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.emit('context-menu', {}, { x: 10, y: 10, ...params });
      return last === null ? null : describe(last, images);
    },
  };
}
