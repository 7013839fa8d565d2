/** What is said of sessions that end or are refused, in German. */
import type { ProblemTexts } from '../problem-texts.ts';

export const sessionProblem = {
  'token-lost-by-other-tool': {
    message:
      'Ein anderes Programm hat {{session}} erneuert, ohne das neue Token zu speichern. Die Sitzung lässt sich nicht mehr erneuern.',
    action: 'Einmal erneut anmelden. Bis zum Ablauf des aktuellen Tokens funktioniert alles weiter.',
  },
  'session-not-extended': {
    message: 'Sie haben sich bei {{session}} erneut angemeldet, die Sitzung läuft aber nicht später ab als vorher.',
    action:
      'AWS verlängert keine laufende Sitzung: von {{session}} abmelden, dann anmelden. Hilft das nicht, ist die maximale Sitzungsdauer der Organisation erreicht.',
  },
  'new-session-unfinished': {
    message: 'Die neue Sitzung von {{session}} wurde nicht abgeschlossen, und die alte ist abgemeldet.',
    action: 'Anmelden, um sie abzuschließen.',
  },
  'new-session-not-told': {
    message: 'Für eine neue Sitzung wurde {{session}} abgemeldet, AWS behält die alte aber möglicherweise noch.',
    action:
      'Auch im Zugriffsportal im Browser abmelden, dann hier anmelden. Sonst läuft die neue Sitzung möglicherweise ab, wenn die alte abgelaufen wäre.',
  },
  'new-session-elsewhere': {
    message: 'Eine neue Sitzung von {{session}} wird gerade in einem Terminal gestartet.',
    action: 'Die Anmeldung dafür im Browser abschließen oder hier anmelden.',
  },
  'other-identity': {
    message: 'Bei {{session}} ist jetzt {{user}} angemeldet, nicht {{expected}}.',
    action:
      'Vermutlich war der Browser noch als {{user}} angemeldet. Dort im Zugriffsportal abmelden oder in den Einstellungen einen anderen Browser für diese Sitzung wählen, dann erneut anmelden.',
  },
  'container-unavailable': {
    message: 'Der Container {{container}} ließ sich nicht öffnen: {{browser}} fehlt die Erweiterung dafür.',
    action:
      'Die Seite wurde ohne Container geöffnet. „Open external links in a container“ in diesem Firefox-Profil installieren oder ein anderes Fenster wählen.',
  },
  'role-browser-gone': {
    message: '{{browser}} ließ sich für {{role}} in {{accountId}} nicht öffnen.',
    action:
      'Stattdessen wurde der Browser der Sitzung geöffnet. Für die Rolle oder ihr Konto einen anderen Browser wählen.',
  },
  'browser-gone': {
    message: '{{browser}} ließ sich für {{session}} nicht öffnen.',
    action: 'Stattdessen wurde der Standardbrowser geöffnet. In den Einstellungen einen anderen Browser wählen.',
  },
  'renewal-awaited': {
    message: 'Das Zugriffstoken ist abgelaufen.',
    action: 'Daypass erneuert es und macht dann automatisch weiter.',
  },
  'not-assigned': {
    message: 'AWS führt Konto {{accountId}} auf, verweigert aber den Zugriff.',
    action:
      'Eine neue Zuweisung kann einige Minuten dauern: erneut versuchen oder eine neue Sitzung starten, wenn die jetzige älter ist. Verweigert AWS den Zugriff weiterhin, die AWS-Administration fragen.',
  },
  'role-not-listed': {
    message:
      '{{role}} in {{account}} stand nicht in der letzten Liste von AWS, deshalb wurde die Konsole nicht geöffnet.',
    action:
      'Bei Bedarf anmelden, dann dieses Konto aktualisieren. Fehlt die Rolle weiterhin, die AWS-Administration fragen.',
  },
} as const satisfies Partial<ProblemTexts>;
