/** Records the tray icon and its menu, and acts on them as a person would. */
import type * as Electron from 'electron';
import { before } from './before.ts';
import type { Images } from './images.ts';

/** One menu item as it is shown: `&&` reads `&`, and a single `&`, which marks a shortcut, is not seen. */
export interface MenuRecord {
  readonly label: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly checked: boolean;
  readonly sublabel: string;
  /** The file name of its picture. */
  readonly icon?: string;
  readonly submenu?: readonly MenuRecord[];
}

interface TrayState {
  menu: Electron.Menu | null;
  /** What the app brought up by itself, as it does on macOS in place of setting a menu. */
  popup: Electron.Menu | null;
  tooltip: string;
  title: string;
  image: Electron.NativeImage | string | undefined;
  /** How often a Linux desktop was sent the whole menu: Chromium does so for a new tooltip as well. */
  menusSent: number;
  /** How often the icon got another picture, after its first. */
  imagesSet: number;
}

const seen = (label: string) => label.replace(/&(.)/g, '$1');

export function describe(menu: Electron.Menu | null | undefined, images: Images): MenuRecord[] {
  return (menu?.items ?? []).map(({ label, type, enabled, visible, checked, sublabel, icon, submenu }) => ({
    label: seen(label),
    type,
    enabled,
    visible,
    checked,
    sublabel: sublabel ?? '',
    ...(icon && { icon: images.describe(icon).files[0] ?? '' }),
    ...(submenu && { submenu: describe(submenu, images) }),
  }));
}

function find(menu: Electron.Menu | null | undefined, [label = '', ...rest]: (string | RegExp)[]): Electron.MenuItem {
  const usable = (menu?.items ?? []).filter((item) => item.visible && item.enabled && item.type !== 'separator');
  const fits = (text: string) => (typeof label === 'string' ? text === label : label.test(text));
  const item = usable.find((candidate) => fits(seen(candidate.label)));
  if (!item) throw new Error(`No menu item '${label}' to click among: ${usable.map((i) => i.label).join(' | ')}`);
  return rest.length > 0 ? find(item.submenu, rest) : item;
}

/** Watches every Tray; its pop-up menus are recorded in place of being shown, as they would wait for a person. */
function watchTrays({ Tray }: typeof Electron, images: Images) {
  const trays = new Map<Electron.Tray, TrayState>();
  let first: { readonly wall: number; readonly cpu: NodeJS.CpuUsage } | undefined;
  const stateOf = (tray: Electron.Tray): TrayState => {
    const known = trays.get(tray);
    if (known) return known;
    first ??= { wall: performance.now(), cpu: process.cpuUsage() };
    // A constructor cannot be watched in Electron: the picture given to it is the one made last.
    const state: TrayState = {
      menu: null,
      popup: null,
      tooltip: '',
      title: '',
      image: images.last(),
      menusSent: 0,
      imagesSet: 0,
    };
    trays.set(tray, state);
    return state;
  };
  const tray = Tray.prototype;
  const changed = (self: Electron.Tray, change: Partial<TrayState>, menusSent: number) => {
    const state = stateOf(self);
    Object.assign(state, change, { menusSent: state.menusSent + menusSent });
  };
  before(tray, 'setContextMenu', (self, menu) => changed(self, { menu }, 1));
  before(tray, 'setToolTip', (self, tooltip) => changed(self, { tooltip }, 1));
  before(tray, 'setTitle', (self, text) => void (stateOf(self).title = text));
  before(tray, 'setImage', (self, image) => {
    const state = stateOf(self);
    Object.assign(state, { image, imagesSet: state.imagesSet + 1 });
  });
  before(tray, 'destroy', (self) => void trays.delete(self));
  tray.popUpContextMenu = function (this: Electron.Tray, menu?: Electron.Menu) {
    const state = stateOf(this);
    state.popup = menu ?? state.menu;
  };
  const current = () => {
    const found = [...trays].find(([candidate]) => !candidate.isDestroyed());
    if (!found) throw new Error('The app has no tray icon');
    return { tray: found[0], state: found[1] };
  };
  return { current, first: () => first };
}

export function recordTray(electron: typeof Electron, images: Images) {
  const { current, first } = watchTrays(electron, images);
  const menu = (): Electron.Menu | null => {
    const { tray, state } = current();
    if (state.menu) return state.menu;
    tray.emit('right-click', {}, tray.getBounds());
    return state.popup;
  };
  const keys = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
  const calls = {
    trayItems: () => describe(menu(), images),
    trayChoose: (labels: (string | RegExp)[]) =>
      void find(menu(), labels).click({}, electron.BrowserWindow.getFocusedWindow() ?? undefined),
    trayEvent(event: 'click' | 'right-click') {
      const { tray } = current();
      // On Linux a right click only opens the menu that was set.
      if (event === 'right-click' && process.platform === 'linux') return;
      tray.emit(event, keys, tray.getBounds(), { x: 0, y: 0 });
    },
    trayIcon: () => images.describe(current().state.image),
    trayTooltip: () => current().state.tooltip,
    trayTitle: () => current().state.title,
    trayImagesSet: () => current().state.imagesSet,
    trayMenusSent: () => current().state.menusSent,
  };
  return { calls, first };
}
