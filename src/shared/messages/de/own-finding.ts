/** What the doctor finds in Daypass's own settings and in those of an administrator, in German. */
import type { FindingTexts } from '../finding-texts.ts';

export const ownFinding = {
  'setting-invalid': {
    message:
      'Die Daypass-Einstellung {{name}} = {{value}} in {{file}} ist nicht verwendbar; stattdessen gilt {{used}}.',
    cure: 'In den Einstellungen von Daypass neu wählen.',
  },
  'setting-partly-invalid': {
    message: 'Teile der Daypass-Einstellung „{{name}}“ in {{file}} sind nicht verwendbar und wurden ausgelassen.',
    cure: 'Sonst ist nichts betroffen. Mit der nächsten Änderung in Daypass verschwinden sie aus der Datei.',
  },
  'settings-unreadable': {
    message: 'Daypass kann seine Einstellungen in {{file}} nicht verwenden; stattdessen gelten alle Standardwerte.',
    cure: 'In den Einstellungen von Daypass neu wählen.',
  },
  'managed-not-trusted': {
    message: 'Daypass ignoriert {{place}}: Auch andere als die Administration könnten es geschrieben haben.',
    cure: 'Die Administration bitten, root zum Eigentümer der Datei und ihres Ordners zu machen, ohne Schreibrecht für andere.',
  },
  'managed-unreadable': {
    message: 'Daypass kann die Einstellungen Ihrer Organisation in {{place}} nicht lesen ({{reason}}).',
    cure: 'Die Administration bitten, sie zu prüfen. Bis dahin gilt nichts davon.',
  },
  'managed-value-invalid': {
    message: '„{{name}}“ in {{place}} ist nicht verwendbar und wird ausgelassen.',
    cure: 'Die Administration bitten, das zu prüfen. Alles andere dort gilt.',
  },
} as const satisfies Partial<FindingTexts>;
