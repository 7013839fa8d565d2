/** What is said about Daypass's own troubles, with itself and with its folder, in English. */
import type { ProblemTexts } from '../problem-texts.ts';

export const ownProblem = {
  'notifications-refused': {
    message: 'Your system did not show a notification from Daypass.',
    action: 'Allow notifications from Daypass in your system settings. On Linux they need the library libnotify.',
  },
  'login-item-failed': {
    message: 'Starting Daypass at login could not be changed ({{reason}}).',
    action: 'Change it in your system settings, under login items or startup apps.',
  },
  'login-item-unapproved': {
    message: 'macOS waits for your consent before it starts Daypass at login.',
    action: 'Allow Daypass in the system settings, under General, Login Items.',
  },
  'shortcut-refused': {
    message: 'The system did not give Daypass the shortcut {{keys}}. Another program probably uses it.',
    action:
      'Choose other keys. Or set a shortcut in your system’s keyboard settings that starts Daypass: that shows the panel, too.',
  },
  'marks-file-invalid': {
    message: '{{file}} is not a file of favorites, nicknames and colors, or it is damaged. Nothing was imported.',
    action: 'Ask for a new export, then import that.',
  },
  'marks-file-newer': {
    message: '{{file}} was exported by a newer Daypass. Nothing was imported.',
    action: 'Update Daypass, then import the file again.',
  },
  'marks-full': {
    message: 'You have marked {{most}} accounts and roles, which is as many as Daypass keeps.',
    action: 'Remove a favorite, a nickname or a color first, then try again.',
  },
  'command-invalid': {
    message: 'This action did not work because of a fault in Daypass.',
    action: 'Quit Daypass and open it again. If this comes back, please report it.',
  },
  'too-many-at-once': {
    message: 'Daypass was asked for too much at the same time, and has left this out.',
    action: 'Wait a moment, then try again.',
  },
  unexpected: {
    message: 'Something unexpected happened in Daypass.',
    action: 'Try again. If this comes back, please report it together with the log file.',
  },
  'uncaught-errors': {
    message: 'Something in Daypass failed unexpectedly (times so far: {{times}}). Daypass goes on.',
    action: 'If something does not work, quit Daypass and open it again. Please report it together with {{file}}.',
  },
  'start-failed': {
    message: 'Daypass could not start.',
    action: 'Try again. If this comes back, please report it together with the log file in {{folder}}.',
  },
  'data-folder-unwritable': {
    message: 'Daypass cannot save anything in its folder {{folder}} ({{reason}}). Choices and the log will be lost.',
    action: 'Make sure that this folder is yours and takes files, then open Daypass again.',
  },
  'data-folder-shared': {
    message: 'The computer {{computer}} also uses Daypass’s folder {{folder}}, or has left it locked.',
    action: 'Where both run, choices may be lost. If Daypass does not run there, delete SingletonLock in this folder.',
  },
} as const satisfies Partial<ProblemTexts>;
