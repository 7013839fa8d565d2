/** What is said where role credentials cannot be had, in German. */
import type { ProblemTexts } from '../problem-texts.ts';

export const credentialsProblem = {
  'session-not-signed-in': {
    message: 'Bei {{session}} ist niemand angemeldet.',
    action: 'Bei {{session}} anmelden, dann erneut versuchen.',
  },
  'role-refused': {
    message: 'AWS lehnt die Rolle {{roleName}} in Konto {{accountId}} ab.',
    action:
      'Beide Namen prüfen. Eine neue Zuweisung kann bei AWS einige Minuten dauern; bleibt es dabei, ab- und neu anmelden oder die AWS-Administration fragen.',
  },
  'role-other-case': {
    message: 'Die Rolle {{roleName}} gibt es in Konto {{accountId}} nicht, wohl aber {{listed}}.',
    action: 'AWS unterscheidet Groß- und Kleinschreibung: {{listed}} schreiben.',
  },
  'role-invalid': {
    message: 'AWS versteht die Angabe der Rolle {{roleName}} in Konto {{accountId}} nicht.',
    action:
      'Eine Konto-ID hat 12 Ziffern, die Rolle ist ein Berechtigungssatz (permission set): sso_account_id oder sso_role_name berichtigen.',
  },
  'assume-invalid': {
    message: 'AWS akzeptiert nicht, was Profil {{profile}} über die Rolle {{roleArn}} angibt.',
    action:
      'role_arn, role_session_name, external_id oder duration_seconds berichtigen; eine Rolle, die mit einer anderen übernommen wird, gilt höchstens eine Stunde.',
  },
  'assume-refused': {
    message: 'AWS lässt nicht zu, dass {{roleArn}} übernommen wird, wie Profil {{profile}} es verlangt.',
    action:
      'Die Rolle muss der vorherigen Rolle vertrauen, mit der externen ID des Profils, falls es eine hat: wer für die Rolle zuständig ist, kann helfen.',
  },
  'keys-refused': {
    message: 'AWS hat die Anmeldedaten, mit denen Profil {{profile}} seine Rolle übernimmt, nicht akzeptiert.',
    action: 'Die Uhr dieses Computers prüfen, dann erneut versuchen.',
  },
  'serving-address-invalid': {
    message: '{{address}} ist keine einzelne Adresse dieses Computers.',
    action: 'Eine Adresse in Ziffern angeben, z. B. 169.254.170.2 oder 172.17.0.1.',
  },
  'serving-other-address': {
    message: 'Daypass stellt bereits Rollen unter {{address}} bereit, und alle unter einer Adresse.',
    action: 'Diese zuerst beenden oder dieselbe Adresse verwenden.',
  },
  'serving-not-opened': {
    message: 'Unter {{address}} können keine Anmeldedaten bereitgestellt werden ({{reason}}).',
    action: 'Eine andere Adresse oder einen anderen Port versuchen.',
  },
  'variables-not-copied': {
    message: 'Der Name des Daypass-Ordners würde in der Shell nicht so ankommen, wie er ist.',
    action: 'Das Programm stattdessen mit daypass serve --profile NAME -- programm starten.',
  },
  'profile-missing': {
    message: 'In der AWS-Konfiguration gibt es kein Profil {{profile}}.',
    action: 'Den Namen prüfen; „AWS-Konfiguration prüfen“ zeigt alle Profile.',
  },
  'profile-without-sign-in': {
    message: 'Profil {{profile}} erhält seine Anmeldedaten nicht von IAM Identity Center.',
    action: 'Ein Profil mit Sitzung, Konto und Rolle wählen.',
  },
  'profile-needs-mfa': {
    message: 'Profil {{profile}} verlangt jedes Mal den Code eines MFA-Geräts (mfa_serial).',
    action:
      'Daypass kann nicht nach solchen Codes fragen: für dieses Profil die AWS CLI nutzen oder mfa_serial entfernen, wenn die Rolle es nicht verlangt.',
  },
  'profile-source-missing': {
    message: 'Profil {{profile}} erhält seine Anmeldedaten von Profil {{source}}, das es nicht gibt.',
    action: 'source_profile berichtigen; „AWS-Konfiguration prüfen“ hilft dabei.',
  },
  'profile-circle': {
    message: 'Profil {{profile}} führt im Kreis: {{circle}}.',
    action: 'Eines davon muss ein Profil mit Sitzung, Konto und Rolle nennen.',
  },
  'profile-session-missing': {
    message: 'Profil {{profile}} nennt eine sso-session, die es nicht gibt.',
    action: 'sso_session berichtigen; „AWS-Konfiguration prüfen“ hilft dabei.',
  },
  'profile-not-usable': {
    message: 'Kein AWS-Tool kann Profil {{profile}} so verwenden.',
    action: '„AWS-Konfiguration prüfen“ zeigt, was nicht stimmt, und behebt es.',
  },
} as const satisfies Partial<ProblemTexts>;
