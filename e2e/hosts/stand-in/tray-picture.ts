/** Draws the recorded tray icon, its tooltip and its menu as a page, for pictures of what no headless host shows. */
import type { IconRecord, MenuRecord } from '../driver.ts';

export interface TrayPictureOptions {
  readonly theme: 'light' | 'dark';
  /** The labels of the submenu that is open, from the top: `['Open console']`. */
  readonly open?: readonly string[];
  /** What the clock of the bar shows (epoch ms), in the time zone of the app (testing/home.ts). */
  readonly now: number;
}

/** A CSS font list with Latin and Japanese glyphs of the common desktops. */
const fonts =
  "system-ui, -apple-system, 'Segoe UI', Cantarell, 'Noto Sans', 'Noto Sans CJK JP', 'Hiragino Sans', 'Yu Gothic UI', 'DejaVu Sans', sans-serif";

/** How its menus look. Whoever uses it says what --text, --quiet, --line, --menu and --hover are. */
export const menuStyle = `
  menu { list-style: none; min-width: 230px; max-width: 380px; padding: 5px; border-radius: 10px;
    background: var(--menu); border: 1px solid var(--line); box-shadow: 0 10px 30px #0000003d, 0 1px 3px #0000002e; }
  li { display: grid; grid-template-columns: 16px 1fr; column-gap: 6px; padding: 4px 10px 4px 6px; border-radius: 6px; }
  li.off { color: var(--quiet); }
  li.open { background: var(--hover); }
  li.separator { display: block; height: 1px; margin: 5px 8px; padding: 0; border-radius: 0; background: var(--line); }
  small { grid-column: 2; color: var(--quiet); font-size: 11px; }
  .more { color: var(--quiet); }`;

const style = `
  * { box-sizing: border-box; margin: 0; }
  html { color-scheme: light; font: 13px/1.35 var(--font, ${fonts});
    --text: #1d1f24; --quiet: #6b7079; --line: #0000001c; --menu: #fdfdfeF2; --bar: #f3f4f7d9; --hint: #30343cf2;
    --hint-text: #f4f5f7; --hover: #2f6fed1a; --sky: linear-gradient(150deg, #cfdcf3, #b9c8e8 45%, #d9cfe6); }
  html[data-theme=dark] { color-scheme: dark;
    --text: #eceef2; --quiet: #9aa0ab; --line: #ffffff1f; --menu: #2a2d34F2; --bar: #17191ee0; --hint: #e8eaeef2;
    --hint-text: #1d1f24; --hover: #7aa2ff26; --sky: linear-gradient(150deg, #2a3350, #1f2740 45%, #3a2f4a); }
  body { display: inline-block; color: var(--text); background: var(--sky); min-width: 460px; padding: 0 0 28px; }
  .bar { display: flex; justify-content: flex-end; align-items: center; gap: 12px; height: 32px; padding: 0 14px;
    background: var(--bar); border-bottom: 1px solid var(--line); font-weight: 500; }
  .tray { display: flex; padding: 3px; border-radius: 6px; background: var(--hover); }
  .tray img { width: 20px; height: 20px; }
  html[data-theme=dark] .template { filter: invert(1); }
  .hint { width: max-content; max-width: 320px; margin: 8px 60px 0 auto; padding: 4px 10px; border-radius: 6px;
    color: var(--hint-text); background: var(--hint); font-size: 12px; white-space: pre-line; }
  .menus { display: flex; flex-direction: row-reverse; align-items: flex-start; gap: 4px; margin: 8px 14px 0 28px; }
  ${menuStyle}`;

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function drawItem(item: MenuRecord, isOpen: boolean): string {
  if (item.type === 'separator') return '<li class="separator"></li>';
  const classes = [item.enabled ? '' : 'off', isOpen ? 'open' : ''].filter(Boolean).join(' ');
  const mark = item.checked ? (item.type === 'radio' ? '●' : '✓') : '';
  const more = item.submenu ? '‹' : '';
  const sublabel = item.sublabel === '' ? '' : `<small>${escape(item.sublabel)}</small>`;
  const cells = `<span class="more">${mark}${more}</span><span>${escape(item.label)}</span>`;
  return `<li class="${classes}">${cells}${sublabel}</li>`;
}

/** About how far down in its menu an item is drawn, in CSS pixels. */
const offsetOf = (items: readonly MenuRecord[]): number =>
  items.reduce((sum, item) => sum + (item.type === 'separator' ? 11 : item.sublabel === '' ? 26 : 41), 0);

/** The menu and, to the left of it, the submenus that are open. */
export function drawMenus(items: readonly MenuRecord[], [open, ...deeper]: readonly string[], top = 0): string {
  const visible = items.filter((item) => item.visible);
  const at = visible.findIndex((item) => item.submenu !== undefined && item.label === open);
  const lines = visible.map((item, i) => drawItem(item, i === at)).join('');
  const submenu = visible[at]?.submenu;
  const beside = submenu ? drawMenus(submenu, deeper, top + offsetOf(visible.slice(0, at))) : '';
  return `<menu style="margin-top: ${top}px">${lines}</menu>${beside}`;
}

/** As the bar shows a time (epoch ms), in English. */
export function clockOf(now: number, timeZone = 'UTC'): string {
  return new Date(now).toLocaleTimeString('en', { hour: 'numeric', minute: '2-digit', timeZone });
}

/** An HTML page to take a screenshot of (`page.setContent`, then of `body`). */
export function trayPicture(
  items: readonly MenuRecord[],
  icon: IconRecord,
  tooltip: string,
  { theme, now, open = [] }: TrayPictureOptions,
): string {
  const image = `<img alt="" class="${icon.template ? 'template' : ''}" src="${icon.dataUrl}">`;
  return `<!doctype html>
<html data-theme="${theme}"><head><meta charset="utf-8"><title>Tray</title><style>${style}</style></head>
<body>
<div class="bar"><span class="tray">${image}</span><span>${clockOf(now)}</span></div>
${tooltip === '' ? '' : `<div class="hint">${escape(tooltip)}</div>`}
<div class="menus">${drawMenus(items, open)}</div>
</body></html>`;
}
