/** What is said about files and folders that the system, or what is in them, keeps from us, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const fileProblem = {
  'file-unreadable': {
    message: 'Daypass cannot read {{file}} ({{reason}}).',
    action: 'Check that the file is there and that your user account may read it.',
  },
  'file-unwritable': {
    message: 'Daypass cannot write {{file}} ({{reason}}).',
    action: 'Check that your user account may write to this file and its folder.',
  },
  'aws-folder-gone': {
    message: 'The folder {{folder}} is not there.',
    action: 'Bring it back, then try again.',
    whileRetrying: 'Daypass keeps your sessions in mind and goes on when the folder is back. It makes no new one.',
  },
  'settings-damaged': {
    message:
      'Daypass could not read all of its settings in {{file}}. What it could read is in use, the rest is back to the defaults.',
    action: 'Look at your settings. The file as it was is kept beside it as {{kept}}.',
  },
} as const satisfies Partial<ProblemTexts>;
