/** Asks for a file with the system's own dialog: only there a person names a path, never in the page. */
import { app, BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions, type WebContents } from 'electron';

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
  /**
   * Null: its window has ended, or the app is about to. The system may give no answer then; or macOS, which takes a dialog from its
   * window without a word, one that counts as "Save".
   */
  const during = async <Answer>(ask: (parent: BrowserWindow | null) => Promise<Answer>): Promise<Answer | null> => {
    const { promise: ended, resolve: end } = Promise.withResolvers<null>();
    const noAnswer = (): void => end(null);
    const contents = page();
    const made = contents ? BrowserWindow.fromWebContents(contents) : null;
    // macOS hangs it on its window, and would show none with a hidden one.
    const parent = made?.isVisible() ? made : null;
    open += 1;
    try {
      parent?.once('closed', noAnswer);
      app.once('before-quit', noAnswer);
      return await Promise.race([ask(parent), ended]);
    } finally {
      open -= 1;
      app.off('before-quit', noAnswer);
      if (parent?.isDestroyed() === false) parent.off('closed', noAnswer);
    }
  };
  return {
    async askFileToSave(defaultPath) {
      const options: SaveDialogOptions = { defaultPath, filters };
      const answer = await during((parent) =>
        parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options),
      );
      return answer === null || answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
    async askFileToOpen() {
      const options: OpenDialogOptions = { properties: ['openFile'], filters };
      const answer = await during((parent) =>
        parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options),
      );
      return answer === null || answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    isOpen: () => open > 0,
  };
}
