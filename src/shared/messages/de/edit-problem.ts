/** What is said when Daypass does not change the config file, in German: why, and what to do about it. */
import type { ProblemTexts } from '../problem-texts.ts';

export const editProblem = {
  'config-key-invalid': {
    message: '„{{key}}“ ist kein gültiger Einstellungsname.',
    action: 'Kleinbuchstaben, Ziffern und Unterstriche verwenden, jeden Namen nur einmal.',
  },
  'config-value-empty': {
    message: '„{{key}}“ hat keinen Wert. Manche AWS-Tools ignorieren Einstellungen ohne Wert.',
    action: 'Einen Wert eingeben oder die Einstellung entfernen.',
  },
  'config-value-unreadable': {
    message: 'Der Wert von „{{key}}“ enthält Zeilenumbrüche, unsichtbare Zeichen oder Leerzeichen am Anfang oder Ende.',
    action: 'Eine einzige Zeile einfachen Text eingeben.',
  },
  'config-value-cut': {
    message: 'Die meisten AWS-Tools würden das Ende des Werts von „{{key}}“ als Kommentar lesen.',
    action: 'Das Leerzeichen vor # oder ; entfernen.',
  },
  'config-value-quoted': {
    message: 'AWS-Tools lesen die Anführungszeichen um den Wert von „{{key}}“ unterschiedlich.',
    action: 'Den Wert ohne Anführungszeichen eingeben.',
  },
  'config-key-nested': {
    message: '„{{key}}“ in [{{section}}] hat verschachtelte Einstellungen, die verloren gingen.',
    action: 'In der AWS-Konfigurationsdatei ändern.',
  },
  'config-section-missing': {
    message: 'Der Abschnitt [{{section}}] steht nicht mehr in der AWS-Konfigurationsdatei.',
    action: 'Die Datei prüfen, dann erneut versuchen.',
  },
  'config-edit-unsafe': {
    message: 'Daypass hat [{{section}}] nicht geändert: Wegen Fehlern in der Datei würde {{tool}} etwas anderes lesen.',
    action: 'Zuerst die Fehler in der AWS-Konfigurationsdatei beheben, dann erneut versuchen.',
  },
  'profile-name-not-copied': {
    message: 'Der Name dieses Profils enthält unsichtbare Zeichen, auf die ein Terminal reagieren würde.',
    action: 'Dem Profil in der AWS-Konfigurationsdatei einen anderen Namen geben.',
  },
  'cure-not-helping': {
    message: 'Dieser Wert würde das Problem nicht beheben.',
    action: 'Einen anderen Wert eingeben oder einen aus der Liste wählen.',
  },
  'config-changed-meanwhile': {
    message: '{{file}} wurde nach der Vorschau geändert, deshalb wurde nichts geschrieben.',
    action: 'Die neue Vorschau ansehen, dann erneut versuchen.',
  },
  'config-text-unmerged': {
    message:
      'Ein anderes Programm hat {{file}} gleichzeitig mit Daypass geschrieben, und ein Teil des Texts steht nicht mehr darin.',
    action: 'Dieser Text ist in {{kept}} gespeichert: Fehlendes von dort kopieren.',
  },
  'config-backup-missing': {
    message: 'Von {{file}} gibt es keine Sicherung.',
    action: 'Daypass legt jeden Tag vor der ersten Änderung eine an.',
  },
  'profile-name-invalid': {
    message: 'Manche AWS-Tools können den Profilnamen „{{name}}“ nicht lesen.',
    action: 'Buchstaben, Ziffern, Bindestriche und Unterstriche verwenden, ohne Leerzeichen.',
  },
  'profile-name-taken': {
    message: 'Ein Profil namens „{{name}}“ gibt es bereits.',
    action: 'Einen anderen Namen wählen.',
  },
} as const satisfies Partial<ProblemTexts>;
