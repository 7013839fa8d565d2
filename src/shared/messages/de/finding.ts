/** What the doctor finds, in German: one sentence on what is wrong, one on what cures it. */
import type { FindingTexts } from '../finding-texts.ts';
import { chainFinding } from './chain-finding.ts';
import { machineFinding } from './machine-finding.ts';
import { ownFinding } from './own-finding.ts';

export const finding = {
  ...chainFinding,
  ...machineFinding,
  ...ownFinding,
  'file-not-utf8': {
    message: '{{file}} ist kein gültiges UTF-8, deshalb lehnt die AWS CLI die ganze Datei ab.',
    cure: 'Im Editor als UTF-8 speichern. Bis dahin ändert auch Daypass sie nicht.',
  },
  'zero-bytes': {
    message: '{{file}} enthält Nullbytes, wie es bei Dateien in UTF-16 der Fall ist.',
    cure: 'Im Editor als UTF-8 speichern.',
  },
  'file-not-read': {
    message: '{{file}} ist nicht lesbar: {{reason}}. AWS-Tools ignorieren die Datei oder brechen ab.',
    cure: 'Durch eine Datei ersetzen, die Ihr Benutzerkonto lesen darf.',
  },
  'byte-order-mark': {
    message:
      'Die Datei beginnt mit einer unsichtbaren Byte Order Mark, die sie ganz oder ihren ersten Abschnitt verbirgt.',
    cure: 'Die Byte Order Mark entfernen.',
  },
  'duplicate-section': {
    message: '[{{section}}] kommt mehrmals vor (Zeilen {{lines}}), deshalb wird die ganze Datei abgelehnt.',
    cure: 'Zusammenführen. Haben beide dieselbe Einstellung, gilt die letzte.',
  },
  'duplicate-key': {
    message: '„{{key}}“ steht in [{{section}}] mehrmals (Zeilen {{lines}}), deshalb wird die ganze Datei abgelehnt.',
    cure: 'Nur die letzte dieser Zeilen behalten.',
  },
  'unclosed-header': {
    message: 'Nach „{{text}}“ fehlt die schließende Klammer, deshalb wird die ganze Datei abgelehnt.',
    cure: '„]“ ergänzen.',
  },
  'not-a-setting': {
    message: '„{{text}}“ ist keine Einstellung, deshalb wird die ganze Datei abgelehnt.',
    cure: 'Die Zeile auskommentieren oder als „Name = Wert“ schreiben.',
  },
  'outside-section': {
    message: '„{{key}}“ steht vor dem ersten Abschnitt, deshalb wird die ganze Datei abgelehnt.',
    cure: 'Die Zeile auskommentieren oder in ihren Abschnitt verschieben.',
  },
  'file-refused': {
    message: 'Wegen dieser Zeile lehnen Tools die ganze Datei ab.',
    cure: 'Die Zeile auskommentieren.',
  },
  'comment-in-value': {
    message: 'Der Kommentar nach „{{key}}“ in [{{section}}] wird Teil des Werts.',
    cure: 'Den Kommentar in eine eigene Zeile setzen.',
  },
  'colon-delimiter': {
    message: '„{{key}}“ in [{{section}}] hat „:“ statt „=“, was manche Tools nicht lesen können.',
    cure: '„=“ verwenden.',
  },
  'upper-case-key': {
    message: '„{{key}}“ in [{{section}}] enthält Großbuchstaben und wird ignoriert.',
    cure: 'Kleinbuchstaben verwenden.',
  },
  'quoted-value': {
    message: 'Die Anführungszeichen um „{{key}}“ in [{{section}}] werden Teil des Werts.',
    cure: 'Die Anführungszeichen entfernen.',
  },
  'indented-key': {
    message: '„{{key}}“ in [{{section}}] ist eingerückt und wird als Teil der Zeile darüber gelesen.',
    cure: 'Die Einrückung entfernen.',
  },
  'invisible-character': {
    message: '„{{key}}“ in [{{section}}] enthält ein unsichtbares Zeichen ({{characters}}).',
    cure: 'Die Zeile ohne dieses Zeichen neu schreiben.',
  },
  'lone-quote': {
    message:
      'Der Wert von „{{key}}“ ist ein einzelnes Anführungszeichen, das Terraform und andere Go-Tools abstürzen lässt.',
    cure: 'Die Zeile auskommentieren oder den Wert ohne Anführungszeichen schreiben.',
  },
  'carriage-return': {
    message:
      'Einige Zeilen enden nur mit einem Wagenrücklauf, den nicht alle Tools als Zeilenende lesen (Zeilen {{lines}}).',
    cure: 'Diese Zeilen wie die anderen enden lassen.',
  },
  'tools-disagree': {
    message: 'Tools lesen verschiedene Werte für „{{key}}“ in [{{section}}]: {{views}}.',
    cure: 'Die Zeile als „{{key}} = Wert“ schreiben, ohne Einrückung, Anführungs- oder Sonderzeichen.',
  },
  'section-not-seen': {
    message: 'Manche Tools sehen die Einstellungen von [{{section}}] nicht.',
    cure: 'Den Abschnitt neu schreiben, jede Zeile ohne Einrückung.',
  },
  'name-not-seen': {
    message: 'Manche Tools finden [{{section}}] unter diesem Namen nicht.',
    cure: 'Mit Buchstaben, Ziffern und Bindestrichen umbenennen. Eine umbenannte Sitzung braucht eine neue Anmeldung.',
  },
  'odd-header': {
    message: 'Manche Tools erkennen die Schreibweise von [{{section}}] nicht.',
    cure: 'Ohne Einrückung und Anführungszeichen schreiben, den Abschnittstyp in Kleinbuchstaben.',
  },
  'same-name-twice': {
    message: '[{{section}}] und [{{other}}] (Zeile {{line}}) sind derselbe Name in verschiedener Schreibweise.',
    cure: 'Zusammenführen. Haben beide dieselbe Einstellung, gilt die spätere.',
  },
  'shadowed-section': {
    message: '[{{section}}] wird von [{{other}}] in Zeile {{line}} verdeckt.',
    cure: 'Den verdeckten Abschnitt auskommentieren.',
  },
  'misspelled-session': {
    message: 'Kein Tool liest [{{section}}] als Sitzung: Der Abschnittstyp ist falsch geschrieben.',
    cure: 'Als [sso-session {{name}}] schreiben.',
  },
  'missing-prefix': {
    message: '[{{section}}] gilt nicht als Profil: Vor dem Namen fehlt „profile“.',
    cure: 'Als [profile {{section}}] schreiben.',
  },
  'prefix-in-credentials': {
    message: '[{{section}}] wird nicht gefunden: In der credentials-Datei steht vor Namen kein „profile“.',
    cure: '„profile“ entfernen.',
  },
  'unknown-session': {
    message: 'Profil {{profile}} verwendet die Sitzung {{session}}, die es nicht gibt.',
    cure: 'Eine vorhandene Sitzung wählen oder die fehlende hinzufügen.',
  },
  'conflicting-keys': {
    message: 'Profil {{profile}} und seine Sitzung {{session}} widersprechen sich bei {{keys}}.',
    cure: '{{keys}} aus dem Profil entfernen; dann gelten die Werte der Sitzung.',
  },
  'repeated-session-keys': {
    message: 'Profil {{profile}} wiederholt {{keys}} seiner Sitzung {{session}}.',
    cure: '{{keys}} aus dem Profil entfernen.',
  },
  'missing-key': {
    message: 'In [{{section}}] fehlt {{key}}.',
    cure: '{{key}} im Abschnitt ergänzen.',
  },
  'legacy-form': {
    message: 'Profil {{profile}} verwendet das Legacy-Format, deshalb wird seine Anmeldung nicht automatisch erneuert.',
    cure: 'In eine sso-session umwandeln.',
  },
  'missing-scope': {
    message: 'In [{{section}}] fehlt der Scope, den Anmeldungen mit Code für die Erneuerung brauchen.',
    cure: 'Den Scope sso:account:access ergänzen. Er gilt ab der nächsten Anmeldung.',
  },
  'missing-account-scope': {
    message:
      '[{{profile}}] nennt Konto und Rolle, aber die Scopes von [{{section}}] umfassen keinen Zugriff auf Konten.',
    cure: 'Den Scope sso:account:access ergänzen. Er gilt ab der nächsten Anmeldung.',
  },
  'similar-start-urls': {
    message:
      '[{{section}}] und [{{other}}] schreiben dieselbe Start-URL verschieden, deshalb braucht jede ihre eigene Anmeldung.',
    cure: 'In beiden dieselbe Schreibweise verwenden.',
  },
  'bad-start-url': {
    message: 'Die Start-URL „{{value}}“ in [{{section}}] ist keine https-URL.',
    cure: 'sso_start_url korrigieren, z. B. https://d-1234567890.awsapps.com/start.',
  },
  'bad-region': {
    message: '{{key}} in [{{section}}] ist „{{value}}“, was keine AWS-Region ist.',
    cure: 'Die Region korrigieren, z. B. eu-west-1.',
  },
  'unknown-region': {
    message: '{{key}} in [{{section}}] ist „{{value}}“, eine Region, die Daypass nicht kennt.',
    cure: 'Die Region prüfen. Ist sie neu, ist alles in Ordnung.',
  },
  'other-region': {
    message:
      'sso_region in [{{section}}] ist {{value}}, für dieselbe Start-URL wird an anderer Stelle aber {{expected}} verwendet.',
    cure: 'In jedem Abschnitt mit dieser Start-URL die Identity-Center-Region der Organisation angeben.',
  },
  'bad-account-id': {
    message: 'Die Konto-ID „{{value}}“ in Profil {{profile}} hat keine 12 Ziffern.',
    cure: 'Alle 12 Ziffern eingeben, auch führende Nullen.',
  },
  'role-not-assigned': {
    message: 'Die Rolle {{roleName}} in Konto {{accountId}} (Profil {{profile}}) ist Ihnen nicht zugewiesen.',
    cure: 'Eine Ihrer Rollen wählen oder die AWS-Administration um Zugriff bitten.',
  },
  'account-not-assigned': {
    message: 'In Konto {{accountId}}, das Profil {{profile}} verwendet, haben Sie keine Rolle.',
    cure: 'Das Profil auskommentieren oder die AWS-Administration um Zugriff bitten.',
  },
  'static-keys-win': {
    message: 'Profil {{profile}} hat Zugriffsschlüssel, die statt der Anmeldung verwendet werden.',
    cure: 'Die Schlüssel auskommentieren.',
  },
  'process-wins': {
    message: 'Profil {{profile}} hat einen credential_process, der statt der Anmeldung verwendet wird.',
    cure: 'Die Zeile auskommentieren.',
  },
} as const satisfies FindingTexts;
