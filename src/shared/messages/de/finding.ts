/** What the doctor finds, in German: one sentence on what is wrong, one on what cures it. */
import type { FindingTexts } from '../finding-texts.ts';
import { chainFinding } from './chain-finding.ts';
import { machineFinding } from './machine-finding.ts';

export const finding = {
  ...chainFinding,
  ...machineFinding,
  'file-not-utf8': {
    message: '{{file}} ist nicht durchgehend UTF-8, darum weist die AWS CLI die ganze Datei zurück.',
    cure: 'Im Editor als UTF-8 speichern. Bis dahin ändert auch Daypass sie nicht.',
  },
  'zero-bytes': {
    message: '{{file}} enthält Nullbytes, wie es bei Dateien in UTF-16 der Fall ist.',
    cure: 'Im Editor als UTF-8 speichern.',
  },
  'file-not-read': {
    message: '{{file}} ist nicht lesbar: {{reason}}. AWS-Tools tun, als gäbe es die Datei nicht, oder brechen ab.',
    cure: 'Dort eine Datei ablegen, die Ihr Benutzerkonto lesen darf.',
  },
  'byte-order-mark': {
    message:
      'Die Datei beginnt mit einer unsichtbaren Byte Order Mark, die sie ganz oder ihren ersten Abschnitt verbirgt.',
    cure: 'Die Byte Order Mark entfernen.',
  },
  'duplicate-section': {
    message: '[{{section}}] kommt mehrmals vor (Zeilen {{lines}}), darum wird die ganze Datei zurückgewiesen.',
    cure: 'Zusammenführen; haben beide dieselbe Einstellung, gilt die letzte.',
  },
  'duplicate-key': {
    message: '„{{key}}“ steht in [{{section}}] mehrmals (Zeilen {{lines}}), darum wird die ganze Datei zurückgewiesen.',
    cure: 'Nur die letzte dieser Zeilen behalten.',
  },
  'unclosed-header': {
    message: 'Nach „{{text}}“ fehlt die schließende Klammer, darum wird die ganze Datei zurückgewiesen.',
    cure: '„]“ am Ende des Namens ergänzen.',
  },
  'not-a-setting': {
    message: '„{{text}}“ ist keine Einstellung, darum wird die ganze Datei zurückgewiesen.',
    cure: 'Die Zeile auskommentieren oder als „Name = Wert“ schreiben.',
  },
  'outside-section': {
    message: '„{{key}}“ steht vor dem ersten Abschnitt, darum wird die ganze Datei zurückgewiesen.',
    cure: 'Die Zeile auskommentieren oder in ihren Abschnitt verschieben.',
  },
  'file-refused': {
    message: 'Wegen dieser Zeile wird die ganze Datei zurückgewiesen.',
    cure: 'Die Zeile auskommentieren.',
  },
  'comment-in-value': {
    message: 'Der Kommentar nach „{{key}}“ in [{{section}}] wird Teil des Werts.',
    cure: 'Den Kommentar in eine eigene Zeile setzen.',
  },
  'colon-delimiter': {
    message: '„{{key}}“ in [{{section}}] hat „:“ statt „=“, was manche Tools nicht lesen.',
    cure: 'Die Zeile mit „=“ schreiben.',
  },
  'upper-case-key': {
    message: '„{{key}}“ in [{{section}}] enthält Großbuchstaben und wird nicht beachtet.',
    cure: 'Den Namen klein schreiben.',
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
      'Der Wert von „{{key}}“ ist ein einzelnes Anführungszeichen, an dem Terraform und andere Tools in Go abstürzen.',
    cure: 'Die Zeile auskommentieren oder den Wert ohne Anführungszeichen schreiben.',
  },
  'carriage-return': {
    message: 'Zeilen enden so, dass nur manche Tools das Ende erkennen (einzelner Wagenrücklauf, Zeilen {{lines}}).',
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
    cure: 'Mit Buchstaben, Ziffern und Bindestrichen benennen; eine umbenannte Sitzung braucht eine neue Anmeldung.',
  },
  'odd-header': {
    message: 'Manche Tools erkennen die Schreibweise von [{{section}}] nicht.',
    cure: 'Ohne Einrückung und Anführungszeichen schreiben, die Art des Abschnitts klein.',
  },
  'same-name-twice': {
    message: '[{{section}}] und [{{other}}] in Zeile {{line}} sind derselbe Name in verschiedener Schreibweise.',
    cure: 'Zusammenführen; haben beide dieselbe Einstellung, gilt die spätere.',
  },
  'shadowed-section': {
    message: '[{{section}}] wird von [{{other}}] in Zeile {{line}} verdeckt.',
    cure: 'Den verdeckten Abschnitt auskommentieren.',
  },
  'missing-prefix': {
    message: '[{{section}}] gilt nicht als Profil: Vor dem Namen fehlt „profile“.',
    cure: 'Als [profile {{section}}] schreiben.',
  },
  'prefix-in-credentials': {
    message: '[{{section}}] wird nicht gefunden: In der credentials-Datei steht vor Namen kein „profile“.',
    cure: 'Nur den Namen schreiben.',
  },
  'unknown-session': {
    message: 'Profil {{profile}} nutzt die Sitzung {{session}}, die es in der Datei nicht gibt.',
    cure: 'Eine vorhandene Sitzung angeben oder die fehlende hinzufügen.',
  },
  'conflicting-keys': {
    message: 'Profil {{profile}} und seine Sitzung {{session}} widersprechen sich bei {{keys}}.',
    cure: '{{keys}} aus dem Profil entfernen, damit die Werte der Sitzung gelten.',
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
    message: 'Profil {{profile}} hat das alte Format (Legacy), darum wird seine Anmeldung nicht automatisch erneuert.',
    cure: 'In eine sso-session umwandeln.',
  },
  'missing-scope': {
    message: 'In [{{section}}] fehlt der Scope, den Anmeldungen mit Code für die Erneuerung brauchen.',
    cure: 'Den Scope sso:account:access ergänzen; er gilt ab der nächsten Anmeldung.',
  },
  'missing-account-scope': {
    message: '[{{profile}}] nennt Konto und Rolle, aber die Scopes von [{{section}}] geben keinen Zugriff auf Konten.',
    cure: 'Den Scope sso:account:access ergänzen; er gilt ab der nächsten Anmeldung.',
  },
  'similar-start-urls': {
    message:
      '[{{section}}] und [{{other}}] haben dieselbe Start-URL in verschiedener Schreibweise, darum braucht jede ihre eigene Anmeldung.',
    cure: 'Beide Start-URLs gleich schreiben.',
  },
  'bad-start-url': {
    message: 'Die Start-URL „{{value}}“ in [{{section}}] ist keine https-Adresse.',
    cure: 'sso_start_url berichtigen; sie sieht aus wie https://d-1234567890.awsapps.com/start.',
  },
  'bad-region': {
    message: '{{key}} in [{{section}}] ist „{{value}}“, was keine AWS-Region ist.',
    cure: 'Die Region berichtigen; sie sieht aus wie eu-west-1.',
  },
  'unknown-region': {
    message: '{{key}} in [{{section}}] ist „{{value}}“, eine Region, die Daypass nicht kennt.',
    cure: 'Die Region prüfen; eine neue kann richtig sein.',
  },
  'other-region': {
    message:
      'sso_region in [{{section}}] ist {{value}}, für dieselbe Start-URL ist an anderer Stelle aber {{expected}} bekannt.',
    cure: 'In jedem Abschnitt mit dieser Start-URL die Region des Identity Center der Organisation angeben.',
  },
  'bad-account-id': {
    message: 'Die Konto-ID „{{value}}“ in Profil {{profile}} hat nicht 12 Ziffern.',
    cure: 'Alle 12 Ziffern schreiben, auch führende Nullen.',
  },
  'role-not-assigned': {
    message: 'Die Rolle {{roleName}} in Konto {{accountId}} (Profil {{profile}}) ist Ihnen nicht zugewiesen.',
    cure: 'Eine Ihrer Rollen wählen oder die AWS-Administration darum bitten.',
  },
  'account-not-assigned': {
    message: 'Sie haben keine Rolle in Konto {{accountId}}, das Profil {{profile}} verwendet.',
    cure: 'Das Profil auskommentieren oder die AWS-Administration um Zugriff bitten.',
  },
  'static-keys-win': {
    message: 'Profil {{profile}} hat Zugriffsschlüssel, die statt der Anmeldung verwendet werden.',
    cure: 'Die Zeilen mit den Schlüsseln auskommentieren.',
  },
  'process-wins': {
    message: 'Profil {{profile}} hat einen credential_process, der statt der Anmeldung verwendet wird.',
    cure: 'Die Zeile auskommentieren.',
  },
} as const satisfies FindingTexts;
