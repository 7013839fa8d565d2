/**
 * What tells a system and its clipboard managers that a text in the clipboard is a secret: formats that stand beside the text, put
 * there in the same moment. They ask; a program that does not care reads the text all the same.
 */

export interface ConcealingFormat {
  /** As the system calls it. */
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** A DWORD of zero: no. */
const no = new Uint8Array(4);
const words = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/**
 * Windows: neither in the history of the clipboard nor on other devices (Microsoft Learn, "Clipboard Formats"). macOS: what
 * nspasteboard.org has agreed on. Linux: KDE's, which other desktops' managers follow.
 */
export function concealingFormats(platform: NodeJS.Platform): readonly ConcealingFormat[] {
  switch (platform) {
    case 'win32':
      return [
        { name: 'ExcludeClipboardContentFromMonitorProcessing', content: no },
        { name: 'CanIncludeInClipboardHistory', content: no },
        { name: 'CanUploadToCloudClipboard', content: no },
      ];
    case 'darwin':
      return [{ name: 'org.nspasteboard.ConcealedType', content: words('concealed') }];
    default:
      return [{ name: 'x-kde-passwordManagerHint', content: words('secret') }];
  }
}

/** The name that Electron gives to a format of the system's own. */
export function rawFormat(name: string): string {
  return `electron application/osclipboard;format="${name}"`;
}
