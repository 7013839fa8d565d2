/** What is said of newer versions of Daypass, in German. */
import type { updates as english } from '../en/updates.ts';
import type { Localised } from '../localised.ts';

export const updates = {
  label: 'Neue Versionen von Daypass',
  question: 'Soll Daypass nach neuen Versionen suchen?',
  questionHint:
    'Daypass fragt einmal am Tag bei github.com nach und teilt nichts über Sie mit. In den Einstellungen lässt sich das ändern.',
  yes: 'Ja, einmal am Tag',
  no: 'Nein',
  found: 'Daypass {{version}} ist verfügbar.',
  loading: 'Daypass {{version}} wird heruntergeladen.',
  ready: 'Daypass {{version}} ist bereit. Es wird installiert, sobald keine Anmeldung läuft.',
  failed: 'Daypass {{version}} ließ sich nicht installieren. Die neue Version von ihrer Seite herunterladen.',
  install: 'Installieren und neu starten',
  page: 'Seite öffnen',
  setting: 'Nach neuen Versionen suchen',
  settingHint:
    'Daypass fragt einmal am Tag bei github.com nach und teilt nichts über Sie mit. Ohne Ihren Klick installiert es nichts.',
  off: {
    checkout: 'Dieses Daypass läuft aus seinem Quelltext und wird von Hand aktualisiert.',
    package: 'Die Paketverwaltung dieses Computers hält Daypass aktuell.',
    managed: 'Die Administration hält Daypass aktuell.',
  },
} as const satisfies Localised<typeof english>;
