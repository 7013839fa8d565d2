/** What the doctor finds in profiles that get a role through another profile, in German. */
import type { FindingTexts } from '../finding-texts.ts';

export const chainFinding = {
  'role-without-source': {
    message: 'Profil {{profile}} hat role_arn, gibt aber nicht an, mit welchen Anmeldedaten die Rolle übernommen wird.',
    cure: 'source_profile mit dem Namen eines anderen Profils ergänzen oder role_arn auskommentieren.',
  },
  'two-sources': {
    message: 'Profil {{profile}} hat sowohl source_profile als auch credential_source.',
    cure: 'Nur eines von beiden behalten.',
  },
  'unknown-source': {
    message: 'Profil {{profile}} verweist mit source_profile auf {{source}}, das es nicht gibt.',
    cure: 'In source_profile ein vorhandenes Profil angeben.',
  },
  'source-without-credentials': {
    message: 'Profil {{profile}} verweist mit source_profile auf {{source}}, das keine Anmeldedaten hat.',
    cure: 'In source_profile ein Profil angeben, das sich anmeldet oder Anmeldedaten hat.',
  },
  'bad-credential-source': {
    message: 'credential_source in Profil {{profile}} ist „{{value}}“, was kein Tool unterstützt.',
    cure: 'Environment, EcsContainer oder Ec2InstanceMetadata eintragen.',
  },
  'source-circle': {
    message: 'Profil {{profile}} führt über source_profile zu sich selbst zurück: {{circle}}.',
    cure: 'In source_profile ein Profil angeben, das sich anmeldet oder Anmeldedaten hat.',
  },
  'chain-too-long': {
    message: 'Profil {{profile}} verweist auf eine längere Kette von Profilen, als die AWS CLI verfolgt.',
    cure: 'In source_profile ein Profil angeben, das sich anmeldet oder Anmeldedaten hat.',
  },
  'half-keys': {
    message: 'Profil {{profile}} hat aws_access_key_id ohne aws_secret_access_key in derselben Datei.',
    cure: 'Die fehlende Zeile ergänzen oder die andere auskommentieren.',
  },
  'unknown-services': {
    message: 'Profil {{profile}} verweist auf den Abschnitt [services {{services}}], den es nicht gibt.',
    cure: 'Einen vorhandenen Abschnitt angeben oder die Zeile auskommentieren.',
  },
  'profile-unusable': {
    message: 'Die AWS CLI kann Profil {{profile}} so nicht verwenden.',
    cure: 'Den Abschnitt neu schreiben, jede Zeile als „Name = Wert“ ohne Einrückung.',
  },
} as const satisfies Partial<FindingTexts>;
