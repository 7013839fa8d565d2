/** What is said where Daypass cannot keep role credentials in the credentials file, in German. */
import type { ProblemTexts } from '../problem-texts.ts';

export const writtenKeysProblem = {
  'keys-section-taken': {
    message: '[{{section}}] in {{file}} hat Daypass nicht angelegt, oder der Abschnitt wurde seither geändert.',
    action: 'Einen anderen Namen wählen oder diesen Abschnitt selbst entfernen.',
  },
  'keys-section-used': {
    message: 'Daypass hält in [{{section}}] schon die Schlüssel von Profil {{profile}} bereit.',
    action: 'Einen anderen Namen wählen oder diese Schlüssel zuerst abschalten.',
  },
  'keys-name-taken': {
    message: 'In der AWS-Konfiguration gibt es ein Profil {{section}} mit eigenen Anmeldedaten.',
    action: 'Einen anderen Namen wählen; Tools wären sich nicht einig, welche Anmeldedaten gelten.',
  },
  'keys-file-open': {
    message: 'Andere Benutzer dieses Computers können {{file}} lesen, deshalb schreibt Daypass keine Schlüssel hinein.',
    action: 'Die Zugriffsrechte in der Konfigurationsprüfung korrigieren, dann erneut versuchen.',
  },
  'keys-not-removed': {
    message: 'Von Daypass angelegte Schlüssel stehen noch in {{file}}.',
    action: '[{{section}}] selbst daraus entfernen.',
  },
  'keys-not-written': {
    message: 'Daypass hält keine Schlüssel namens {{name}} bereit.',
    action: 'daypass keys list listet alle auf.',
  },
  'keys-too-many': {
    message: 'Daypass hält schon die Schlüssel von {{most}} Profilen in der credentials-Datei bereit.',
    action: 'Nicht mehr benötigte abschalten.',
  },
} as const satisfies Partial<ProblemTexts>;
