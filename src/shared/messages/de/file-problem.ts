/** What is said about files and folders that the system, or what is in them, keeps from us, in German. */
import type { ProblemTexts } from '../problem-texts.ts';

export const fileProblem = {
  'file-unreadable': {
    message: 'Daypass kann {{file}} nicht lesen ({{reason}}).',
    action: 'Prüfen, ob die Datei da ist und Ihr Benutzerkonto sie lesen darf.',
  },
  'file-unwritable': {
    message: 'Daypass kann {{file}} nicht schreiben ({{reason}}).',
    action: 'Die Zugriffsrechte für diese Datei und ihren Ordner prüfen.',
  },
  'aws-folder-gone': {
    message: 'Der Ordner {{folder}} fehlt.',
    action: 'Den Ordner wiederherstellen, dann erneut versuchen.',
    whileRetrying:
      'Daypass behält die Sitzungen im Speicher und macht weiter, sobald der Ordner wieder da ist. Einen neuen legt es nicht an.',
  },
  'settings-damaged': {
    message:
      'Daypass konnte nicht alle Einstellungen in {{file}} lesen. Was lesbar war, gilt; der Rest ist wieder auf den Vorgaben.',
    action: 'Die Einstellungen durchsehen. Die Datei, wie sie war, liegt daneben als {{kept}}.',
  },
} as const satisfies Partial<ProblemTexts>;
