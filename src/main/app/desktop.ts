/** What Daypass needs of the machine that it runs on; electron/ gives it on a desktop. */
import type { ZoomStep } from '../../shared/zoom.ts';
import type { Locale, ThemeSetting } from '../../shared/app-state.ts';
import type { AwsPaths } from '../aws/paths.ts';
import type { ReadBrowserChoices } from '../browsers/session-browsers.ts';
import type { Log } from '../system/log.ts';
import type { ManagedSource } from '../system/managed-source.ts';
import type { Updater } from '../system/updater.ts';
import type { LoginItem } from '../system/login-item.ts';
import type { CallbackPage } from '../sign-in/loopback-listener.ts';

export interface Desktop {
  /** The environment variables. */
  readonly env: Readonly<NodeJS.ProcessEnv>;
  readonly platform: NodeJS.Platform;
  readonly paths: AwsPaths;
  /** The folder for Daypass's own settings. */
  readonly dataDir: string;
  /** Where another Daypass beside this one keeps how long sessions lasted, if one knows more than this. */
  readonly historyBeside?: string;
  /** The app's settings file, to be looked at by the check; absent: this is the app. */
  readonly settingsBeside?: string;
  readonly log: Log;
  readonly systemLocale: () => Locale;
  /** How the system writes times: a BCP 47 tag such as `en-GB`. */
  readonly formats: string;
  readonly loginItem: LoginItem;
  /** What an administrator has settled for this computer. Never rejects. */
  readonly readManaged: () => Promise<ManagedSource>;
  /** Puts newer versions in the place of this one; absent: nothing does. */
  readonly updater?: Updater;
  /** Registers the global shortcut in the place of the one before, or none; false if the system refuses it. */
  readonly setShortcut: (keys: string | null) => boolean;
  readonly setTheme: (theme: ThemeSetting) => void;
  readonly loopbackWorks: () => boolean;
  /** Reads which browsers were chosen in the app; absent: this is the app. */
  readonly readBrowserChoices?: ReadBrowserChoices;
  /** Opens an https URL in the system's browser; rejects when that fails. */
  readonly openBrowser: (url: string) => Promise<void>;
  /** The page that a browser shows after it has answered the loopback listener, in the language that is shown. */
  readonly callbackPage: (outcome: CallbackPage) => { readonly html: string; readonly csp: string };
  readonly copyText: (text: string) => Promise<void>;
  /** The same, marked as a secret for programs that keep what was copied. */
  readonly copySecret: (text: string) => Promise<void>;
  readonly readClipboard: () => Promise<string>;
  readonly clearClipboard: () => Promise<void>;
  /** Ask for a file with the system's own dialog; null where nobody chose one. */
  readonly askFileToSave: (name: string) => Promise<string | null>;
  readonly askFileToOpen: () => Promise<string | null>;
  readonly showPanel: () => void;
  readonly hidePanel: () => void;
  readonly zoomPanel: (step: ZoomStep) => void;
  /** Sends the whole state to the panel, which has just loaded. */
  readonly refreshPanel: () => void;
  /** The panel has drawn the snapshot of this number: the next one may be sent. */
  readonly panelDrawn: (number: number) => void;
  /** The panel is hidden and has told where it was left; whether a page that begins anew would lose nothing. */
  readonly panelLeft: (mayClose: boolean) => void;
  /** Accounts are listed for somebody who looks; a hidden panel asks AWS for nothing. */
  readonly isPanelVisible: () => boolean;
  readonly quit: () => void;
}

/** What a Daypass without a window and a clipboard of its own does with these: nothing. */
export const withoutWindow = {
  setShortcut: () => false,
  setTheme: () => {},
  copyText: async () => {},
  copySecret: async () => {},
  readClipboard: async () => '',
  clearClipboard: async () => {},
  askFileToSave: async () => null,
  askFileToOpen: async () => null,
  showPanel() {},
  hidePanel() {},
  zoomPanel() {},
  refreshPanel() {},
  panelDrawn() {},
  panelLeft() {},
  isPanelVisible: () => false,
  quit() {},
} as const satisfies Partial<Desktop>;
