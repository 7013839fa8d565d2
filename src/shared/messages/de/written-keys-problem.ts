/** What is said where Daypass cannot keep role credentials in the credentials file, in German. */
import type { ProblemTexts } from '../problem-texts.ts';

export const writtenKeysProblem = {
  'keys-section-taken': {
    message:
      '{{file}} hat einen Abschnitt [{{section}}], den Daypass nicht geschrieben hat oder der seither geändert wurde.',
    action: 'Daypass lässt ihn in Ruhe: einen anderen Namen wählen oder den Abschnitt selbst entfernen.',
  },
  'keys-section-used': {
    message: 'Daypass hält die Schlüssel von Profil {{profile}} schon im Abschnitt [{{section}}].',
    action: 'Einen anderen Namen wählen oder jene zuerst abschalten.',
  },
  'keys-name-taken': {
    message: 'In der AWS-Konfiguration gibt es ein Profil {{section}} mit eigenen Anmeldedaten.',
    action: 'Tools wären sich nicht einig, welche gelten: einen anderen Namen wählen.',
  },
  'keys-file-open': {
    message: 'Andere Benutzer dieses Computers können {{file}} lesen, darum schreibt Daypass keine Schlüssel hinein.',
    action: 'Die Zugriffsrechte mit „AWS-Konfiguration prüfen“ berichtigen, dann erneut versuchen.',
  },
  'keys-not-removed': {
    message: 'Von Daypass geschriebene Schlüssel stehen noch in {{file}}.',
    action: 'Den Abschnitt [{{section}}] selbst daraus entfernen.',
  },
  'keys-not-written': {
    message: 'Daypass hält keine Schlüssel als {{name}}.',
    action: 'Was es gibt, zeigt daypass keys list.',
  },
  'keys-too-many': {
    message: 'Daypass hält schon die Schlüssel von {{most}} Profilen in der credentials-Datei.',
    action: 'Die abschalten, die nicht mehr gebraucht werden.',
  },
} as const satisfies Partial<ProblemTexts>;
