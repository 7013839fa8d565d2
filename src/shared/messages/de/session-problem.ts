/** What is said of sessions that end or are refused, in German. */
import type { ProblemTexts } from '../problem-texts.ts';

export const sessionProblem = {
  'token-lost-by-other-tool': {
    message:
      'Ein anderes Programm hat {{session}} bei AWS erneuert, ohne das neue Token zu speichern; eine Erneuerung ist nicht mehr möglich.',
    action: 'Einmal erneut anmelden. Bis zum Ablauf des jetzigen Tokens geht alles weiter.',
  },
  'session-not-extended': {
    message: 'Sie haben sich bei {{session}} erneut angemeldet, sie läuft aber nicht später ab.',
    action:
      'AWS verlängert keine laufende Sitzung: zuerst von {{session}} abmelden, dann anmelden. Hilft das nicht, erlaubt die Sitzungsdauer der Organisation nicht mehr.',
  },
  'new-session-unfinished': {
    message: 'Eine neue Sitzung von {{session}} wurde begonnen, aber nicht abgeschlossen: Die alte ist abgemeldet.',
    action: 'Anmelden, um sie abzuschließen.',
  },
  'new-session-not-told': {
    message: 'Für eine neue Sitzung ist {{session}} abgemeldet, AWS weiß aber vielleicht nichts vom Ende der alten.',
    action:
      'Auch im Zugriffsportal im Browser abmelden, dann hier anmelden. Sonst läuft die neue Sitzung vielleicht ab, wann die alte abgelaufen wäre.',
  },
  'new-session-elsewhere': {
    message: 'Eine neue Sitzung von {{session}} wird gerade in einem Terminal begonnen.',
    action: 'Die Anmeldung dafür im Browser abschließen oder hier anmelden.',
  },
  'other-identity': {
    message: 'Bei {{session}} ist jetzt {{user}} angemeldet, nicht mehr {{expected}}.',
    action:
      'Vermutlich war der Browser noch als {{user}} angemeldet. Dort im Zugriffsportal abmelden oder in den Einstellungen einen anderen Browser für diese Sitzung wählen, dann erneut anmelden.',
  },
  'container-unavailable': {
    message: 'Der Container {{container}} ließ sich nicht öffnen: {{browser}} hat die Erweiterung dafür nicht.',
    action:
      '„Open external links in a container“ in diesem Firefox-Profil installieren oder ein anderes Fenster wählen. Die Seite wurde geöffnet wie ohne diese Wahl.',
  },
  'role-browser-gone': {
    message: '{{browser}}, gewählt für {{role}} in {{accountId}}, ließ sich nicht öffnen.',
    action:
      'Die Seite wurde geöffnet wie die anderen dieser Sitzung. Einen anderen Browser für die Rolle oder ihr Konto wählen.',
  },
  'browser-gone': {
    message: '{{browser}}, gewählt für {{session}}, ließ sich nicht öffnen.',
    action: 'Die Seite wurde im Standardbrowser geöffnet. In den Einstellungen einen anderen Browser wählen.',
  },
  'renewal-awaited': {
    message: 'Das Zugriffstoken ist abgelaufen.',
    action: 'Daypass erneuert es und macht dann von selbst weiter.',
  },
  'not-assigned': {
    message: 'AWS führt Konto {{accountId}} auf, verweigert aber den Zugriff.',
    action:
      'Eine neue Zuweisung kann bei AWS einige Minuten dauern: dann erneut versuchen. Eine Sitzung, die älter ist als die Zuweisung, hat sie vielleicht nie: eine neue Sitzung beginnen. Bleibt es dabei, die AWS-Administration fragen.',
  },
  'role-not-listed': {
    message:
      '{{role}} in {{account}} stand nicht in der letzten Liste von AWS, darum wurde die Konsole nicht geöffnet.',
    action:
      'Dieses Konto aktualisieren, bei Bedarf vorher anmelden. Fehlt die Rolle weiterhin, die AWS-Administration fragen.',
  },
} as const satisfies Partial<ProblemTexts>;
