/** What is said of role credentials that Daypass keeps in the credentials file, in German. */
export const writtenKeys = {
  help: {
    keys: 'Rollen-Anmeldedaten in der credentials-Datei halten, für Tools, die nichts anderes lesen',
    write:
      'Die Schlüssel eines Profils in einen eigenen Abschnitt schreiben; die Daypass-App erneuert sie, solange sie läuft',
    as: 'der Name dieses Abschnitts; ohne Angabe der des Profils mit -keys',
    remove: 'Die Schlüssel eines Profils oder eines Abschnitts entfernen und nicht mehr halten',
    removeAs: 'der Abschnitt',
    all: 'alle, die Daypass hält',
    list: 'Die Abschnitte auflisten, die Daypass hält',
  },
  cli: {
    written:
      'Die Schlüssel von {{profile}} sind im Abschnitt [{{section}}] von {{file}}, bis {{time}}. Die Daypass-App erneuert sie, solange sie läuft; Abmelden und Beenden der App entfernen sie.',
    removed: '[{{section}}] ist entfernt. AWS akzeptiert diese Schlüssel bis {{time}}, wer immer sie hat.',
    removedNone: '[{{section}}] wird nicht mehr gehalten. Schlüssel waren keine darin.',
    none: 'Daypass hält keine Schlüssel in der credentials-Datei.',
    absent: 'derzeit keine: Sie kommen mit der nächsten Anmeldung, solange die Daypass-App läuft',
    until: 'bis {{time}}',
    which: 'Das Profil mit --profile angeben, den Abschnitt mit --as oder alle mit --all.',
    whichProfile: 'Das Profil mit --profile angeben.',
  },
  panel: {
    act: 'Schlüssel in der credentials-Datei…',
    heading: 'Schlüssel in der credentials-Datei',
    of: 'Schlüssel von {{profile}} in {{file}}',
    why: 'Für Tools, die weder Anmeldungen noch credential_process lesen. Wer die Datei lesen kann, auch in einer Sicherung, kann die Schlüssel bis zu ihrem Ablauf verwenden. Daypass erneuert sie, solange es läuft, und entfernt sie beim Abmelden und Beenden.',
    section: 'Abschnitt',
    sectionHint:
      'Tools verwenden ihn als Profil dieses Namens. Es ist nicht das Profil selbst, weil Tools sich nicht einig sind, ob dessen Schlüssel oder Anmeldung gälte.',
    keep: 'Schlüssel von {{profile}} in der Datei halten',
    until: 'In [{{section}}] bis {{time}}, dann erneuert.',
    waiting: 'Derzeit keine in der Datei. Sie werden geschrieben, sobald jemand angemeldet ist.',
    tag: 'Schlüssel',
    tagHint: 'Schlüssel in der credentials-Datei',
    signedOut: 'Zuerst anmelden, dann kann Daypass sie schreiben.',
    ownSection: 'Schlüssel von {{profile}}',
    remove: 'Schlüssel von {{profile}} aus der credentials-Datei entfernen',
    words: 'löschen beenden Zugriffsschlüssel Anmeldedaten access keys credentials',
  },
} as const;
