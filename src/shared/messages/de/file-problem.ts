/** What is said about files and folders that the system, or what is in them, keeps from us, in German. */
import type { ProblemTexts } from '../problem-texts.ts';

export const fileProblem = {
  'file-unreadable': {
    message: 'Daypass kann {{file}} nicht lesen ({{reason}}).',
    action: 'Prüfen, ob die Datei vorhanden ist und Ihr Benutzerkonto sie lesen darf.',
  },
  'file-unwritable': {
    message: 'Daypass kann {{file}} nicht schreiben ({{reason}}).',
    action: 'Die Zugriffsrechte für diese Datei und ihren Ordner prüfen.',
  },
  'aws-folder-gone': {
    message: 'Der Ordner {{folder}} fehlt.',
    action: 'Den Ordner wiederherstellen, dann erneut versuchen.',
    whileRetrying:
      'Daypass behält die Sitzungen im Speicher, bis der Ordner wieder da ist. Einen neuen legt es nicht an.',
  },
  'settings-damaged': {
    message: 'Einige Einstellungen in {{file}} waren nicht lesbar und haben wieder ihre Standardwerte.',
    action: 'Die Einstellungen prüfen. Die ursprüngliche Datei liegt daneben als {{kept}}.',
  },
} as const satisfies Partial<ProblemTexts>;
