/** What people paste into a shell to use a profile: each shell writes and quotes it in its own way. */
import type { ExportShell } from '../../shared/profile-commands.ts';
import { isPasteable, shellWord } from '../system/shell-word.ts';

/**
 * The line that sets AWS_PROFILE for what is started afterwards in the same shell. Null where the name cannot be written so that
 * the shell takes it as it is.
 */
export function exportLine(shell: ExportShell, profile: string): string | null {
  if (!isPasteable(profile)) return null;
  switch (shell) {
    case 'posix':
      return `export AWS_PROFILE=${shellWord(profile)}`;
    case 'fish':
      return `set -gx AWS_PROFILE ${fishWord(profile)}`;
    case 'powershell':
      // PowerShell takes the typographic quotes for the plain one.
      return `$env:AWS_PROFILE = '${profile.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
    case 'cmd':
      // Nothing keeps cmd from reading these two inside of quotes.
      return /["%]/.test(profile) ? null : `set "AWS_PROFILE=${profile}"`;
  }
}

function fishWord(word: string): string {
  return /^[\w@+=:,./-]+$/.test(word) ? word : `'${word.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}

/** The shell that somebody works in: PowerShell on Windows, elsewhere what their account or terminal says. */
export function userShell(platform: NodeJS.Platform, shell: string | undefined): ExportShell {
  if (platform === 'win32') return 'powershell';
  return shell !== undefined && /(^|\/)fish$/.test(shell) ? 'fish' : 'posix';
}
