/** What is said where role credentials cannot be had, in German. */
import type { ProblemTexts } from '../problem-texts.ts';

export const credentialsProblem = {
  'session-not-signed-in': {
    message: 'Nicht bei {{session}} angemeldet.',
    action: 'Bei {{session}} anmelden, dann erneut versuchen.',
  },
  'role-refused': {
    message: 'AWS hat die Rolle {{roleName}} in Konto {{accountId}} abgelehnt.',
    action:
      'Beide Namen prüfen; eine neue Zuweisung kann einige Minuten dauern. Wird sie weiter abgelehnt, ab- und wieder anmelden oder die AWS-Administration fragen.',
  },
  'role-other-case': {
    message: 'Konto {{accountId}} hat keine Rolle {{roleName}}, aber {{listed}}.',
    action: 'Bei Rollennamen wird Groß- und Kleinschreibung unterschieden: {{listed}} verwenden.',
  },
  'role-invalid': {
    message: 'AWS erkennt die Rolle {{roleName}} in Konto {{accountId}} nicht.',
    action: 'sso_account_id (die 12 Ziffern der Konto-ID) oder sso_role_name (ein Berechtigungssatz) korrigieren.',
  },
  'assume-invalid': {
    message: 'AWS hat die Angaben von Profil {{profile}} zu {{roleArn}} abgelehnt.',
    action:
      'role_arn, role_session_name, external_id oder duration_seconds korrigieren. Eine Rolle, die mit einer anderen übernommen wird, gilt höchstens eine Stunde.',
  },
  'assume-refused': {
    message: 'AWS erlaubt Profil {{profile}} nicht, {{roleArn}} zu übernehmen.',
    action:
      'Die Zuständigen für diese Rolle fragen: Deren Vertrauensrichtlinie muss die vorherige Rolle zulassen, mit der externen ID des Profils, falls es eine hat.',
  },
  'keys-refused': {
    message: 'AWS hat die Anmeldedaten abgelehnt, mit denen Profil {{profile}} seine Rolle übernimmt.',
    action: 'Die Uhr dieses Computers prüfen, dann erneut versuchen.',
  },
  'serving-address-invalid': {
    message: '{{address}} ist keine einzelne Adresse dieses Computers.',
    action: 'Eine IP-Adresse angeben, z. B. 169.254.170.2 oder 172.17.0.1.',
  },
  'serving-other-address': {
    message: 'Daypass stellt bereits Rollen unter {{address}} bereit und verwendet eine Adresse für alle.',
    action: 'Diese Bereitstellung zuerst beenden oder dieselbe Adresse verwenden.',
  },
  'serving-not-opened': {
    message: 'Unter {{address}} können keine Anmeldedaten bereitgestellt werden ({{reason}}).',
    action: 'Eine andere Adresse oder einen anderen Port versuchen.',
  },
  'variables-not-copied': {
    message: 'Der Daypass-Ordner hat einen Namen, den die Shell so nicht verwenden kann.',
    action: 'Stattdessen daypass serve --profile NAME -- programm ausführen.',
  },
  'profile-missing': {
    message: 'In der AWS-Konfiguration gibt es kein Profil {{profile}}.',
    action: 'Den Namen prüfen; die Konfigurationsprüfung listet alle Profile auf.',
  },
  'profile-without-sign-in': {
    message: 'Profil {{profile}} erhält seine Anmeldedaten nicht von IAM Identity Center.',
    action: 'Ein Profil mit Sitzung, Konto und Rolle wählen.',
  },
  'profile-needs-mfa': {
    message: 'Profil {{profile}} verlangt jedes Mal einen MFA-Code (mfa_serial).',
    action:
      'Daypass kann nicht nach MFA-Codes fragen. Für dieses Profil die AWS CLI verwenden, oder mfa_serial entfernen, wenn die Rolle es nicht verlangt.',
  },
  'profile-source-missing': {
    message: 'Profil {{profile}} erhält seine Anmeldedaten von Profil {{source}}, das es nicht gibt.',
    action: 'source_profile korrigieren; die Konfigurationsprüfung hilft dabei.',
  },
  'profile-circle': {
    message: 'Profil {{profile}} verweist im Kreis auf sich selbst: {{circle}}.',
    action: 'Eines davon auf ein Profil mit Sitzung, Konto und Rolle verweisen lassen.',
  },
  'profile-session-missing': {
    message: 'Profil {{profile}} verweist auf eine sso-session, die es nicht gibt.',
    action: 'sso_session korrigieren; die Konfigurationsprüfung hilft dabei.',
  },
  'profile-not-usable': {
    message: 'Kein AWS-Tool kann Profil {{profile}} so verwenden.',
    action: 'Die Konfigurationsprüfung zeigt das Problem und kann es beheben.',
  },
} as const satisfies Partial<ProblemTexts>;
