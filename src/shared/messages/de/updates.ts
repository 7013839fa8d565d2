/** What is said of newer versions of Daypass, in German. */
import type { updates as english } from '../en/updates.ts';
import type { Localised } from '../localised.ts';

export const updates = {
  label: 'Neue Versionen von Daypass',
  question: 'Soll Daypass nach neuen Versionen suchen?',
  questionHint:
    'Es fragt einmal am Tag github.com und teilt nichts über Sie mit. Sie können das in den Einstellungen ändern.',
  yes: 'Ja, einmal am Tag',
  no: 'Nein',
  found: 'Daypass {{version}} ist verfügbar.',
  loading: 'Daypass {{version}} wird heruntergeladen.',
  ready: 'Daypass {{version}} ist bereit. Es wird installiert, sobald keine Anmeldung läuft.',
  failed: 'Daypass {{version}} konnte nicht installiert werden. Laden Sie es von seiner Seite herunter.',
  install: 'Installieren und neu starten',
  page: 'Seite öffnen',
  setting: 'Nach neuen Versionen suchen',
  settingHint:
    'Daypass fragt einmal am Tag github.com und teilt nichts über Sie mit. Ohne Ihren Klick installiert es nichts.',
  off: {
    checkout: 'Dieses Daypass läuft aus seinem Quelltext, den Sie selbst aktualisieren.',
    package: 'Die Paketverwaltung dieses Computers hält Daypass aktuell.',
    managed: 'Ihre Administratorin oder Ihr Administrator hält Daypass aktuell.',
  },
} as const satisfies Localised<typeof english>;
