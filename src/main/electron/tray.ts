/** Shows a TrayModel: one tray icon that lives as long as the app. */
import path from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, type NativeImage, type Rectangle, Tray } from 'electron';
import type { Command } from '../../shared/commands.ts';
import { colorIconFile, trayIconFile } from '../surfaces/tray-icon.ts';
import type { TrayItem } from '../surfaces/tray-item.ts';
import { trayChanges, type TrayModel } from '../surfaces/tray-model.ts';

export interface TrayIcon {
  show(model: TrayModel): void;
  /** Where the icon is; undefined on Linux, which does not tell. */
  bounds(): Rectangle | undefined;
}

export interface TrayActs {
  readonly dispatch: (command: Command) => void;
  /** A click on the icon itself. */
  readonly activate: (bounds: TrayIcon['bounds']) => void;
}

/** Kept here for good: a Tray that is garbage-collected disappears from the screen (Electron FAQ). */
let tray: Tray | undefined;

/** `folder` holds the icons. Called once: on Linux only the first tray of a process is a StatusNotifierItem. */
export function createTray(folder: string, first: TrayModel, { dispatch, activate }: TrayActs): TrayIcon {
  if (tray) throw new Error('There is one tray icon, and it is made once');
  const { platform } = process;
  const images = new Map<string, NativeImage>();
  /** Loaded once: an image lives outside the memory that the engine counts. */
  const load = (name: string): NativeImage => {
    const file = path.join(folder, name);
    const loaded = images.get(file) ?? nativeImage.createFromPath(file);
    images.set(file, loaded);
    return loaded;
  };
  const image = ({ icon }: TrayModel): NativeImage => load(trayIconFile(icon, platform));
  const made = new Tray(image(first));
  tray = made;
  let shown: TrayModel | null = null;
  let menu = Menu.buildFromTemplate([]);

  const bounds = (): Rectangle | undefined => (platform === 'linux' ? undefined : made.getBounds());
  made.on('click', (event) => {
    // macOS: the other click, for those who have one button.
    if (platform === 'darwin' && event.ctrlKey) made.popUpContextMenu(menu);
    else activate(bounds);
  });
  // With a context menu set, macOS would open it on the left click too, and Windows is used to the right click.
  if (platform !== 'linux') made.on('right-click', () => made.popUpContextMenu(menu));
  if (platform === 'darwin') made.setIgnoreDoubleClickEvents(true);
  // When Explorer starts again the icon comes back without its tooltip (Electron's notify_icon.cc).
  if (platform === 'win32') made.on('mouse-enter', () => shown && made.setToolTip(shown.tooltip));

  const icon: TrayIcon = {
    bounds,
    show(model) {
      if (made.isDestroyed()) return;
      const changes = trayChanges(shown, model);
      if (changes.icon !== undefined && shown !== null) made.setImage(image(model));
      if (changes.tooltip !== undefined) made.setToolTip(changes.tooltip);
      // Elsewhere there is no place beside the icon, or it is a label that desktops show as they like.
      if (changes.title !== undefined && platform === 'darwin') made.setTitle(changes.title);
      if (changes.items) {
        menu = Menu.buildFromTemplate(changes.items.map((item) => toTemplate(item, { dispatch, load })));
        // Linux desktops copy the menu: a change is only seen when it is set again.
        if (platform === 'linux') made.setContextMenu(menu);
      }
      shown = model;
    },
  };
  icon.show(first);
  return icon;
}

interface ItemParts {
  readonly dispatch: (command: Command) => void;
  readonly load: (name: string) => NativeImage;
}

function toTemplate(item: TrayItem, parts: ItemParts): MenuItemConstructorOptions {
  const { id } = item;
  if (item.type === 'separator') return { id, type: 'separator' };
  const { label } = item;
  if (item.type === 'submenu') return { id, label, submenu: item.submenu.map((child) => toTemplate(child, parts)) };
  const click = (): void => parts.dispatch(item.command);
  if (item.type === 'checkbox') return { id, label, type: 'checkbox', checked: item.checked, click };
  return {
    id,
    label,
    click,
    ...(item.color && { icon: parts.load(colorIconFile(item.color)) }),
    ...(item.keys !== undefined && { accelerator: item.keys, registerAccelerator: false }),
  };
}
