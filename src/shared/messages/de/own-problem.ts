/** What is said about Daypass's own troubles, with itself and with its folder, in German. */
import type { ProblemTexts } from '../problem-texts.ts';

export const ownProblem = {
  'notifications-refused': {
    message: 'Das System hat eine Benachrichtigung von Daypass nicht gezeigt.',
    action:
      'Benachrichtigungen von Daypass in den Systemeinstellungen erlauben. Unter Linux brauchen sie die Bibliothek libnotify.',
  },
  'login-item-failed': {
    message: 'Der Start von Daypass beim Anmelden ließ sich nicht ändern ({{reason}}).',
    action: 'In den Systemeinstellungen ändern, unter Anmeldeobjekte oder Autostart.',
  },
  'login-item-unapproved': {
    message: 'macOS wartet auf Ihre Zustimmung, bevor es Daypass beim Anmelden startet.',
    action: 'Daypass in den Systemeinstellungen unter „Allgemein“, „Anmeldeobjekte“ erlauben.',
  },
  'shortcut-refused': {
    message:
      'Das System hat Daypass das Tastenkürzel {{keys}} nicht gegeben. Vermutlich verwendet es ein anderes Programm.',
    action:
      'Andere Tasten wählen. Oder in den Tastatureinstellungen des Systems ein Kürzel einrichten, das Daypass startet: Auch das zeigt Daypass.',
  },
  'marks-file-invalid': {
    message:
      '{{file}} ist keine Datei mit Favoriten, eigenen Namen und Farben oder ist beschädigt. Nichts wurde importiert.',
    action: 'Um einen neuen Export bitten, dann diesen importieren.',
  },
  'marks-file-newer': {
    message: '{{file}} stammt von einem neueren Daypass. Nichts wurde importiert.',
    action: 'Daypass aktualisieren, dann die Datei erneut importieren.',
  },
  'marks-full': {
    message: '{{most}} Konten und Rollen sind markiert, mehr behält Daypass nicht.',
    action: 'Zuerst einen Favoriten, einen eigenen Namen oder eine Farbe entfernen, dann erneut versuchen.',
  },
  'command-invalid': {
    message: 'Das hat wegen eines Fehlers in Daypass nicht funktioniert.',
    action: 'Daypass beenden und wieder öffnen. Wenn es erneut passiert, bitte melden.',
  },
  'too-many-at-once': {
    message: 'Das war zu viel auf einmal; Daypass hat dies ausgelassen.',
    action: 'Einen Moment warten, dann erneut versuchen.',
  },
  unexpected: {
    message: 'In Daypass ist etwas Unerwartetes passiert.',
    action: 'Erneut versuchen. Wenn es wieder passiert, bitte zusammen mit der Protokolldatei melden.',
  },
  'uncaught-errors': {
    message: 'In Daypass ist unerwartet etwas fehlgeschlagen (bisher {{times}}-mal). Daypass läuft weiter.',
    action: 'Wenn etwas nicht funktioniert, Daypass beenden und wieder öffnen. Bitte zusammen mit {{file}} melden.',
  },
  'start-failed': {
    message: 'Daypass konnte nicht starten.',
    action: 'Erneut versuchen. Wenn es wieder passiert, bitte zusammen mit der Protokolldatei in {{folder}} melden.',
  },
  'data-folder-unwritable': {
    message:
      'Daypass kann in seinem Ordner {{folder}} nichts speichern ({{reason}}). Einstellungen und Protokoll gehen verloren.',
    action: 'Dafür sorgen, dass der Ordner Ihnen gehört und beschreibbar ist, dann Daypass neu starten.',
  },
  'data-folder-shared': {
    message: 'Auch der Computer {{computer}} nutzt den Daypass-Ordner {{folder}} oder hat ihn gesperrt zurückgelassen.',
    action:
      'Laufen beide, können Einstellungen verloren gehen. Läuft Daypass dort nicht, SingletonLock in diesem Ordner löschen.',
  },
} as const satisfies Partial<ProblemTexts>;
