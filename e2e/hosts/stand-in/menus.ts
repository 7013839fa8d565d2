/** Menus, tray icons and notifications: kept in memory, where the probe (../probe.cts) reads and drives them. */
import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import type * as Electron from 'electron';
import { app } from './app.ts';
import { requireText } from './arguments.ts';
import { type Like, strict } from './base.ts';
import { applicationMenu, setApplicationMenu } from './menu-bar.ts';
import { BrowserWindow } from './windows.ts';

const itemTypes: ReadonlySet<string> = new Set([
  'normal',
  'separator',
  'submenu',
  'checkbox',
  'radio',
  'header',
  'palette',
]);
const roleLabels: Readonly<Record<string, string>> = { quit: 'Quit', close: 'Close Window', about: 'About' };

export class MenuItem implements Like<Electron.MenuItem, 'submenu' | 'role' | 'icon'> {
  id: string;
  label: string;
  sublabel: string;
  toolTip: string;
  type: Electron.MenuItem['type'];
  role: Electron.MenuItemConstructorOptions['role'] | undefined;
  icon: Electron.NativeImage | string | undefined;
  accelerator: string | null;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  submenu: Menu | undefined;
  click: (event?: unknown, window?: unknown) => void;
  constructor(options: Electron.MenuItemConstructorOptions) {
    const { submenu } = options;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as Menu | undefined);
    this.role = options.role;
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal');
    if (this.type === 'submenu' && !this.submenu) throw new TypeError('Invalid submenu');
    if (!itemTypes.has(this.type)) throw new Error(`Unknown menu item type: ${this.type}`);
    this.label = options.label ?? roleLabels[options.role ?? ''] ?? options.role ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.icon = options.icon;
    this.accelerator = options.accelerator ?? null;
    this.id = options.id ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.click = (event, window) => {
      if (this.type === 'checkbox' || this.type === 'radio') this.checked = !this.checked;
      if (this.role === 'quit') app.quit();
      else if (this.role === 'close') BrowserWindow.getFocusedWindow()?.close();
      else (options.click as ((...args: unknown[]) => void) | undefined)?.(this, window, event);
    };
  }
}

export class Menu
  extends EventEmitter
  implements Like<Electron.Menu, 'items' | 'append' | 'insert' | 'getMenuItemById'>
{
  static setApplicationMenu = (menu: Menu | null): void => setApplicationMenu(menu);
  static getApplicationMenu = (): Menu | null => applicationMenu() as Menu | null;
  static buildFromTemplate(template: (Electron.MenuItemConstructorOptions | MenuItem)[]): Menu {
    if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu: Menu template must be an array');
    if (!template.every(isTemplateItem))
      throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
    const menu = new Menu();
    menu.items = withoutExtraSeparators(template).map((item) => (item instanceof MenuItem ? item : new MenuItem(item)));
    return menu;
  }
  items: MenuItem[] = [];
  append(item: MenuItem): void {
    this.items.push(item);
  }
  insert(position: number, item: MenuItem): void {
    this.items.splice(position, 0, item);
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
  popup(): void {}
  closePopup(): void {}
}

type TemplateItem = Electron.MenuItemConstructorOptions | MenuItem;

/** As Electron's own check, by the properties that are there. */
function isTemplateItem(item: unknown): boolean {
  if (typeof item !== 'object' || item === null) return false;
  return 'label' in item || 'role' in item || ('type' in item && item.type === 'separator');
}

/** Electron shows neither two of them in a row nor one at an edge. */
function withoutExtraSeparators(items: readonly TemplateItem[]): readonly TemplateItem[] {
  const isShown = ({ visible }: TemplateItem): boolean => visible !== false;
  const single = items.filter(
    (item, i) => !isShown(item) || item.type !== 'separator' || i === 0 || items[i - 1]?.type !== 'separator',
  );
  return single.filter(
    (item, i) => !isShown(item) || item.type !== 'separator' || (i !== 0 && i !== single.length - 1),
  );
}

const requireMenu = (menu: unknown): void => {
  if (menu !== null && !(menu instanceof Menu)) throw new TypeError('Must pass Menu or null');
};

const requireImage = (image: Electron.NativeImage | string): void => {
  if (typeof image !== 'string' && image.isEmpty()) throw new Error('The image of a tray icon is empty');
  if (typeof image === 'string' && !fs.existsSync(image)) throw new Error(`Failed to load image from path '${image}'`);
};

export class Tray extends EventEmitter implements Like<Electron.Tray> {
  private destroyed = false;
  private title = '';
  private ignoreDoubleClick = false;
  constructor(image: Electron.NativeImage | string) {
    super();
    if (!app.isReady()) throw new Error('Cannot create Tray before app is ready');
    requireImage(image);
    return strict('Tray', this);
  }
  setContextMenu(menu: Electron.Menu | null): void {
    requireMenu(menu);
  }
  setToolTip(text: string): void {
    requireText(text);
  }
  setTitle(title: string): void {
    requireText(title);
    this.title = title;
  }
  getTitle(): string {
    return this.title;
  }
  setImage(image: Electron.NativeImage | string): void {
    requireImage(image);
  }
  setPressedImage(image: Electron.NativeImage | string): void {
    requireImage(image);
  }
  setIgnoreDoubleClickEvents(ignore: boolean): void {
    this.ignoreDoubleClick = ignore;
  }
  getIgnoreDoubleClickEvents(): boolean {
    return this.ignoreDoubleClick;
  }
  popUpContextMenu(menu?: Electron.Menu): void {
    if (menu !== undefined) requireMenu(menu);
  }
  closeContextMenu(): void {}
  getBounds(): Electron.Rectangle {
    return { x: 900, y: 0, width: 24, height: 24 };
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  destroy(): void {
    this.destroyed = true;
  }
}

export class Notification extends EventEmitter implements Like<Electron.Notification> {
  static isSupported = (): boolean => true;
  static handleActivation = (): void => {};
  readonly id: string = '';
  readonly groupId: string = '';
  title = '';
  subtitle = '';
  body = '';
  silent = false;
  hasReply = false;
  sound = '';
  closeButtonText = '';
  urgency: Electron.Notification['urgency'] = 'normal';
  timeoutType: Electron.Notification['timeoutType'] = 'default';
  actions: Electron.NotificationAction[] = [];
  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create Notification before app is ready');
    for (const text of [options.title, options.body]) if (text !== undefined) requireText(text);
    Object.assign(this, options);
    return strict('Notification', this);
  }
  show(): void {}
  close(): void {}
}
