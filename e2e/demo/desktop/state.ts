/** What the desktop's page shows, and what a person does there. Both the page and the demo's process know it. */
import type { IconRecord } from '../../hosts/driver.ts';

export interface Toast {
  /** Its place in the list of all notifications. */
  readonly index: number;
  readonly title: string;
  readonly body: string;
  readonly actions: readonly string[];
}

export interface Tab {
  readonly id: number;
  /** What Daypass has opened. */
  readonly opened: string;
  /** Where it is by now. */
  readonly address: string;
}

export interface LeverState {
  readonly id: string;
  readonly label: string;
  /** What it does, in a sentence. */
  readonly hint: string;
  /** Null: pressing it does something once. */
  readonly isOn: boolean | null;
}

export interface DesktopState {
  /** As the bar shows it. */
  readonly clock: string;
  readonly icon: IconRecord;
  readonly tooltip: string;
  /** The tray's menu, as HTML; empty while it is closed. */
  readonly menu: string;
  readonly isPanelShown: boolean;
  readonly toasts: readonly Toast[];
  readonly tabs: readonly Tab[];
  readonly levers: readonly LeverState[];
  /** What the last lever has done, in a sentence. */
  readonly news: string;
  readonly language: string;
  readonly languages: readonly { readonly id: string; readonly name: string }[];
  /** Command lines that a person may want to type. */
  readonly suggestions: readonly string[];
}

/** What a person does on the desktop. */
export type DesktopAct =
  | { readonly kind: 'icon' }
  | { readonly kind: 'menu' }
  | { readonly kind: 'menu-item'; readonly depth: number; readonly label: string; readonly opens: boolean }
  | { readonly kind: 'toast'; readonly index: number; readonly action: string | null }
  | { readonly kind: 'close-tab'; readonly id: number }
  | { readonly kind: 'lever'; readonly id: string }
  | { readonly kind: 'language'; readonly id: string }
  | { readonly kind: 'type'; readonly line: string }
  | { readonly kind: 'interrupt' };

/** What a terminal prints: a line that was typed, what comes of it, or its end. */
export type TerminalEvent =
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'output'; readonly text: string }
  | { readonly kind: 'ended'; readonly code: number };

/** The name of the function that the page calls with what a person does. */
export const actName = 'demoDesktopAct';
/** The events by which the page hears of its state and of its terminal. */
export const stateEvent = 'demo-desktop-state';
export const terminalEvent = 'demo-desktop-terminal';
/** The `name` of the frame with the panel; those of the browser's tabs begin otherwise. */
export const panelFrameName = 'demo-panel';
