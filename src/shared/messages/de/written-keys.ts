/** What is said of role credentials that Daypass keeps in the credentials file, in German. */
export const writtenKeys = {
  help: {
    keys: 'Rollen-Anmeldedaten in der credentials-Datei bereithalten, für Tools, die nichts anderes lesen',
    write:
      'Die Schlüssel eines Profils in einen eigenen Abschnitt schreiben; die Daypass-App erneuert sie, solange sie läuft',
    as: 'der Name dieses Abschnitts (Standard: der Profilname mit -keys)',
    remove: 'Die Schlüssel eines Profils oder Abschnitts entfernen und nicht mehr bereithalten',
    removeAs: 'der Abschnitt',
    all: 'alle, die Daypass bereithält',
    list: 'Die Abschnitte auflisten, die Daypass bereithält',
  },
  cli: {
    written:
      'Die Schlüssel von {{profile}} stehen bis {{time}} in [{{section}}] von {{file}}. Die Daypass-App erneuert sie, solange sie läuft, und entfernt sie beim Abmelden oder Beenden.',
    removed: '[{{section}}] entfernt. AWS akzeptiert diese Schlüssel bis {{time}}, egal wer sie hat.',
    removedNone: '[{{section}}] wird nicht mehr bereitgehalten. Es waren keine Schlüssel darin.',
    none: 'Daypass hält keine Schlüssel in der credentials-Datei bereit.',
    absent: 'derzeit keine; sie kommen mit der nächsten Anmeldung, solange die Daypass-App läuft',
    until: 'bis {{time}}',
    which: 'Das Profil mit --profile angeben, den Abschnitt mit --as oder alle mit --all.',
    whichProfile: 'Das Profil mit --profile angeben.',
  },
  panel: {
    act: 'Schlüssel in der credentials-Datei…',
    heading: 'Schlüssel in der credentials-Datei',
    of: 'Schlüssel von {{profile}} in {{file}}',
    why: 'Für Tools, die weder Anmeldungen noch credential_process unterstützen. Wer die Datei oder eine Sicherung davon lesen kann, kann die Schlüssel bis zu ihrem Ablauf verwenden. Daypass erneuert sie, solange es läuft, und entfernt sie beim Abmelden oder Beenden.',
    section: 'Abschnitt',
    sectionHint:
      'Tools verwenden ihn als Profil dieses Namens. Er ist vom Profil getrennt, weil Tools sich nicht einig sind, ob dessen Schlüssel oder dessen Anmeldung gilt.',
    keep: 'Schlüssel von {{profile}} in der Datei bereithalten',
    until: 'In [{{section}}] bis {{time}}, dann erneuert.',
    waiting: 'Derzeit keine Schlüssel in der Datei. Sie werden geschrieben, sobald Sie angemeldet sind.',
    tag: 'Schlüssel',
    tagHint: 'Schlüssel in der credentials-Datei',
    signedOut: 'Zuerst anmelden, dann kann Daypass sie schreiben.',
    ownSection: 'Schlüssel von {{profile}}',
    remove: 'Schlüssel von {{profile}} aus der credentials-Datei entfernen',
    words: 'löschen beenden Zugriffsschlüssel Anmeldedaten access keys credentials',
  },
} as const;
