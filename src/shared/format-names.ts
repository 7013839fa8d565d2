/** What the forms of role credentials are called. */
import { copiedFormats, type CopiedFormat } from './credential-formats.ts';
import type { Translate } from './messages/index.ts';

/** `format` null: that of the user's own shell. */
export function formatName(format: CopiedFormat | null, t: Translate): string {
  switch (format) {
    case null:
      return t('panel.roles.keys.usual');
    // Proper names, the same in every language.
    case 'sh':
      return 'bash, zsh';
    case 'fish':
      return 'fish';
    case 'powershell':
      return 'PowerShell';
    case 'json':
      return 'JSON';
    case 'cmd':
    case 'dotenv':
    case 'credentials-file':
      return t(`panel.roles.keys.format.${format}`);
  }
}

/** The user's own first. */
export const copiedChoices: readonly (CopiedFormat | null)[] = [null, ...copiedFormats];
