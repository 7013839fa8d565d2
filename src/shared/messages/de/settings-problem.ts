/** What is said about settings, and about those of an administrator, in German. */
import type { ProblemTexts } from '../problem-texts.ts';

export const settingsProblem = {
  'setting-invalid': {
    message: 'Eine Einstellung in {{file}} ist nicht verwendbar: {{name}} = {{value}}. Der Standardwert gilt.',
    action: 'In den Einstellungen neu wählen. Die ursprüngliche Datei bleibt als {{kept}} erhalten.',
  },
  'setting-partly-invalid': {
    message: 'Teile von „{{name}}“ in {{file}} sind nicht verwendbar und wurden ausgelassen.',
    action: 'Sonst ist nichts betroffen. Die ursprüngliche Datei bleibt als {{kept}} erhalten.',
  },
  'settings-file-invalid': {
    message: '{{file}} ist keine Einstellungsdatei von Daypass oder ist beschädigt. Nichts wurde importiert.',
    action: 'Die Einstellungen erneut exportieren, dann diese Datei importieren.',
  },
  'settings-file-newer': {
    message: '{{file}} stammt von einem neueren Daypass. Nichts wurde importiert.',
    action: 'Daypass aktualisieren, dann die Datei erneut importieren.',
  },
  'start-url-not-allowed': {
    message: 'Ihre Organisation erlaubt die Anmeldung bei {{startUrl}} nicht.',
    action: 'Ein erlaubtes Portal verwenden oder die Administration fragen. Die Regel steht in {{place}}.',
  },
  'credentials-managed-off': {
    message: 'Ihre Organisation hat den Zugriff auf Anmeldedaten in Daypass abgeschaltet.',
    action: 'Das Profil mit einem AWS-Tool verwenden oder die Administration fragen. Die Regel steht in {{place}}.',
  },
  'updates-managed': {
    message: 'Ob Daypass nach Updates sucht, legt Ihre Organisation fest.',
    action: 'Die Administration fragen, wenn sich das ändern soll. Die Regel steht in {{place}}.',
  },
  'managed-not-trusted': {
    message: 'Daypass ignoriert {{place}}: Auch andere als die Administration könnten es geschrieben haben.',
    action:
      'Die Administration bitten, root zum Eigentümer der Datei und ihres Ordners zu machen, ohne Schreibrecht für andere.',
  },
  'managed-unreadable': {
    message: 'Daypass kann die Einstellungen Ihrer Organisation in {{place}} nicht lesen ({{reason}}).',
    action: 'Die Administration bitten, sie zu prüfen. Bis dahin gilt nichts davon.',
  },
  'managed-value-invalid': {
    message: '„{{name}}“ in {{place}} ist nicht verwendbar.',
    action: 'Die Administration bitten, das zu prüfen. Alles andere dort gilt.',
  },
} as const satisfies Partial<ProblemTexts>;
