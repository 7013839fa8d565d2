/** What is said about files and folders that the system, or what is in them, keeps from us, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const fileProblem = {
  'file-unreadable': {
    message: 'Can’t read {{file}} ({{reason}}).',
    action: 'Check that it exists and that you may read it.',
  },
  'file-unwritable': {
    message: 'Can’t write {{file}} ({{reason}}).',
    action: 'Check your permissions for this file and its folder.',
  },
  'aws-folder-gone': {
    message: 'The folder {{folder}} is missing.',
    action: 'Restore it, then try again.',
    whileRetrying: 'Your sessions are kept in memory until it’s back. Daypass doesn’t create a new one.',
  },
  'settings-damaged': {
    message: 'Some settings in {{file}} couldn’t be read, and are back to their defaults.',
    action: 'Check your settings. The original file is saved next to it as {{kept}}.',
  },
} as const satisfies Partial<ProblemTexts>;
