/** Asks for a file with the system's own dialog: only there a person names a path, never in the page. */
import { dialog } from 'electron';

const filters = [{ name: 'JSON', extensions: ['json'] }];

/** The file to write, with this name proposed; null where nobody chose one. */
export async function askFileToSave(defaultPath: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath, filters });
  return canceled || filePath === '' ? null : filePath;
}

/** The file to read; null where nobody chose one. */
export async function askFileToOpen(): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({ properties: ['openFile'], filters });
  return canceled ? null : (filePaths[0] ?? null);
}
