/** The tray's menu as plain data. */
import type { Command } from '../../shared/commands.ts';
import type { AccountColor } from '../../shared/role-marks.ts';
import { menuLabel } from './label.ts';

/**
 * An item of the menu. `id` is unique in the menu, and the same for the same item in the next model. No item is ever
 * disabled or hidden: macOS ignores both at the top level of a tray's menu, so what cannot be done is left out.
 */
export type TrayItem = TrayAction | TrayCheckbox | TraySubmenu | TraySeparator;

export interface TrayAction {
  readonly type: 'normal';
  readonly id: string;
  readonly label: string;
  readonly command: Command;
  /** The mark of an account, beside the words that say which one it is. */
  readonly color?: AccountColor;
  /** Keys that do the same from anywhere, as Electron spells them: shown, and not taken once more. */
  readonly keys?: string;
}

/** `command` is what a click does as things stand: it turns on or off. */
export interface TrayCheckbox {
  readonly type: 'checkbox';
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly command: Command;
}

export interface TraySubmenu {
  readonly type: 'submenu';
  readonly id: string;
  readonly label: string;
  readonly submenu: readonly TrayItem[];
}

export interface TraySeparator {
  readonly type: 'separator';
  readonly id: string;
}

/** `label` is text as people read it; it is escaped here. */
export function action(id: string, label: string, command: Command, color: AccountColor | null = null): TrayAction {
  return { type: 'normal', id, label: menuLabel(label), command, ...(color !== null && { color }) };
}

export function checkbox(id: string, label: string, checked: boolean, command: Command): TrayCheckbox {
  return { type: 'checkbox', id, label: menuLabel(label), checked, command };
}

export function submenu(id: string, label: string, items: readonly TrayItem[]): TraySubmenu {
  return { type: 'submenu', id, label: menuLabel(label), submenu: items };
}

/** Puts a separator between the groups that have items. `place` tells the separators of submenus apart. */
export function separated(groups: readonly (readonly TrayItem[])[], place = ''): readonly TrayItem[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) =>
      index === 0 ? group : [{ type: 'separator', id: `${place}separator-${index}` }, ...group],
    );
}

/** The items without those whose command is refused: submenus that nothing is left of go with them, and separators that part nothing. */
export function withoutRefused(
  items: readonly TrayItem[],
  isRefused: (command: Command) => boolean,
): readonly TrayItem[] {
  const left = items.flatMap((item): readonly TrayItem[] => {
    if (item.type === 'separator') return [item];
    if (item.type !== 'submenu') return isRefused(item.command) ? [] : [item];
    const inside = withoutRefused(item.submenu, isRefused);
    return inside.length === 0 ? [] : [{ ...item, submenu: inside }];
  });
  return left.filter(
    ({ type }, at) => type !== 'separator' || (at > 0 && (left[at + 1]?.type ?? 'separator') !== 'separator'),
  );
}
