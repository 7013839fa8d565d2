/** What is said about Daypass's own troubles, with itself and with its folder, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const ownProblem = {
  'notifications-refused': {
    message: 'Your system didn’t show a notification from Daypass.',
    action: 'Allow notifications from Daypass in your system settings. On Linux, install libnotify.',
  },
  'login-item-failed': {
    message: 'Couldn’t change “Start Daypass when I log in” ({{reason}}).',
    action: 'Change it in your system settings, under login items or startup apps.',
  },
  'login-item-unapproved': {
    message: 'macOS needs your approval to start Daypass at login.',
    action: 'Allow Daypass in System Settings, under General > Login Items.',
  },
  'shortcut-refused': {
    message: 'Couldn’t register the shortcut {{keys}}. Another program probably uses it.',
    action:
      'Choose other keys, or set a shortcut in your system’s keyboard settings that starts Daypass. Starting it again shows the panel.',
  },
  'marks-file-invalid': {
    message: '{{file}} isn’t a file of favorites, nicknames and colors, or it’s damaged. Nothing was imported.',
    action: 'Ask for a new export, then import it.',
  },
  'marks-file-newer': {
    message: '{{file}} was exported by a newer Daypass. Nothing was imported.',
    action: 'Update Daypass, then import the file again.',
  },
  'marks-full': {
    message: 'You have marked {{most}} accounts and roles, the most that Daypass keeps.',
    action: 'Remove a favorite, a nickname or a color first, then try again.',
  },
  'command-invalid': {
    message: 'That didn’t work because of a bug in Daypass.',
    action: 'Quit and reopen Daypass. If it happens again, please report it.',
  },
  'too-many-at-once': {
    message: 'Too many actions at once, so this one was skipped.',
    action: 'Wait a moment, then try again.',
  },
  unexpected: {
    message: 'Something unexpected happened in Daypass.',
    action: 'Try again. If it happens again, please report it with the log file.',
  },
  'uncaught-errors': {
    message: 'Something in Daypass failed unexpectedly (times so far: {{times}}). Daypass continues.',
    action: 'If something doesn’t work, quit and reopen Daypass. Please report it with {{file}}.',
  },
  'start-failed': {
    message: 'Daypass couldn’t start.',
    action: 'Try again. If it happens again, please report it with the log file in {{folder}}.',
  },
  'data-folder-unwritable': {
    message: 'Can’t save to Daypass’s folder {{folder}} ({{reason}}). Settings and the log will be lost.',
    action: 'Check your permissions for this folder, then restart Daypass.',
  },
  'data-folder-shared': {
    message: 'The computer {{computer}} also uses Daypass’s folder {{folder}}, or left it locked.',
    action: 'Settings may be lost while both run. If Daypass doesn’t run there, delete SingletonLock in this folder.',
  },
} as const satisfies Partial<ProblemTexts>;
