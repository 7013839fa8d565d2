/** Asks for a file with the system's own dialog: only there a person names a path, never in the page. */
import { BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions, type WebContents } from 'electron';

export interface FileDialogs {
  /** The file to write, with this name proposed; null where nobody chose one. */
  askFileToSave(name: string): Promise<string | null>;
  /** The file to read; null where nobody chose one. */
  askFileToOpen(): Promise<string | null>;
  /** Whether one is open. It has the focus then, and what it is asked for is awaited by the page. */
  isOpen(): boolean;
}

const filters = [{ name: 'JSON', extensions: ['json'] }];

/** `page`: the panel's. A dialog belongs to its window, so that the focus comes back to it. */
export function createFileDialogs(page: () => WebContents | undefined): FileDialogs {
  let open = 0;
  const during = async <Answer>(ask: (parent: BrowserWindow | null) => Promise<Answer>): Promise<Answer> => {
    open += 1;
    try {
      const contents = page();
      const parent = contents ? BrowserWindow.fromWebContents(contents) : null;
      // macOS hangs it on its window, and would show none with a hidden one.
      return await ask(parent?.isVisible() ? parent : null);
    } finally {
      open -= 1;
    }
  };
  return {
    async askFileToSave(defaultPath) {
      const options: SaveDialogOptions = { defaultPath, filters };
      const { canceled, filePath } = await during((parent) =>
        parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options),
      );
      return canceled || filePath === '' ? null : filePath;
    },
    async askFileToOpen() {
      const options: OpenDialogOptions = { properties: ['openFile'], filters };
      const { canceled, filePaths } = await during((parent) =>
        parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options),
      );
      return canceled ? null : (filePaths[0] ?? null);
    },
    isOpen: () => open > 0,
  };
}
