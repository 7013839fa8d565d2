/** The system's clipboard. */
import { clipboard, ClipboardItem } from 'electron';
import { concealingFormats, rawFormat } from './concealed.ts';

export const systemClipboard = { copyText, copySecret, readClipboard, clearClipboard } as const;

async function copyText(text: string): Promise<void> {
  await clipboard.writeText(text);
}

/** With the marks by which this system knows a secret; without them where it takes none. */
async function copySecret(text: string): Promise<void> {
  const marks = concealingFormats(process.platform).map(({ name, content }) => [rawFormat(name), new Blob([content])]);
  try {
    await clipboard.write([new ClipboardItem({ 'text/plain': text, ...Object.fromEntries(marks) })]);
  } catch {
    await clipboard.writeText(text);
  }
}

async function readClipboard(): Promise<string> {
  return clipboard.readText();
}

async function clearClipboard(): Promise<void> {
  clipboard.clear();
}
