/** What is said about Daypass's own troubles, with itself and with its folder, in German. */
import type { ProblemTexts } from '../problem-texts.ts';

export const ownProblem = {
  'notifications-refused': {
    message: 'Das System hat eine Benachrichtigung von Daypass nicht gezeigt.',
    action: 'Benachrichtigungen von Daypass in den Systemeinstellungen erlauben. Unter Linux libnotify installieren.',
  },
  'login-item-failed': {
    message: '„Daypass beim Anmelden am Computer starten“ ließ sich nicht ändern ({{reason}}).',
    action: 'In den Systemeinstellungen ändern, unter Anmeldeobjekte oder Autostart.',
  },
  'login-item-unapproved': {
    message: 'macOS braucht Ihre Zustimmung, um Daypass beim Anmelden am Computer zu starten.',
    action: 'Daypass in den Systemeinstellungen unter „Allgemein“ > „Anmeldeobjekte“ erlauben.',
  },
  'shortcut-refused': {
    message: 'Das Tastenkürzel {{keys}} ließ sich nicht registrieren. Vermutlich verwendet es ein anderes Programm.',
    action:
      'Andere Tasten wählen oder in den Tastatureinstellungen des Systems ein Kürzel einrichten, das Daypass startet. Ein erneuter Start zeigt Daypass.',
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
    message: '{{most}} Konten und Rollen sind markiert; mehr behält Daypass nicht.',
    action: 'Zuerst einen Favoriten, einen eigenen Namen oder eine Farbe entfernen, dann erneut versuchen.',
  },
  'command-invalid': {
    message: 'Das hat wegen eines Fehlers in Daypass nicht funktioniert.',
    action: 'Daypass beenden und wieder öffnen. Tritt es erneut auf, bitte melden.',
  },
  'too-many-at-once': {
    message: 'Zu viele Aktionen auf einmal, deshalb wurde diese übersprungen.',
    action: 'Einen Moment warten, dann erneut versuchen.',
  },
  unexpected: {
    message: 'In Daypass ist etwas Unerwartetes passiert.',
    action: 'Erneut versuchen. Tritt es wieder auf, bitte zusammen mit der Protokolldatei melden.',
  },
  'uncaught-errors': {
    message: 'In Daypass ist unerwartet etwas fehlgeschlagen (bisher {{times}}-mal). Daypass läuft weiter.',
    action: 'Wenn etwas nicht funktioniert, Daypass beenden und wieder öffnen. Bitte zusammen mit {{file}} melden.',
  },
  'start-failed': {
    message: 'Daypass konnte nicht starten.',
    action: 'Erneut versuchen. Tritt es wieder auf, bitte zusammen mit der Protokolldatei in {{folder}} melden.',
  },
  'data-folder-unwritable': {
    message:
      'Daypass kann in seinem Ordner {{folder}} nichts speichern ({{reason}}). Einstellungen und Protokoll gehen verloren.',
    action: 'Die Zugriffsrechte für diesen Ordner prüfen, dann Daypass neu starten.',
  },
  'data-folder-shared': {
    message:
      'Auch der Computer {{computer}} verwendet den Daypass-Ordner {{folder}} oder hat ihn gesperrt zurückgelassen.',
    action:
      'Laufen beide, können Einstellungen verloren gehen. Läuft Daypass dort nicht, SingletonLock in diesem Ordner löschen.',
  },
} as const satisfies Partial<ProblemTexts>;
